import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BookStep } from '../../shared/contract/books.ts'
import type { BookKind, BookRow } from '../../shared/records/book.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { answerOf } from '../helpers/answer.ts'
import { openDay, someClient } from '../helpers/clients.ts'
import { type Clinic, openClinic } from '../helpers/clinic.ts'
import { requestId } from '../helpers/seed-counter.ts'

const day = (text: string) => text as ClinicDay
const TODAY = day('2026-02-03')
const NAME = 'Lalrinawma Canary'

let clinic: Clinic
let out: string
beforeEach(async () => {
  clinic = await openClinic({ who: 'counsellor' })
  await openDay(clinic, TODAY)
  out = mkdtempSync(join(tmpdir(), 'ost-books-'))
})
afterEach(async () => {
  expect(clinic.faults).toEqual([])
  await clinic.end()
  rmSync(out, { recursive: true, force: true })
})

const scope = (book: BookKind, firstDay = TODAY, lastDay = TODAY, productId: number | null = null) => ({
  book,
  period: { firstDay, lastDay },
  productId,
})
const order = (book: BookKind, to: 'choose' | 'printer' = 'choose') => ({
  ...scope(book),
  requestId: requestId(),
  title: 'Counselling register, 03-Feb-2026',
  fileName: `${book}-2026-02-03`,
  to: { kind: to } as const,
})
/** Writes so many sessions of one client, ten minutes each, through the real call. */
async function sessions(count: number): Promise<number> {
  const client = await clinic.call.clients.enrol(someClient({ name: NAME }))
  for (let index = 0; index < count; index += 1)
    await clinic.call.counselling.record({
      requestId: requestId(),
      kind: 'individual',
      day: TODAY,
      startMinute: index * 5,
      minutes: 5,
      place: 'centre',
      topics: ['relapse'],
      clientIds: [client.clientId],
      relativeIds: [],
      note: { situation: `${NAME} speaks of debts`, assessment: '', plan: '' },
      next: null,
    })
  return client.registerNumber
}
async function made(input: ReturnType<typeof order>): Promise<BookStep[]> {
  const steps: BookStep[] = []
  for await (const step of await clinic.call.books.make(input)) steps.push(step)
  return steps
}
const rowsDrawn = (): BookRow[] => clinic.asked.books.sheets.flatMap(({ rows }) => rows)

describe('a book', () => {
  it('is read, divided into pages, drawn and joined into one document, and says how far it is', async () => {
    const registerNumber = await sessions(30)
    clinic.chosenFolder = out
    const steps = await made(order('counselling'))
    const file = join(out, 'counselling-2026-02-03.pdf')
    expect(steps.at(-1)).toEqual({ kind: 'done', outcome: 'saved', file, pages: 2, rows: 30 })
    expect(steps.slice(0, -1)).toEqual([
      { kind: 'progress', phase: 'measuring', done: 30, total: 30 },
      { kind: 'progress', phase: 'drawing', done: 2, total: 2 },
    ])
    const pdf = await PDFDocument.load(readFileSync(file))
    expect([pdf.getPageCount(), pdf.getTitle()]).toEqual([2, 'Counselling register, 03-Feb-2026'])
    expect(rowsDrawn()).toHaveLength(30)
    expect(rowsDrawn()[0]).toMatchObject({
      registerNumbers: [registerNumber],
      topics: ['relapse'],
      minutes: 5,
    })
    expect(clinic.asked.books).toMatchObject({ opened: 1, closed: 1, dialogs: 0 })
  })

  it('holds no name and no word of a note, and leaves no other file', async () => {
    await sessions(3)
    clinic.chosenFolder = out
    const before = readdirSync(clinic.folder, { recursive: true }).sort()
    await made(order('counselling'))
    await made(order('counselling'))
    expect(readdirSync(out).sort()).toEqual(['counselling-2026-02-03-2.pdf', 'counselling-2026-02-03.pdf'])
    expect(readdirSync(clinic.folder, { recursive: true }).sort()).toEqual(before)
    const handedOver = JSON.stringify(clinic.asked.books)
    expect(handedOver).toContain('Vanlalruati')
    expect(handedOver).not.toContain('Canary')
    expect(handedOver).not.toContain('debts')
  })

  it('goes to the printer a part at a time, and stops where the person closes its window', async () => {
    await sessions(2)
    expect((await made(order('counselling', 'printer'))).at(-1)).toMatchObject({
      outcome: 'printed',
      file: null,
    })
    expect(clinic.asked.books.dialogs).toBe(1)
    clinic.asked.books.cancelsDialog = 2
    expect((await made(order('counselling', 'printer'))).at(-1)).toMatchObject({ outcome: 'cancelled' })
    const lines = await printed()
    expect(lines).toEqual(['Counselling register, 03-Feb-2026', 'Counselling register, 03-Feb-2026'])
  })

  it('that nobody chose a folder for is not made and not in the ledger', async () => {
    await sessions(1)
    expect(await made(order('counselling'))).toEqual([
      { kind: 'done', outcome: 'cancelled', file: null, pages: 0, rows: 0 },
    ])
    expect(clinic.asked.books.opened).toBe(0)
    expect(await printed()).toEqual([])
  })

  it('that is stopped leaves nothing behind, and the next one can be made', async () => {
    await sessions(2)
    clinic.chosenFolder = out
    clinic.asked.books.takesLong = true
    for await (const step of await clinic.call.books.make(order('counselling'))) {
      expect(step.kind).toBe('progress')
      expect(await answerOf(made(order('counselling')))).toBe('REFUSED book_running')
      break
    }
    await expect.poll(() => clinic.asked.books.closed).toBeGreaterThan(0)
    expect(readdirSync(out)).toEqual([])
    clinic.asked.books.takesLong = false
    expect((await made(order('counselling'))).at(-1)).toMatchObject({ outcome: 'saved' })
    expect(readdirSync(out)).toEqual(['counselling-2026-02-03.pdf'])
    expect(await printed()).toHaveLength(1)
  })

  it('does not go where no stick is', async () => {
    const to = { kind: 'stick', folder: out } as const
    expect(await answerOf(clinic.call.books.make({ ...order('counselling'), to }))).toBe(
      'REFUSED folder_not_offered',
    )
  })

  it('that the disk refuses says so, and leaves no part of itself', async () => {
    await sessions(1)
    const gone = join(out, 'gone')
    mkdirSync(gone)
    clinic.chosenFolder = gone
    const input = order('counselling')
    rmSync(gone, { recursive: true })
    expect(await answerOf(made(input))).toMatch(/^REFUSED /)
    expect(readdirSync(out)).toEqual([])
  })

  it('with no row is one page, and its length is known before', async () => {
    expect(await clinic.call.books.look(scope('counselling'))).toEqual({
      ...{ rows: 0, pages: 1, jobs: 1, draft: true, closedDay: null },
    })
  })
})

