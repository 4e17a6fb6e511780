import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { openWriter, type Writer } from '../../electron/db/connection.ts'
import { migrate } from '../../electron/db/migrate.ts'
import type { Register } from '../../electron/register.ts'
import { PINS, STAFF, type TestClock } from '../../tests/helpers/clinic.ts'
import { type Figure, figure, median } from './figures.ts'
import { handlersOver } from './handlers.ts'

const SAMPLES = 300

/**
 * One tablet dose, prepared and given, from the call to the reply: two commits with all their rows. Against it the
 * bare FULL commits of the same rows into the same schema of another encrypted file.
 */
export async function doseBench(large: {
  folder: string
  register: Register
  clock: TestClock
  today: string
}): Promise<Figure[]> {
  const { folder, register, clock } = large
  const { call, session } = handlersOver(folder, register, clock)
  await call.session.signIn({ staffId: STAFF.nurse, pin: PINS[2] })
  await call.day.open({ requestId: randomUUID(), day: large.today as never, approver: null, reason: null })
  const day = session.state().clinicDay?.id ?? 0
  await call.stock.receive({
    requestId: randomUUID(),
    document: 'bench',
    lines: [
      {
        productId: 1,
        batchNumber: 'B-2',
        expiryDay: '2098-01-01' as never,
        steps: 100_000,
        otherExpiryIsRight: false,
      },
    ],
  })
  const shelf = await call.stock.shelf()
  const batchId = shelf.products.find(({ id }) => id === 1)?.proposedBatchId ?? 0
  await call.stock.openPack({ requestId: randomUUID(), batchId, otherStrengthPutAway: true })

  const before = lastSeq(register.db)
  const facts: number[] = []
  const acts: number[] = []
  const waiting: number[] = []
  for (let clientId = 1; clientId <= SAMPLES; clientId += 1) {
    const asked = performance.now()
    await call.doses.facts({ who: { by: 'number', registerNumber: clientId } })
    const begun = performance.now()
    const prepared = await call.doses.prepare({
      requestId: randomUUID(),
      clientId,
      identifiedBy: 'number',
      noCardReason: 'forgotten',
      seen: { orderId: clientId, slot: 1, amountMicrograms: 8_000 },
    })
    const doseId = prepared.client.open?.id ?? 0
    await call.doses.give({ requestId: randomUUID(), doseId, soberSeen: false })
    facts.push(begun - asked)
    acts.push(performance.now() - begun)
    waiting.push(doseId)
    // As at a counter: a client every twenty seconds, each mouth looked at after ten minutes.
    clock.pass(20_000)
    const due = waiting.length > 30 ? waiting.shift() : undefined
    if (due) await call.doses.check({ requestId: randomUUID(), doseId: due, notChecked: null, note: '' })
  }
  const bare = bareCommits(register, before, day)
  session.signOut()
  return [
    figure(
      'a dose prepared and given: call to acknowledged commit',
      median(acts),
      'bare FULL commits of the same rows',
      bare,
    ),
    figure('facts of a client at the counter', median(facts), 'bare FULL commits of one dose', bare),
  ]
}

const lastSeq = (db: Writer): number => Number(db.prepare('SELECT max(seq) FROM ledger').pluck().get())

type Line = { act: string; utc_ms: number; table_name: string; row_id: number; seq: number }

/** @returns the median milliseconds of the commits that one dose takes */
function bareCommits(register: Register, afterSeq: number, clinicDayId: number): number {
  const file = `${register.files.database}.bare`
  const db = openWriter(file, register.keys.databaseKey)
  migrate(db)
  for (const name of db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    .pluck()
    .all())
    db.exec(`DROP TRIGGER ${name}`)
  db.pragma('foreign_keys = OFF')
  const doses = register.db
    .prepare<[number], { id: number }>('SELECT id FROM dose WHERE clinic_day_id = ? ORDER BY id')
    .all(clinicDayId)
  const linesOf = register.db.prepare<[{ after: number; id: number }], Line>(
    `SELECT l.* FROM ledger l WHERE l.seq > $after AND (
       (table_name = 'dose' AND row_id = $id)
       OR (table_name = 'dose_event' AND row_id IN (SELECT id FROM dose_event WHERE dose_id = $id))
       OR (table_name = 'stock_entry' AND row_id IN (SELECT id FROM stock_entry WHERE dose_id = $id)))
     ORDER BY l.seq`,
  )
  const samples = doses.slice(0, 200).map(({ id }) => {
    const commits = new Map<number, { table: string; row: Record<string, unknown> }[]>()
    for (const line of linesOf.all({ after: afterSeq, id })) {
      const kind = line.table_name === 'dose_event' ? rowOf(register.db, line).kind : 'prepared'
      if (kind === 'checked') continue
      const key = kind === 'given' ? 1 : 0
      const rows = commits.get(key) ?? []
      rows.push(
        { table: line.table_name, row: rowOf(register.db, line) },
        { table: 'ledger', row: { ...line } },
      )
      commits.set(key, rows)
    }
    const begun = performance.now()
    for (const rows of commits.values()) commit(db, rows)
    return performance.now() - begun
  })
  db.close()
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true })
  return median(samples)
}

function rowOf(db: Writer, { table_name, row_id }: Line): Record<string, unknown> {
  return db.prepare(`SELECT * FROM ${table_name} WHERE id = ?`).get(row_id) as Record<string, unknown>
}

const statements = new Map<string, ReturnType<Writer['prepare']>>()
function commit(db: Writer, rows: { table: string; row: Record<string, unknown> }[]): void {
  db.transaction(() => {
    for (const { table, row } of rows) {
      const columns = Object.keys(row)
      const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
      const statement = statements.get(sql) ?? db.prepare(sql)
      statements.set(sql, statement)
      statement.run(...Object.values(row))
    }
  }).immediate()
}
