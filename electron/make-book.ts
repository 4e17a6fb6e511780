import type { BookFrame, BookRow, BookSheet } from '../shared/records/book.ts'
import { bookJobs, bookPages } from '../shared/rules/book-pages.ts'
import type { BookPage } from './book-window.ts'
import { joinPdf } from './pdf-join.ts'

/**
 * Rows that are drawn at once. The design allows 500 (9,000 took 2 GB); books have ten columns, and half of that keeps
 * the window well below its 300 MB at the same speed.
 */
export const ROWS_A_JOB = 250

export interface BookWatch {
  readonly signal: AbortSignal
  readonly onProgress?: (progress: { phase: 'measuring' | 'drawing'; done: number; total: number }) => void
}

/** Divides a book's rows into sheets, by the heights that they have on the page. @throws AbortError */
export async function sheetsOf(
  page: BookPage,
  frame: BookFrame,
  rows: readonly BookRow[],
  { signal, onProgress }: BookWatch,
): Promise<BookSheet[][]> {
  const heights: number[] = []
  let room = 0
  do {
    signal.throwIfAborted()
    const part = await page.measure(frame, rows.slice(heights.length, heights.length + ROWS_A_JOB))
    heights.push(...part.heights)
    room = part.room
    onProgress?.({ phase: 'measuring', done: heights.length, total: rows.length })
  } while (heights.length < rows.length)
  const pages = bookPages(heights, room)
  const sheets = pages.map(({ from, to }, index) => ({
    ...{ from, to, rows: rows.slice(from, to) },
    ...{ page: index + 1, of: pages.length },
  }))
  return bookJobs(sheets, ROWS_A_JOB).map((job) => job.map(({ rows, page, of }) => ({ rows, page, of })))
}

/** Draws job after job and joins them: one document, its pages numbered through. @throws AbortError */
export async function bookAsPdf(
  page: BookPage,
  frame: BookFrame,
  title: string,
  jobs: readonly (readonly BookSheet[])[],
  watch: BookWatch,
): Promise<Uint8Array> {
  const join = joinPdf({ title, at: frame.printedAt })
  try {
    await eachJob(page, frame, jobs, watch, async () => join.add(await page.pdf()))
    return await join.finish()
  } finally {
    await join.end()
  }
}

/**
 * Sends job after job to the printer, each through the system's dialog.
 * @returns false when the person cancelled one; what was sent before is on its way. @throws AbortError
 */
export async function printBook(
  page: BookPage,
  frame: BookFrame,
  jobs: readonly (readonly BookSheet[])[],
  watch: BookWatch,
): Promise<boolean> {
  let going = true
  await eachJob(page, frame, jobs, watch, async () => {
    if (going) going = await page.print()
  })
  return going
}

async function eachJob(
  page: BookPage,
  frame: BookFrame,
  jobs: readonly (readonly BookSheet[])[],
  { signal, onProgress }: BookWatch,
  output: () => Promise<void>,
): Promise<void> {
  const total = jobs.at(-1)?.at(-1)?.of ?? 0
  // Somebody who cancels does not wait for the drawing that is under way.
  const stop = () => page.close()
  signal.addEventListener('abort', stop, { once: true })
  try {
    for (const sheets of jobs) {
      signal.throwIfAborted()
      await page.draw(frame, sheets)
      await output()
      onProgress?.({ phase: 'drawing', done: sheets.at(-1)?.page ?? total, total })
    }
  } catch (cause) {
    signal.throwIfAborted()
    throw cause
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
