import { existsSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BookStep, BookTarget } from '../../shared/contract/books.ts'
import type { BookKind, BookScope } from '../../shared/records/book.ts'
import type { SiteKind } from '../../shared/records/site.ts'
import type { Role } from '../../shared/records/staff.ts'
import { type Act, whoMay } from '../../shared/rules/who-may.ts'
import { backupPlaces } from '../backup-places.ts'
import { siteOf } from '../db/site.ts'
import { products } from '../db/stock.ts'
import { noteAct } from '../db/write.ts'
import { bookAsPdf, printBook, sheetsOf } from '../make-book.ts'
import { invalid, NotAllowed, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import type { Services } from '../services.ts'
import { todayOf } from '../today.ts'
import { answering, signedIn } from './base.ts'
import { bookFrame, readRows } from './book-facts.ts'
import { clientCard } from './client-card.ts'
import { stepStream } from './step-stream.ts'

/** A whole year at once; more is another book. */
const MOST_DAYS = 366
const DAY_MS = 86_400_000

const ACT_OF: Record<BookKind, Act> = {
  doses: 'book.doses',
  narcotic: 'book.narcotic',
  counselling: 'book.counselling',
  follow_up: 'book.follow_up',
}

/** Registers of which a book is being made: one at a time, or two of them would need twice the memory. */
const making = new WeakSet<Register>()

export const books = {
  offer: signedIn.books.offer.handler(({ context: { register, staff } }) => ({
    today: todayOf(register),
    books: (Object.keys(ACT_OF) as BookKind[]).filter(
      (book) => mayMake(book, staff.role) && isKeptAt(siteOf(register.db).kind, book),
    ),
    products: products(register.db).map(({ id, drug, form, strengthMicrograms }) => ({
      ...{ id, drug, form, strengthMicrograms },
    })),
    sticks: sticks(),
  })),

  look: signedIn.books.look.handler(async ({ input, context: { register, staff, window }, signal }) => {
    const stop = signal ?? new AbortController().signal
    checkScope(register, staff.role, input)
    const frame = bookFrame(register, input, staff.name)
    const rows = await readRows(register, input, stop)
    const page = await window.openBookPage()
    try {
      const jobs = await sheetsOf(page, frame, rows, { signal: stop })
      return {
        rows: rows.length,
        pages: jobs.flat().length,
        jobs: jobs.length,
        draft: frame.draft,
        closedDay: frame.close?.day ?? null,
      }
    } finally {
      page.close()
    }
  }),

  make: signedIn.books.make.handler(({ input, context, signal }) => {
    const { register, staff, log } = context
    checkScope(register, staff.role, input)
    if (input.to.kind === 'stick' && !sticks().some(({ folder }) => folder === folderOf(input.to)))
      return refuse('folder_not_offered')
    if (making.has(register)) return refuse('book_running')
    making.add(register)
    const steps = stepStream<BookStep>(signal, (push, stop) =>
      makeBook(context, input, { signal: stop, onProgress: (at) => push({ kind: 'progress', ...at }) }),
    )
    return answering(log, steps)
  }),

  clientCard,
}

type MakeInput = BookScope & { requestId: string; title: string; fileName: string; to: BookTarget }
type Watch = Parameters<typeof sheetsOf>[3]

async function makeBook(
  {
    register,
    staff,
    session,
    window,
  }: Services & { register: Register; staff: { id: number; name: string } },
  input: MakeInput,
  watch: Watch,
): Promise<BookStep> {
  const cancelled = { kind: 'done', outcome: 'cancelled', file: null, pages: 0, rows: 0 } as const
  try {
    const folder = input.to.kind === 'choose' ? await window.chooseFolder() : folderOf(input.to)
    if (input.to.kind === 'choose' && folder === null) return cancelled
    const frame = bookFrame(register, input, staff.name)
    const rows = await readRows(register, input, watch.signal)
    const page = await window.openBookPage()
    try {
      const jobs = await sheetsOf(page, frame, rows, watch)
      const made = { pages: jobs.flat().length, rows: rows.length }
      // Whoever locked the register meanwhile does not want pages of it to come out.
      const note = () => {
        if (session.register() !== register) refuse('book_locked')
        noteBook(register, input.requestId, input.title, staff.id)
      }
      if (folder === null) {
        note()
        const printed = await printBook(page, frame, jobs, watch)
        return { kind: 'done', outcome: printed ? 'printed' : 'cancelled', file: null, ...made }
      }
      const pdf = await bookAsPdf(page, frame, input.title, jobs, watch)
      note()
      return { kind: 'done', outcome: 'saved', file: await writeWhole(folder, input.fileName, pdf), ...made }
    } finally {
      page.close()
    }
  } catch (cause) {
    if (watch.signal.aborted) return cancelled
    throw cause
  } finally {
    making.delete(register)
  }
}

const folderOf = (to: BookTarget): string | null => (to.kind === 'stick' ? to.folder : null)

const sticks = () =>
  backupPlaces(process.platform, []).map(({ folder, freeBytes }) => ({ folder, freeBytes }))

/** A drop-in centre hands out nothing: it has no dose and no narcotic register. */
const isKeptAt = (kind: SiteKind, book: BookKind): boolean =>
  kind !== 'drop_in_centre' || (book !== 'doses' && book !== 'narcotic')

const mayMake = (book: BookKind, role: Role): boolean =>
  whoMay(ACT_OF[book], { stage: 'staff', role }).allowed

/** Which books a role makes, and of a nurse the doses of one day (decisions.md, *reports without names: manager, data*). */
function checkScope(register: Register, role: Role, { book, period, productId }: BookScope): void {
  if (!mayMake(book, role)) throw new NotAllowed(ACT_OF[book], 'role')
  if (period.firstDay > todayOf(register)) invalid('period.firstDay', 'period_in_future')
  const days = (Date.parse(period.lastDay) - Date.parse(period.firstDay)) / DAY_MS + 1
  if (days > MOST_DAYS) invalid('period.lastDay', 'period_too_long', { days: MOST_DAYS })
  if (book === 'doses' && days > 1 && !whoMay('book.doses_long', { stage: 'staff', role }).allowed)
    invalid('period.lastDay', 'one_day_only')
  if (productId !== null && !products(register.db).some(({ id }) => id === productId))
    invalid('productId', 'choose_one')
}

/** Beside an earlier one of the same name, and only as a whole: what a pulled stick left behind bears no `.pdf`. */
async function writeWhole(folder: string, name: string, pdf: Uint8Array): Promise<string> {
  let file = join(folder, `${name}.pdf`)
  for (let number = 2; existsSync(file); number += 1) file = join(folder, `${name}-${number}.pdf`)
  const part = `${file}.part`
  try {
    await writeFile(part, pdf, { flag: 'wx', flush: true })
    await rename(part, file)
  } catch (cause) {
    await rm(part, { force: true })
    // A stick that was pulled meanwhile.
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')
      return refuse('folder_not_offered')
    throw cause
  }
  return file
}

function noteBook(register: Register, requestId: string, title: string, staffId: number): void {
  register.writeOnce(requestId, { act: 'paper.print', actor: staffId, reason: title }, (tx) => {
    noteAct(tx, 'site', 1)
    return 1
  })
}