describe('who makes which book', () => {
  const offered = async (who: Parameters<Clinic['signInAs']>[0]) => {
    await clinic.signInAs(who)
    return (await clinic.call.books.offer()).books
  }

  it('is the table of acts', async () => {
    expect(await offered('counsellor')).toEqual(['counselling', 'follow_up'])
    expect(await offered('nurse')).toEqual(['doses', 'narcotic', 'follow_up'])
    expect(await offered('doctor')).toEqual(['doses', 'narcotic'])
    expect(await offered('manager')).toEqual(['doses', 'narcotic', 'counselling', 'follow_up'])
  })

  it('holds at the server side: a counsellor gets no doses, a nurse no more than a day of them', async () => {
    expect(await answerOf(clinic.call.books.look(scope('doses')))).toBe('NOT_ALLOWED role')
    await clinic.signInAs('nurse')
    expect(await answerOf(clinic.call.books.look(scope('doses')))).toBe('done')
    expect(await answerOf(clinic.call.books.look(scope('doses', day('2026-02-01'), TODAY)))).toBe(
      'INVALID period.lastDay one_day_only',
    )
    await clinic.signInAs('manager')
    expect(await answerOf(clinic.call.books.look(scope('doses', day('2026-02-01'), TODAY)))).toBe('done')
  })

  it('refuses days that have not come, more than a year, and a product that is not there', async () => {
    await clinic.signInAs('manager')
    const look = (book: BookKind, first: string, last: string, productId: number | null = null) =>
      answerOf(clinic.call.books.look(scope(book, day(first), day(last), productId)))
    expect(await look('doses', '2026-02-04', '2026-02-05')).toBe('INVALID period.firstDay period_in_future')
    expect(await look('doses', '2025-01-01', '2026-02-03')).toBe('INVALID period.lastDay period_too_long')
    expect(await look('doses', '2026-02-03', '2026-02-02')).toMatch(/^INVALID period.lastDay/)
    expect(await look('narcotic', '2026-02-03', '2026-02-03', 99)).toBe('INVALID productId choose_one')
    expect(await look('narcotic', '2026-02-03', '2026-02-03')).toMatch(/^INVALID productId/)
  })
})

async function printed(): Promise<(string | null)[]> {
  await clinic.signInAs('manager')
  const filter = { before: null, personId: null, day: null, act: 'paper.print' }
  return (await clinic.call.ledger.lines(filter)).entries.map(({ reason }) => reason)
}
