import { Worker } from 'node:worker_threads'
import type { BookRow, BookScope, DoseBookRow, NarcoticBookRow } from '../shared/records/book.ts'
import type { DoseEventKind } from '../shared/records/dose.ts'
import type { ReportPeriod } from '../shared/records/report.ts'
import { foldDose } from '../shared/rules/dose-state.ts'
import { narcoticPage } from '../shared/rules/narcotic-page.ts'
import { followUpsOfBook, sessionsOfBook } from './db/books/care.ts'
import { type DoseStored, dosesOfBook, linesWithoutDose, partsOf } from './db/books/doses.ts'
import type { Reader } from './db/connection.ts'
import { balancesAfter, daysBetween, type MovementStored, movementsBetween } from './db/register-page.ts'
import { codeOfReason } from './private-words.ts'

export interface BookOrder {
  readonly file: string
  readonly key: Uint8Array
  readonly scope: BookScope
}

/** So many rows cross from the worker at once, so that the main thread never takes long over them. */
const AT_ONCE = 1_000

/**
 * Reads a book in a worker with a read-only connection of its own. Nothing sealed is read.
 * @throws what ended the worker early; AbortError
 */
export async function readBookInWorker(order: BookOrder, signal?: AbortSignal): Promise<BookRow[]> {
  signal?.throwIfAborted()
  const worker = new Worker(new URL('./read-book.worker.ts', import.meta.url), { workerData: order })
  const rows: BookRow[] = []
  try {
    await new Promise<void>((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
      worker.on('error', reject)
      worker.on('exit', () => reject(new Error('the worker that reads books ended early')))
      worker.on('message', (part: BookRow[] | 'done') => {
        if (part === 'done') resolve()
        else rows.push(...part)
      })
    })
    return rows
  } finally {
    await worker.terminate()
  }
}

/** The rows of a book in the order in which they are printed, in parts. */
export function* readBook(db: Reader, scope: BookScope): Generator<BookRow[]> {
  const rows = rowsOfBook(db, scope)
  for (let at = 0; at < rows.length; at += AT_ONCE) yield rows.slice(at, at + AT_ONCE)
}

function rowsOfBook(db: Reader, { book, period, productId }: BookScope): BookRow[] {
  switch (book) {
    case 'doses':
      return doseRows(db, period)
    case 'narcotic':
      return productId === null ? [] : narcoticRows(db, period, productId)
    case 'counselling':
      return sessionsOfBook(db, period)
    case 'follow_up':
      return followUpsOfBook(db, period)
  }
}

/** Doses by their time, and after those of a closed day the lines on which nothing was handed out. */
function doseRows(db: Reader, period: ReportPeriod): DoseBookRow[] {
  const without = linesWithoutDose(db, period).map(
    ({ outcome, ...line }): DoseBookRow => ({
      ...line,
      ...{ book: 'doses', forDay: line.day, state: outcome, amountMicrograms: 0, parts: [], redose: false },
      ...{ drug: null, at: null, staffId: null, kind: null, why: null },
      ...{ noCardReason: null, paperSheet: null, diversion: null },
    }),
  )
  return [...dosesOfBook(db, period).map(doseRow), ...without].sort((a, b) =>
    a.day === b.day ? Number(a.at === null) - Number(b.at === null) : a.day < b.day ? -1 : 1,
  )
}

function doseRow(stored: DoseStored): DoseBookRow {
  const { events, parts, voidReason, incident, redose, ...dose } = stored
  const steps = JSON.parse(events) as { kind: DoseEventKind; reason: string | null }[]
  const { state, diversion } = foldDose(steps, voidReason !== null)
  const why = voidReason ?? incident ?? steps.findLast(({ kind }) => kind === state)?.reason ?? null
  return {
    ...dose,
    book: 'doses',
    state: state ?? 'prepared',
    why: why === null ? null : codeOfReason(why),
    parts: partsOf(parts),
    diversion: diversion === 'suspected' || diversion === 'confirmed' ? diversion : null,
    redose: redose === 1,
  }
}

const nothing = { received: 0, issued: 0, doses: 0, returned: 0, wasted: 0, sent: 0, corrected: 0 }

/** One product's movements, each with the balance after it, between what was brought and what is carried forward. */
function narcoticRows(db: Reader, period: ReportPeriod, productId: number): NarcoticBookRow[] {
  const days = daysBetween(db, period.firstDay, period.lastDay)
  const before = balancesAfter(db, productId, days ? days.first - 1 : 0)
  const movements = days ? movementsBetween(db, productId, days.first, days.last) : []
  const page = narcoticPage(
    before.reduce((sum, { steps }) => sum + steps, 0),
    movements,
  )
  const batch = new Map(movements.map(({ batchId, batchNumber }) => [batchId, batchNumber]))
  const balance = (line: 'brought_forward' | 'carried_forward'): NarcoticBookRow => ({
    ...{ book: 'narcotic', line, kind: null, otherParty: null, document: null, why: null, batchNumber: null },
    ...(line === 'carried_forward' ? page.totals : nothing),
    day: line === 'brought_forward' ? period.firstDay : period.lastDay,
    balance: line === 'brought_forward' ? page.broughtForward : page.carriedForward,
    ...{ staffId: null, approverId: null, countersignOwed: false },
  })
  return [
    balance('brought_forward'),
    ...page.lines.map(
      ({ entry, batchId, ...line }): NarcoticBookRow => ({
        ...line,
        ...of(entry),
        book: 'narcotic',
        batchNumber: batch.get(batchId) ?? null,
      }),
    ),
    balance('carried_forward'),
  ]
}

function of(entry: MovementStored | null) {
  if (entry === null)
    return {
      ...{ line: 'doses' as const, kind: null, otherParty: null, document: null, why: null },
      ...{ staffId: null, approverId: null, countersignOwed: false },
    }
  const { kind, otherParty, document, reason, staffId, approverId, countersignOwed } = entry
  return {
    ...{ line: 'entry' as const, kind, otherParty, document, staffId, approverId },
    why: reason === null ? null : codeOfReason(reason),
    countersignOwed: countersignOwed === 1,
  }
}
