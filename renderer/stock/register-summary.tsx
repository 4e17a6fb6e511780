import type { PageMovementView, RegisterMonth } from '../../shared/contract/stock-book.ts'
import type { NarcoticPage } from '../../shared/rules/narcotic-page.ts'
import { baseMicrogramsOf, microgramsOf } from '../../shared/rules/quantity.ts'
import { words } from '../words/index.ts'
import classes from './register-paper.module.css'

const say = words.stockBook.paper

/** The month in figures: quantity, milligrams as labelled, grams of base drug; and what each batch is left with. */
export function RegisterSummary(props: { page: RegisterMonth; book: NarcoticPage<PageMovementView> }) {
  const { page, book } = props
  const { product } = page
  const { totals } = book
  const rows: [string, number][] = [
    [say.rows.forward, book.broughtForward],
    [say.rows.received, totals.received],
    [say.rows.issued(totals.doses), -totals.issued],
    [say.rows.returned, totals.returned],
    [say.rows.wasted, -totals.wasted],
    [say.rows.sent, -totals.sent],
    [say.rows.corrected, totals.corrected],
    [say.rows.closing, book.carriedForward],
    [say.rows.boxes, page.inBoxesSteps],
  ]
  const signed = (text: string, steps: number) => (steps < 0 ? `−${text}` : text)
  return (
    <>
      <div className={classes.sums}>
        <section>
          <h2>{say.summary}</h2>
          <table>
            <thead>
              <tr>
                <th>{say.sums}</th>
                <th data-number>{say.quantity}</th>
                <th data-number>{say.milligrams}</th>
                <th data-number>{say.base}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(([label, steps]) => {
                const size = Math.abs(steps)
                return (
                  <tr key={label} className={label === say.rows.closing ? classes.carry : undefined}>
                    <td>{label}</td>
                    <td data-number>{signed(words.stock.quantity(size, product), steps)}</td>
                    <td data-number>{signed(say.milligramsOf(microgramsOf(size, product)), steps)}</td>
                    <td data-number>
                      {signed(words.stockBook.grams(baseMicrogramsOf(size, product)), steps)}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
          <p className={classes.note}>{say.baseHow(product.baseFactorPpm)}</p>
        </section>
        <section>
          <h2>{say.batches}</h2>
          <table>
            <tbody>
              {page.batches.length === 0 && (
                <tr>
                  <td>{words.boxes.empty}</td>
                </tr>
              )}
              {page.batches.map((batch) => (
                <tr key={batch.id}>
                  <td>{batch.batchNumber}</td>
                  <td>{say.lastDay(batch.expiryDay)}</td>
                  <td data-number>{words.stock.quantity(batch.closingSteps, product)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </div>
      <div className={classes.signatures}>
        <p>{say.signatures.keeper}</p>
        <p>{say.signatures.checked}</p>
      </div>
    </>
  )
}
