import type { Reader } from '../../electron/db/connection.ts'
import { ledgerHead } from '../../electron/db/ledger.ts'
import { batchBalance } from '../../electron/db/stock.ts'
import { checkLedger } from '../../electron/ledger-check-steps.ts'
import type { Register } from '../../electron/register.ts'
import { HighWater } from '../../electron/vault/high-water.ts'

/** The rows that one act of a kind makes exactly once, among the ledger lines after a line. */
const MADE_BY: Record<string, string> = {
  'day.open': rows('clinic_day'),
  'day.close': rows('clinic_day_close'),
  'dose.record': rows('dose'),
  'dose.give': events("'given'"),
  'dose.check': events("'checked', 'not_checked'"),
  'dose.refuse': events("'refused'"),
  'dose.withhold': events("'withheld'"),
  'dose.spill': events("'spilled'"),
  'dose.void': rows('dose_void'),
  'dose.finish': `SELECT (${events("'checked'")}) + (${rows('dose_void')})`,
  'stock.receive': rows('stock_entry'),
  'stock.waste': rows('stock_entry'),
  'stock.open_pack': rows('open_pack'),
}

function rows(table: string): string {
  return `SELECT count(*) FROM ledger l WHERE l.seq > $after AND l.act = $act AND l.table_name = '${table}'`
}

function events(kinds: string): string {
  return `SELECT count(*) FROM ledger l JOIN dose_event e ON e.id = l.row_id
    WHERE l.seq > $after AND l.act = $act AND l.table_name = 'dose_event' AND e.kind IN (${kinds})`
}

export const value = <T>(db: Reader, sql: string, ...parameters: unknown[]): T =>
  db
    .prepare(sql)
    .pluck()
    .get(...parameters) as T

/** The request ids of acts that were committed, with the act and the row that each made. */
export function requests(db: Reader): Map<string, { call: string; rowId: number }> {
  const all = db
    .prepare<[], { id: string; call: string; row_id: number }>('SELECT id, call, row_id FROM request')
    .all()
  return new Map(all.map(({ id, call, row_id }) => [id, { call, rowId: row_id }]))
}

/**
 * Every act since a ledger line made its row once: as many rows as requests, act by act, and no row bears two
 * requests. @returns sentences on what is not so
 */
export function actsMadeOnce(
  db: Reader,
  after: number,
  fresh: ReadonlyMap<string, { call: string; rowId: number }>,
): string[] {
  const wrong: string[] = []
  const seen = new Set<string>()
  const perAct = new Map<string, number>()
  for (const { call, rowId } of fresh.values()) {
    if (call !== 'dose.finish' && seen.has(`${call} ${rowId}`))
      wrong.push(`two requests made ${call} ${rowId}`)
    seen.add(`${call} ${rowId}`)
    perAct.set(call, (perAct.get(call) ?? 0) + 1)
  }
  for (const [act, sql] of Object.entries(MADE_BY)) {
    const made = value<number>(db, sql, { after, act })
    const asked = perAct.get(act) ?? 0
    if (made !== asked) wrong.push(`${asked} requests of ${act}, ${made} rows`)
  }
  return wrong
}

/** What must hold in any register at any moment, each as a query that finds the offenders. */
const NEVER: Record<string, string> = {
  'slots held twice': `SELECT count(*) FROM (SELECT 1 FROM dose d
    WHERE d.redose_of IS NULL AND NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id)
      AND NOT EXISTS (SELECT 1 FROM dose_event e WHERE e.dose_id = d.id AND e.kind IN ('refused', 'withheld', 'returned'))
    GROUP BY d.client_id, d.clinic_day, d.slot HAVING count(*) > 1)`,
  'doses without their first step': `SELECT count(*) FROM dose d WHERE NOT EXISTS
    (SELECT 1 FROM dose_event e WHERE e.dose_id = d.id AND e.kind = 'prepared')`,
  'doses whose stock is not their amount': `SELECT count(*) FROM dose d WHERE d.kind <> 'passport' AND
    (SELECT coalesce(sum(s.steps * p.strength_micrograms / p.steps_per_unit), 0)
       FROM stock_entry s JOIN product p ON p.id = s.product_id WHERE s.dose_id = d.id AND s.kind IN ('issue', 'return'))
    <> CASE WHEN EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id)
         OR EXISTS (SELECT 1 FROM dose_event e WHERE e.dose_id = d.id AND e.kind IN ('refused', 'withheld', 'returned'))
         THEN 0 ELSE -d.amount_micrograms END
      AND NOT EXISTS (SELECT 1 FROM dose_event e WHERE e.dose_id = d.id AND e.kind = 'spilled')`,
  'batches below zero': `SELECT count(*) FROM
    (SELECT 1 FROM stock_entry GROUP BY batch_id HAVING sum(steps) < 0)`,
  'closing lines that are not the fold': `SELECT count(*) FROM stock_close c WHERE c.book_steps <>
    (SELECT coalesce(sum(s.steps), 0) FROM stock_entry s
     WHERE s.batch_id = c.batch_id AND s.clinic_day_id <= c.clinic_day_id)`,
  'closed days of running orders without lines': `SELECT count(*) FROM clinic_day_close c
    JOIN clinic_day d ON d.id = c.clinic_day_id
    WHERE EXISTS (SELECT 1 FROM dose_order o WHERE d.day BETWEEN o.start_day AND o.end_day)
      AND NOT EXISTS (SELECT 1 FROM clock_reset r WHERE r.clinic_day_id = d.id)
      AND NOT EXISTS (SELECT 1 FROM day_line l WHERE l.clinic_day_id = c.clinic_day_id)`,
  'days open at once': `SELECT max(0, (SELECT count(*) FROM clinic_day) - (SELECT count(*) FROM clinic_day_close) - 1)`,
}

/** Chain, rows, guard, stock, foreign keys and indexes of a register. @returns sentences on what is not so */
export function wholeRegister(db: Reader): string[] {
  const wrong: string[] = []
  for (const [what, sql] of Object.entries(NEVER)) {
    const found = value<number>(db, sql)
    if (found > 0) wrong.push(`${found} ${what}`)
  }
  for (const batchId of db.prepare('SELECT id FROM batch').pluck().all() as number[]) {
    const fold = value<number>(
      db,
      'SELECT coalesce(sum(steps), 0) FROM stock_entry WHERE batch_id = ?',
      batchId,
    )
    if (fold !== batchBalance(db, batchId)) wrong.push(`batch ${batchId}: the balance is not the fold`)
  }
  for (const step of checkLedger(db, null))
    if (step.kind === 'done' && step.found > 0)
      wrong.push(`the ledger check found ${step.found}: ${JSON.stringify(step.findings[0])}`)
  if (value(db, 'PRAGMA integrity_check(1)') !== 'ok') wrong.push('integrity_check')
  if (value(db, 'SELECT count(*) FROM pragma_foreign_key_check') !== 0) wrong.push('foreign_key_check')
  return wrong
}

/** The mark on the disk stands at the last line of the opened register. */
export function markAgrees({ db, files, keys }: Register): string[] {
  const highWater = new HighWater(files.highWater, keys.highWaterKey)
  try {
    const reading = highWater.read()
    const head = ledgerHead(db)
    const same =
      reading.outcome === 'read' &&
      reading.mark.seq === head.seq &&
      Buffer.from(reading.mark.head).equals(head.hash)
    return same ? [] : [`the high-water mark is not the ledger's end`]
  } finally {
    highWater.close()
  }
}
