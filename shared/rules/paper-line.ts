import type { DosingIncident } from '../records/dosing-incident.ts'
import type { PaperResult } from '../records/downtime.ts'
import type { Instant } from '../records/time.ts'
import type { DoseVerdict } from './dose-facts.ts'
import { type PlainReason, refusalReasons } from './dose-refusal.ts'
import type { SheetLine } from './paper-sheet.ts'

/** A line as it was read from the paper. */
export type TypedLine = {
  line: number
  registerNumber: number
  result: PaperResult
  amountMicrograms: number | null
  givenAt: Instant | null
}

export type PaperLineFacts = {
  typed: TypedLine
  /** What was printed on that line; null: a spare line, written by hand. */
  printed: Pick<SheetLine, 'registerNumber' | 'dose'> | null
  /** How many lines the paper has, spare ones included. */
  linesOnPaper: number
  /** Whether this line, or another line for the same dose, was entered before. */
  entered: boolean
  clientKnown: boolean
  ownRecord: boolean
  now: Instant
  /** The first moment of the sheet's day and the first of the next. */
  bounds: { from: Instant; to: Instant }
  /** What the counter would have said at the time given; null where nobody came. */
  verdict: DoseVerdict | null
  /** The order was written only after the dose was given. */
  orderWrittenLater: boolean
  outages: readonly { fromAt: Instant; untilAt: Instant }[]
}

/**
 * - *ready*: goes in as the counter would have written it. `notes` are shown, and stop nothing.
 * - *say*: swallowed, though the counter would have refused it: only as the incident that it is, or, where nothing
 *   was wrong but the order was written afterwards, with a second person.
 * - *mend*: the line is not read rightly, or something else comes first; nothing is written.
 */
export type PaperLineVerdict =
  | { outcome: 'ready'; notes: PlainReason[] }
  | { outcome: 'say'; as: 'incident' | 'second'; kind: DosingIncident['kind']; against: PlainReason[] }
  | { outcome: 'mend'; problems: PlainReason[] }

const reason = (code: string, params: PlainReason['params'] = {}): PlainReason => ({ code, params })

export const isSwallowedResult = (result: PaperResult): boolean =>
  result === 'given' || result === 'not_checked'

/** What is mended elsewhere before the line can be written: it says nothing against the dose. */
const COMES_FIRST: ReadonlySet<string> = new Set([
  'day_not_open',
  'pack_unsigned',
  'unknown_days_enter_sheet',
  'no_open_pack',
  'no_stock',
  'two_strengths_open',
])

/** Judges one line of paper as the counter would have at the time written on it. */
export function paperLineVerdict(facts: PaperLineFacts): PaperLineVerdict {
  const problems = unreadable(facts)
  if (problems.length > 0) return { outcome: 'mend', problems }
  const { verdict } = facts
  if (verdict === null) return { outcome: 'ready', notes: [] }
  const refused = refusalReasons(verdict)
  const first = refused.filter(({ code }) => COMES_FIRST.has(code))
  if (first.length > 0) return { outcome: 'mend', problems: first }
  if (!isSwallowedResult(facts.typed.result)) return { outcome: 'ready', notes: [] }
  const against = [
    ...wrongLine(facts),
    ...doubled(verdict),
    ...refused.filter(isNoDouble),
    ...wrongAmount(facts),
  ]
  if (against.length > 0) return { outcome: 'say', as: 'incident', kind: kindOf(against), against }
  if (facts.orderWrittenLater)
    return { outcome: 'say', as: 'second', kind: 'other', against: [reason('paper_order_later')] }
  return { outcome: 'ready', notes: notesOf(facts) }
}

function unreadable(facts: PaperLineFacts): PlainReason[] {
  const { typed, now, bounds, linesOnPaper } = facts
  if (!facts.clientKnown) return [reason('number_unknown', { number: typed.registerNumber })]
  if (facts.ownRecord) return [reason('paper_own_record')]
  if (typed.line > linesOnPaper) return [reason('paper_line_not_there', { line: typed.line })]
  if (facts.entered) return [reason('paper_line_entered', { line: typed.line })]
  if (!isSwallowedResult(typed.result)) return []
  const problems: PlainReason[] = []
  if (typed.amountMicrograms === null) problems.push(reason('paper_amount_missing'))
  if (typed.givenAt === null) problems.push(reason('paper_time_missing'))
  else if (typed.givenAt > now) problems.push(reason('paper_time_future'))
  else if (typed.givenAt < bounds.from || typed.givenAt >= bounds.to)
    problems.push(reason('paper_time_other_day'))
  return problems
}

/** The printed line is somebody else's: their dose went to this client. */
function wrongLine({ printed, typed }: PaperLineFacts): PlainReason[] {
  if (printed === null || printed.registerNumber === typed.registerNumber) return []
  return [reason('paper_other_client', { line: typed.line, number: printed.registerNumber })]
}

function doubled(verdict: DoseVerdict): PlainReason[] {
  if (verdict.outcome !== 'already_given' && verdict.outcome !== 'in_progress') return []
  return [reason('paper_double', { at: verdict.at, amountMicrograms: verdict.amountMicrograms })]
}

const isNoDouble = ({ code }: PlainReason): boolean => code !== 'already_given' && code !== 'dose_in_progress'

function wrongAmount({ verdict, typed }: PaperLineFacts): PlainReason[] {
  const asked = typed.amountMicrograms
  if (verdict?.outcome !== 'due' || asked === null || asked === verdict.amountMicrograms) return []
  return [reason('paper_wrong_amount', { amountMicrograms: asked, dueMicrograms: verdict.amountMicrograms })]
}

function kindOf(against: readonly PlainReason[]): DosingIncident['kind'] {
  const has = (code: string) => against.some((one) => one.code === code)
  if (has('paper_other_client')) return 'wrong_client'
  if (has('paper_double') || has('given_on_chart')) return 'given_twice'
  return has('paper_wrong_amount') ? 'wrong_amount' : 'other'
}

function notesOf({ printed, typed, outages }: PaperLineFacts): PlainReason[] {
  const notes: PlainReason[] = []
  if (printed === null) notes.push(reason('paper_by_hand'))
  else if (printed.dose === null) notes.push(reason('paper_was_no_dose'))
  const at = typed.givenAt ?? 0
  if (!outages.some(({ fromAt, untilAt }) => fromAt <= at && at <= untilAt))
    notes.push(reason('paper_no_outage'))
  return notes
}
