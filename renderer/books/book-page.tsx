import type { BookFrame, BookRow, BookSheet } from '../../shared/records/book.ts'
import { PaperSheet } from '../ui/paper-sheet.tsx'
import { dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'
import { columnsOf, titleOf } from './book-layout.ts'
import classes from './book-page.module.css'

const say = words.books.paper

/** One sheet of a book: the table's head on each, and in the place of rows words where there are none. */
export function BookPaper({ frame, sheet }: { frame: BookFrame; sheet: BookSheet }) {
  const { period, product, site, printedAt, printedBy, close, draft } = frame
  const head = [
    say.period(period.firstDay, period.lastDay),
    product && words.stockBook.paper.inUnits(product.form),
    draft && say.draft,
  ]
  return (
    <PaperSheet
      landscape
      title={titleOf(frame)}
      period={head.filter(Boolean).join(' · ')}
      mark={close ? say.code(close.day, close.code) : undefined}
      site={site}
      printed={words.paper.printedAt(dayAndTime(printedAt, site.timeZone), printedBy)}
      page={sheet.page}
      of={sheet.of}
    >
      <BookTable frame={frame} rows={sheet.rows} />
      {sheet.rows.length === 0 && <p>{say.empty}</p>}
    </PaperSheet>
  )
}

function BookTable({ frame, rows }: { frame: BookFrame; rows: readonly BookRow[] }) {
  const columns = columnsOf(frame)
  const whole = columns.reduce((sum, { width }) => sum + width, 0)
  return (
    <table className={classes.book}>
      <colgroup>
        {columns.map(({ title, width }) => (
          <col key={title} style={{ width: `${(width / whole) * 100}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map(({ title, numeric }) => (
            <th key={title} data-number={numeric || undefined}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line of a printed page is known by its place alone
          <tr key={index} data-apart={isApart(row) || undefined}>
            {columns.map(({ title, numeric, cell }) => (
              <td key={title} data-number={numeric || undefined}>
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Drawn apart: balances carried, and what does not count. */
function isApart(row: BookRow): boolean {
  switch (row.book) {
    case 'doses':
      return row.state === 'voided'
    case 'narcotic':
      return row.line === 'brought_forward' || row.line === 'carried_forward'
    case 'counselling':
    case 'follow_up':
      return row.voided !== null
  }
}
