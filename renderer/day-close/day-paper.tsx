import type { ReactNode } from 'react'
import type { CountLine, CountView } from '../../shared/contract/counts.ts'
import type { BookOfDay, ClosedDay } from '../../shared/contract/day-close.ts'
import { unitsOf } from '../../shared/rules/quantity.ts'
import { inSheets, PaperDialog } from '../ui/paper.tsx'
import { useSite } from '../ui/session-context.tsx'
import { clinicDay, dayAndTime, number, time, weekday } from '../words/format.ts'
import { words } from '../words/index.ts'
import classes from './day-close.module.css'
import { countedOf, MOVEMENT_NAMES, MOVEMENTS } from './day-page.tsx'
import { owedText, wasteWhy } from './signed-parts.tsx'

const say = words.dayClose.paper
const page = words.dayClose.page

/** The closed day for the file: doses, stock, counts, wastage, sheets, what is owed, the code, and two signatures. */
export function DayPaper({ closed, onClose }: { closed: ClosedDay; onClose: () => void }) {
  const books = inSheets(closed.stock, 14)
  return (
    <PaperDialog
      landscape
      title={say.title}
      period={`${weekday(closed.day)}, ${clinicDay(closed.day)}${closed.late ? `, ${say.late}` : ''}`}
      mark={`${say.code} ${closed.code}`}
      sheets={[
        ...books.map((rows, index) => (
          <Book key={rows[0]?.batch.id ?? 0} closed={closed} rows={rows} first={index === 0} />
        )),
        <Rest key="rest" closed={closed} />,
      ]}
      fileName={`clinic-day-${closed.day}`}
      onClose={onClose}
    />
  )
}

function Book({ closed, rows, first }: { closed: ClosedDay; rows: readonly BookOfDay[]; first: boolean }) {
  const { opening, closing, counts } = closed
  return (
    <div className={classes.page}>
      {first && (
        <>
          <h2>{words.dayClose.counts.title}</h2>
          <p>
            {counts.length === 0
              ? words.dayClose.counts.nobody
              : counts
                  .map(
                    ({ outcome, due, other }) =>
                      `${words.dayClose.counts.outcomes[outcome]}: ${number(due + other)}`,
                  )
                  .join(' · ')}
          </p>
        </>
      )}
      <h2>{page.title}</h2>
      <table>
        <thead>
          <tr>
            <th>{page.product}</th>
            <th data-number>{page.opening}</th>
            <th data-number>{page.countedBefore}</th>
            {MOVEMENTS.map((kind) => (
              <th key={kind} data-number>
                {MOVEMENT_NAMES[kind]}
              </th>
            ))}
            <th data-number>{page.book}</th>
            <th data-number>{page.countedAfter}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const { product, batch, openingSteps, moved, bookSteps } = row
            const units = (steps: number | null) => (steps === null ? '–' : number(unitsOf(steps, product)))
            return (
              <tr key={batch.id}>
                <td>
                  {product.drug} {words.stock.strength(product)}, {batch.batchNumber}
                </td>
                <td data-number>{units(openingSteps)}</td>
                <td data-number>{units(countedOf(opening, batch.id))}</td>
                {MOVEMENTS.map((kind) => (
                  <td key={kind} data-number>
                    {moved[kind] === 0 ? '–' : units(moved[kind])}
                  </td>
                ))}
                <td data-number>{words.stock.quantity(bookSteps, product)}</td>
                <td data-number>{units(countedOf(closing, batch.id))}</td>
              </tr>
            )
          })}
          {rows.length === 0 && (
            <tr>
              <td colSpan={11}>{page.nothing}</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}

function Rest({ closed }: { closed: ClosedDay }) {
  const { timeZone } = useSite()
  const { opening, closing, wasted, sheets, marks, owed } = closed
  const when = (at: number) => time(at, timeZone)
  return (
    <div className={classes.page}>
      <h2>{words.dayClose.parts.counts}</h2>
      <CountText title={words.counts.titles.opening} view={opening} />
      <CountText title={words.counts.titles.closing} view={closing} />
      <h2>{words.dayClose.parts.wasted}</h2>
      <Lines none={words.dayClose.parts.nothingWasted}>
        {wasted.map(
          (line) =>
            `${when(line.at)} ${line.product.drug} ${words.stock.strength(line.product)}, ${line.batchNumber}: ${words.stock.quantity(line.steps, line.product)}, ${wasteWhy(line)}; ${line.second === null ? line.by : words.stock.batch.withSecond(line.by, line.second)}${line.countersignOwed ? ` (${words.counts.owed.toLowerCase()})` : ''}`,
        )}
      </Lines>
      <h2>{words.sheets.title}</h2>
      <Lines none={say.noMarks}>
        {marks
          ? [
              `${words.sheets.sum(marks.marks, marks.doses)}${marks.reason === null ? '' : `: ${words.sheets.reason(marks.reason)}`}. ${words.sheets.saved(marks.by, dayAndTime(marks.at, timeZone))}`,
              ...(sheets.length === 0
                ? []
                : [sheets.map((one) => say.sheet(one.number, one.marks)).join(' · ')]),
            ]
          : []}
      </Lines>
      <h2>{say.owed}</h2>
      <Lines none={words.dayClose.parts.nothingOwed}>
        {owed.map((one) => `${when(one.at)} ${owedText(one)}`)}
      </Lines>
      <h2>{say.code}</h2>
      <p className={classes.code}>{closed.code}</p>
      <p>{words.dayClose.closed.by(closed.closedBy, dayAndTime(closed.closedAt, timeZone))}</p>
      <div className={classes.signatures}>
        <span>{say.nurse}</span>
        <span>{say.second}</span>
        <span>{say.date}</span>
      </div>
    </div>
  )
}

function CountText({ title, view }: { title: string; view: CountView | null }) {
  const { timeZone } = useSite()
  const say = words.counts
  if (!view) return <p>{`${title}: ${say.missing.toLowerCase()}.`}</p>
  const made = dayAndTime(view.at, timeZone)
  const differing = view.lines.filter(({ countedSteps, bookSteps }) => countedSteps !== bookSteps)
  const text = view.skipped === null ? say.by(view.by, made) : say.skippedBy(view.by, made, view.skipped)
  return (
    <>
      <p>
        {`${title}: ${text}`} {view.second !== null && say.second(view.second)}{' '}
        {view.countersignOwed && `${say.owed}.`}{' '}
        {view.skipped === null && differing.length === 0 && say.agrees}
      </p>
      {differing.map((line) => (
        <p key={line.id}>{differenceText(line)}</p>
      ))}
    </>
  )
}

function differenceText({ product, batch, countedSteps, bookSteps, reason }: CountLine): string {
  const say = words.counts
  const difference = say.difference(countedSteps - bookSteps, product)
  return `– ${product.drug} ${words.stock.strength(product)}, ${batch.batchNumber}: ${difference}, ${reason === null ? say.none : say.reason(reason)}`
}

function Lines({ children, none }: { children: ReactNode[]; none: string }) {
  if (children.length === 0) return <p>{none}</p>
  // biome-ignore lint/suspicious/noArrayIndexKey: lines of text, which never change while they are shown
  return children.map((line, index) => <p key={index}>{line}</p>)
}
