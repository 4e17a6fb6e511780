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

/** So many lines of text a landscape page takes, and above the code with its signatures. */
const LINES_A_PAGE = 20
const LINES_ABOVE_THE_CODE = 15

/** The closed day for the file: doses, stock, counts, wastage, sheets, what is owed, the code, and two signatures. */
export function DayPaper({ closed, onClose }: { closed: ClosedDay; onClose: () => void }) {
  const { timeZone } = useSite()
  const books = inSheets(closed.stock, 14)
  const written = inSheets(writtenLines(closed, timeZone), LINES_A_PAGE)
  const fits = (written.at(-1)?.length ?? 0) <= LINES_ABOVE_THE_CODE
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
        ...written.map((lines, index) => (
          <div key={`lines ${lines[0]?.text ?? ''}`}>
            <Written lines={lines} />
            {index === written.length - 1 && fits && <CodeAndSignatures closed={closed} />}
          </div>
        )),
        ...(fits ? [] : [<CodeAndSignatures key="code" closed={closed} />]),
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

/** One line of the written part of the page. */
interface Line {
  readonly text: string
  readonly heading?: true
}

/** What people counted, threw away, marked and owe, as lines that can be divided over pages. */
function writtenLines(closed: ClosedDay, timeZone: string): Line[] {
  const { opening, closing, wasted, sheets, marks, owed } = closed
  const when = (at: number) => time(at, timeZone)
  const part = (heading: string, lines: readonly string[], none: string): Line[] => [
    { text: heading, heading: true },
    ...(lines.length === 0 ? [none] : lines).map((text) => ({ text })),
  ]
  const wasteText = (line: ClosedDay['wasted'][number]) =>
    `${when(line.at)} ${line.product.drug} ${words.stock.strength(line.product)}, ${line.batchNumber}: ${words.stock.quantity(line.steps, line.product)}, ${wasteWhy(line)}; ${line.second === null ? line.by : words.stock.batch.withSecond(line.by, line.second)}${line.countersignOwed ? ` (${words.counts.owed.toLowerCase()})` : ''}`
  const markLines = marks
    ? [
        `${words.sheets.sum(marks.marks, marks.doses)}${marks.reason === null ? '' : `: ${words.sheets.reason(marks.reason)}`}. ${words.sheets.saved(marks.by, dayAndTime(marks.at, timeZone))}`,
        ...inSheets(sheets, 6)
          .filter((six) => six.length > 0)
          .map((six) => six.map((one) => say.sheet(one.number, one.marks)).join(' · ')),
      ]
    : []
  return [
    ...part(
      words.dayClose.parts.counts,
      [
        ...countText(words.counts.titles.opening, opening, timeZone),
        ...countText(words.counts.titles.closing, closing, timeZone),
      ],
      '',
    ),
    ...part(words.dayClose.parts.wasted, wasted.map(wasteText), words.dayClose.parts.nothingWasted),
    ...part(words.sheets.title, markLines, say.noMarks),
    ...part(
      say.owed,
      owed.map((one) => `${when(one.at)} ${owedText(one)}`),
      words.dayClose.parts.nothingOwed,
    ),
  ]
}

function countText(title: string, view: CountView | null, timeZone: string): string[] {
  const say = words.counts
  if (!view) return [`${title}: ${say.missing.toLowerCase()}.`]
  const made = dayAndTime(view.at, timeZone)
  const differing = view.lines.filter(({ countedSteps, bookSteps }) => countedSteps !== bookSteps)
  const text = view.skipped === null ? say.by(view.by, made) : say.skippedBy(view.by, made, view.skipped)
  const more = [
    view.second !== null && say.second(view.second),
    view.countersignOwed && `${say.owed}.`,
    view.skipped === null && differing.length === 0 && say.agrees,
  ].filter(Boolean)
  return [[`${title}: ${text}`, ...more].join(' '), ...differing.map(differenceText)]
}

function differenceText({ product, batch, countedSteps, bookSteps, reason }: CountLine): string {
  const say = words.counts
  const difference = say.difference(countedSteps - bookSteps, product)
  return `– ${product.drug} ${words.stock.strength(product)}, ${batch.batchNumber}: ${difference}, ${reason === null ? say.none : say.reason(reason)}`
}

function Written({ lines }: { lines: readonly Line[] }) {
  return (
    <div className={classes.page}>
      {lines.map(({ text, heading }, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of text, which never change while they are shown
        heading ? <h2 key={index}>{text}</h2> : <p key={index}>{text}</p>,
      )}
    </div>
  )
}

/** The code, and room for two signatures: the end of the last page. */
function CodeAndSignatures({ closed }: { closed: ClosedDay }) {
  const { timeZone } = useSite()
  return (
    <div className={classes.page}>
      <h2 className={classes.last}>{say.code}</h2>
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
