import type { SheetBatch } from '../../shared/rules/paper-sheet.ts'
import { ProductName } from '../ui/product-name.tsx'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import classes from './sheet-paper.module.css'

const say = words.downtime.paper.narcotic

/** Balances of the register, room for both counts, and what each page of the sheet gave out. */
export function NarcoticPage({ batches, pages }: { batches: readonly SheetBatch[]; pages: number }) {
  const products = [...new Map(batches.map((batch) => [nameOf(batch), batch])).values()]
  const { columns } = say
  return (
    <section className={classes.page}>
      <h2>{say.title}</h2>
      <p className={classes.how}>{say.how}</p>
      {batches.length === 0 ? (
        <p>{say.none}</p>
      ) : (
        <table className={classes.narcotic}>
          <thead>
            <tr>
              <th className={classes.batch}>{columns.batch}</th>
              <th>{columns.expiry}</th>
              <th>{columns.book}</th>
              <th>{columns.counted}</th>
              <th>{columns.issued}</th>
              <th>{columns.back}</th>
              <th>{columns.wasted}</th>
              <th>{columns.left}</th>
              <th>{columns.nurse}</th>
              <th>{columns.second}</th>
            </tr>
          </thead>
          <tbody>
            {batches.map((batch) => (
              <tr key={`${nameOf(batch)} ${batch.batchNumber} ${batch.expiryDay}`}>
                <td>
                  <ProductName product={batch} />
                  <br />
                  {words.stock.batch.title(batch.batchNumber)}
                  {batch.open && `, ${say.open}`}
                </td>
                <td className="ost-nowrap">{clinicDay(batch.expiryDay)}</td>
                <td data-number>{words.stock.quantity(batch.balanceSteps, batch)}</td>
                {['counted', 'issued', 'back', 'wasted', 'left', 'nurse', 'second'].map((column) => (
                  <td key={column} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h3>{say.pages}</h3>
      <table className={classes.issues}>
        <thead>
          <tr>
            <th className={classes.batch} />
            {Array.from({ length: Math.min(pages, 12) }, (_, page) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a page is known by its number and by nothing else
              <th key={page}>{say.page(page + 1)}</th>
            ))}
            <th>{say.total}</th>
          </tr>
        </thead>
        <tbody>
          {products.map((product) => (
            <tr key={nameOf(product)}>
              <td>
                <ProductName product={product} />
              </td>
              {Array.from({ length: Math.min(pages, 12) + 1 }, (_, page) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <td key={page} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.pack}>{say.pack}</p>
      <hr className={classes.rule} />
      <hr className={classes.rule} />
    </section>
  )
}

const nameOf = ({ drug, form, strengthMicrograms }: SheetBatch): string =>
  `${drug} ${form} ${strengthMicrograms}`
