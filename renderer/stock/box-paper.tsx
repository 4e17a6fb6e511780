import type { BoxBook, BoxEntry } from '../../shared/contract/boxes.ts'
import { PaperDialog } from '../ui/paper.tsx'
import { packSheets, rowHeight } from '../ui/sheet-packing.ts'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import { whatOf } from './box-book.tsx'

const say = words.boxes.box
/** What a landscape page has for lines, in mm, above what is in the box at the end. */
const PAGE_MM = 115

/** The book of a box as pages that two people sign. */
export function BoxPaper({ box, onClose }: { box: BoxBook; onClose: () => void }) {
  const title = say.paperTitle(box.name)
  const period = [
    box.purpose,
    words.boxes.openedOn(box.openedDay),
    box.closedDay === null ? words.boxes.stillOpen : words.boxes.closedOn(box.closedDay),
  ].join(' · ')
  const pages = packSheets(box.entries, heightOf, PAGE_MM)
  return (
    <PaperDialog
      title={title}
      period={period}
      landscape
      fileName={`camp-box-${box.id}`}
      onClose={onClose}
      sheets={pages.map((entries, index) => (
        <BoxSheet key={entries[0]?.id ?? 0} box={box} entries={entries} last={index === pages.length - 1} />
      ))}
    />
  )
}

const whoOf = ({ staffName, approverName }: BoxEntry): string =>
  approverName === null ? staffName : words.stock.batch.withSecond(staffName, approverName)

const heightOf = (entry: BoxEntry): number =>
  rowHeight([
    [whatOf(entry), 26],
    [`${entry.batchNumber} ${entry.product.drug} ${words.stock.strength(entry.product)}`, 34],
    [whoOf(entry), 24],
  ])

function BoxSheet({ box, entries, last }: { box: BoxBook; entries: BoxEntry[]; last: boolean }) {
  const columns = words.stock.batch.columns
  const { quantity, strength } = words.stock
  return (
    <>
      <table>
        <thead>
          <tr>
            <th>{words.stockBook.paper.columns.day}</th>
            <th>{say.columns.batch}</th>
            <th>{columns.what}</th>
            <th data-number>{columns.change}</th>
            <th data-number>{columns.after}</th>
            <th>{columns.who}</th>
            <th style={{ width: '34mm' }}>{say.sign}</th>
          </tr>
        </thead>
        <tbody>
          {entries.length === 0 && (
            <tr>
              <td colSpan={7}>{say.bookEmpty}</td>
            </tr>
          )}
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td className="ost-nowrap">{clinicDay(entry.day)}</td>
              <td>
                {entry.batchNumber}, {entry.product.drug} {strength(entry.product)}
              </td>
              <td>{whatOf(entry)}</td>
              <td data-number className="ost-nowrap">
                {words.stock.batch.changed(entry.steps, entry.product)}
              </td>
              <td data-number className="ost-nowrap">
                {quantity(entry.balanceAfterSteps, entry.product)}
              </td>
              <td>{whoOf(entry)}</td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      {last && (
        <p>
          <strong>{say.paperEnd}: </strong>
          {box.batches.length === 0
            ? words.boxes.empty
            : box.batches
                .map(({ batchNumber, steps, product }) => `${batchNumber}: ${quantity(steps, product)}`)
                .join('; ')}
        </p>
      )}
    </>
  )
}
