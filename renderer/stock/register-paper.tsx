import type { PageMovementView, RegisterMonth } from '../../shared/contract/stock-book.ts'
import { narcoticPage, type PageLine } from '../../shared/rules/narcotic-page.ts'
import { unitsOf } from '../../shared/rules/quantity.ts'
import { PaperDialog } from '../ui/paper.tsx'
import { packSheets, rowHeight } from '../ui/sheet-packing.ts'
import { clinicDay, number } from '../words/format.ts'
import { words } from '../words/index.ts'
import classes from './register-paper.module.css'
import { RegisterSummary } from './register-summary.tsx'

const say = words.stockBook.paper
/** What a landscape page has for lines, in mm, between its head and the balance carried. */
const PAGE_MM = 118

type Line = PageLine<PageMovementView>

/** A month of the narcotic register as pages: every movement with its balance, then the sums in grams of base. */
export function RegisterPaper({ page, onClose }: { page: RegisterMonth; onClose: () => void }) {
  const { product, month } = page
  const book = narcoticPage(page.broughtForwardSteps, page.movements)
  const name = `${product.drug} ${words.stock.strength(product)}`
  const pages = packSheets(book.lines, heightOf, PAGE_MM)
  const sheets = [
    ...pages.map((lines, index) => (
      <BookSheet
        key={lines[0] ? `${lines[0].day} ${index}` : 'empty'}
        page={page}
        lines={lines}
        forward={index === 0 ? book.broughtForward : (pages[index - 1]?.at(-1)?.balance ?? 0)}
        last={index === pages.length - 1}
      />
    )),
    <RegisterSummary key="sums" page={page} book={book} />,
  ]
  const period = words.stockBook.monthName(`${month}-01`)
  return (
    <PaperDialog
      title={say.title(name)}
      period={page.complete ? period : `${period} · ${say.draft}`}
      landscape
      sheets={sheets}
      fileName={`narcotic-register-${month}-product-${product.id}`}
      onClose={onClose}
    />
  )
}

/** Characters that fit on one line of the columns that break, as their widths in the style sheet are. */
const heightOf = ({ entry }: Line): number =>
  rowHeight([
    [whatOf(entry), 26],
    [entry?.batchNumber ?? '', 10],
    [signersOf(entry), 15],
  ])

function BookSheet(props: { page: RegisterMonth; lines: Line[]; forward: number; last: boolean }) {
  const { page, lines, forward, last } = props
  const { product } = page
  const columns = say.columns
  const units = (steps: number) => (steps === 0 ? '' : number(unitsOf(steps, product)))
  const end = lines.at(-1)?.balance ?? forward
  return (
    <>
      <table className={classes.book}>
        <thead>
          <tr>
            <th>{columns.day}</th>
            <th>{columns.what}</th>
            <th>{columns.batch}</th>
            <th data-number>{columns.received}</th>
            <th data-number>{columns.issued}</th>
            <th data-number>{columns.doses}</th>
            <th data-number>{columns.returned}</th>
            <th data-number>{columns.wasted}</th>
            <th data-number>{columns.sent}</th>
            <th data-number>{columns.corrected}</th>
            <th data-number>{columns.balance}</th>
            <th>{columns.who}</th>
            <th>{columns.sign}</th>
          </tr>
        </thead>
        <tbody>
          <Balance text={say.broughtForward} balance={number(unitsOf(forward, product))} />
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line of a printed page is known by its place alone
            <tr key={index}>
              <td className="ost-nowrap">{clinicDay(line.day)}</td>
              <td>{whatOf(line.entry)}</td>
              <td>{page.movements.find(({ batchId }) => batchId === line.batchId)?.batchNumber}</td>
              <td data-number>{units(line.received)}</td>
              <td data-number>{units(line.issued)}</td>
              <td data-number>{line.doses === 0 ? '' : number(line.doses)}</td>
              <td data-number>{units(line.returned)}</td>
              <td data-number>{units(line.wasted)}</td>
              <td data-number>{units(line.sent)}</td>
              <td data-number>
                {line.corrected > 0 && '+'}
                {units(line.corrected).replace('-', '−')}
              </td>
              <td data-number>
                <strong>{number(unitsOf(line.balance, product))}</strong>
              </td>
              <td>{signersOf(line.entry)}</td>
              <td />
            </tr>
          ))}
          <Balance text={last ? say.carriedForward : say.carried} balance={number(unitsOf(end, product))} />
        </tbody>
      </table>
      <p className={classes.note}>{say.inUnits(product.form)}</p>
    </>
  )
}

function Balance({ text, balance }: { text: string; balance: string }) {
  return (
    <tr className={classes.carry}>
      <td />
      <td colSpan={9}>{text}</td>
      <td data-number>{balance}</td>
      <td />
      <td />
    </tr>
  )
}

/** Where it came from or went to, with its paper and reason; the line of a day's doses says just that. */
function whatOf(entry: PageMovementView | null): string {
  if (entry === null) return say.doses
  const parts = [
    words.stock.batch.kinds[entry.kind],
    entry.otherParty,
    entry.document,
    entry.reason === null ? null : words.stock.batch.reason(entry.reason),
  ]
  return parts.filter(Boolean).join(', ')
}

/** Who wrote it and who stood by; a pen's signature has its own column. */
function signersOf(entry: PageMovementView | null): string {
  if (entry === null || entry.staffName === null) return ''
  if (entry.approverName !== null) return `${entry.staffName} / ${entry.approverName}`
  return entry.countersignOwed ? `${entry.staffName} / ${say.owed}` : entry.staffName
}
