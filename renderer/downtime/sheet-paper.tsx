import type { Sheet } from '../../shared/contract/downtime.ts'
import type { SheetDose, SheetLine } from '../../shared/rules/paper-sheet.ts'
import { PaperDialog } from '../ui/paper.tsx'
import { useSite } from '../ui/session-context.tsx'
import { amountInWords } from '../words/amount-words.ts'
import { clinicDay, dayAndTime, time } from '../words/format.ts'
import { sentence, words } from '../words/index.ts'
import { NarcoticPage } from './narcotic-page.tsx'
import classes from './sheet-paper.module.css'

const say = words.downtime.paper
/** What fits on a page of A4 across, in lines of usual height. */
const LINES_A_PAGE = 12

type Printed = SheetLine | { line: number; spare: true }

/** The sheet as it is printed: the lines of the clients, empty ones for the hand, and the narcotic page. */
export function SheetPaper({ sheet, onClose }: { sheet: Sheet; onClose: () => void }) {
  const { timeZone } = useSite()
  const { head, body } = sheet
  const spare: Printed[] = Array.from({ length: body.spareLines }, (_, index) => ({
    line: body.lines.length + index + 1,
    spare: true,
  }))
  const pages = inPages([...body.lines, ...spare])
  const give = body.lines.filter(({ dose }) => dose !== null).length
  const made = say.made(dayAndTime(head.at, timeZone), head.by)
  return (
    <PaperDialog
      title={say.title(head.number)}
      period={say.period(head.day)}
      mark={say.mark(head.number, head.check)}
      fileName={`dose-sheet-${head.number}-${head.day}`}
      landscape
      onClose={onClose}
      sheets={[
        ...pages.map((lines, page) => (
          <section key={lines[0]?.line ?? 0} className={classes.page}>
            <p className={classes.how}>
              {page === 0 ? `${made} ${say.counts(give, body.lines.length - give)}` : made}
            </p>
            <Lines lines={lines} timeZone={timeZone} />
          </section>
        )),
        <NarcoticPage key="narcotic" batches={body.batches} pages={pages.length} />,
      ]}
    />
  )
}

/** Divides the lines into pages; one with many words needs the height of one and a half. */
function inPages(lines: readonly Printed[]): Printed[][] {
  const pages: Printed[][] = []
  let left = 0
  for (const line of lines) {
    const height = 'spare' in line || wordsOf(line) < 60 ? 1 : 1.5
    if (left < height) {
      pages.push([])
      left = LINES_A_PAGE
    }
    pages.at(-1)?.push(line)
    left -= height
  }
  return pages
}

/** How many letters stand in the second line of a dose, or beside DO NOT GIVE. */
function wordsOf({ dose, reasons }: SheetLine): number {
  if (dose === null) return reasons.map(whyNot).join(' ').length
  return [...dose.parts.map(say.part), ...marksOf(dose, 'UTC')].join(' · ').length
}

function Lines({ lines, timeZone }: { lines: readonly Printed[]; timeZone: string }) {
  const { columns } = say
  if (lines.length === 0) return <p>{say.nobody}</p>
  return (
    <table className={classes.lines}>
      <thead>
        <tr>
          <th className={classes.line}>{columns.line}</th>
          <th className={classes.number}>{columns.number}</th>
          <th className={classes.who}>{columns.who}</th>
          <th>{columns.dose}</th>
          <th className={classes.last}>{columns.last}</th>
          <th className={classes.time}>{columns.time}</th>
          <th className={classes.result}>{columns.result}</th>
          <th className={classes.client}>{columns.client}</th>
          <th className={classes.nurse}>{columns.nurse}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) =>
          'spare' in line ? (
            <tr key={line.line}>
              <td data-number>{line.line}</td>
              <td colSpan={2} className={classes.hint}>
                {say.spare}
              </td>
              <td>{say.mg}</td>
              <td />
              <Blanks />
            </tr>
          ) : (
            <tr key={line.line} className={line.dose === null ? classes.no : undefined}>
              <td data-number>{line.line}</td>
              <td data-number className={classes.big}>
                {line.registerNumber}
              </td>
              <td>
                {line.birthYear}
                <br />
                {say.sexes[line.sex]}
              </td>
              <td>
                {line.dose === null ? <NoDose line={line} /> : <Dose line={line} timeZone={timeZone} />}
              </td>
              <td>
                {line.lastDoseDay === null ? say.never : clinicDay(line.lastDoseDay)}
                {line.lastDoseMicrograms !== null && (
                  <>
                    <br />
                    {say.milligrams(line.lastDoseMicrograms)}
                    {'\u00a0mg'}
                  </>
                )}
              </td>
              <Blanks />
            </tr>
          ),
        )}
      </tbody>
    </table>
  )
}

/** Room for the hand: time, result, the client's mark, the nurse's. */
function Blanks() {
  return (
    <>
      <td />
      <td />
      <td />
      <td />
    </>
  )
}

function NoDose({ line }: { line: SheetLine }) {
  return (
    <>
      <strong className={classes.stop}>{say.no}</strong> {line.reasons.map(whyNot).join(' ')}
    </>
  )
}

function Dose({ line: { dose }, timeZone }: { line: SheetLine; timeZone: string }) {
  if (dose === null) return null
  const marks = marksOf(dose, timeZone)
  return (
    <>
      <span className={classes.dose}>
        {say.milligrams(dose.amountMicrograms)}
        {'\u00a0mg'}
      </span>{' '}
      {dose.drug} ({amountInWords(dose.amountMicrograms)})
      <br />
      {dose.parts.map(say.part).join(' + ')}
      {marks.length > 0 && <strong> · {marks.join(' · ')}</strong>}
    </>
  )
}

const whyNot = ({ code, params }: SheetLine['reasons'][number]): string =>
  say.why[code]?.(params) ?? sentence({ code, params })

/** What the hand that gives must know beside the amount. */
function marksOf(dose: SheetDose, timeZone: string): string[] {
  return [
    say.slot(dose),
    dose.notBefore === null ? '' : say.notBefore(time(dose.notBefore, timeZone)),
    dose.until === null ? '' : say.until(time(dose.until, timeZone)),
    dose.leastHours > 0 ? say.leastHours(dose.leastHours) : '',
    // What is said of the whole day stands beside its first dose.
    ...(dose.slot === 1 ? dose.notices.map((notice) => say.notice(notice) ?? '') : []),
  ].filter((mark) => mark !== '')
}
