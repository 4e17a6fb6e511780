import type { DetoxOutcome, DischargeKit } from '../records/detox.ts'
import type { ClosingReason } from '../records/episode.ts'
import type { ClinicDay } from '../records/time.ts'

export interface DischargeFacts {
  readonly day: ClinicDay
  readonly today: ClinicDay
  readonly admittedDay: ClinicDay
  /** The last day with a chart or medicine; null without any. */
  readonly lastChartDay: ClinicDay | null
  readonly outcome: DetoxOutcome
  readonly toleranceTalk: 'held' | 'gone' | 'not_able'
  readonly naloxone: DischargeKit
}

export type DischargeProblem = {
  field: 'day' | 'toleranceTalk' | 'naloxone'
  code: 'day_ahead' | 'discharge_before_admission' | 'charted_later' | 'talk_first' | 'kit_first'
}

/** Who goes in agreement is there for the talk and the kit; only who went without a word is *gone*. */
const IN_AGREEMENT: readonly DetoxOutcome[] = ['completed', 'to_ost', 'transferred']

/**
 * What stands against a discharge. Tolerance is lost after days without: the old dose kills. So nobody who leaves in
 * agreement leaves without the talk, and the naloxone question has an answer (clinic.md, *Detoxification*).
 */
export function dischargeProblems(facts: DischargeFacts): DischargeProblem[] {
  const { day, today, admittedDay, lastChartDay, outcome, toleranceTalk, naloxone } = facts
  const problems: DischargeProblem[] = []
  if (day > today) problems.push({ field: 'day', code: 'day_ahead' })
  else if (day < admittedDay) problems.push({ field: 'day', code: 'discharge_before_admission' })
  else if (lastChartDay !== null && day < lastChartDay) problems.push({ field: 'day', code: 'charted_later' })
  if (!IN_AGREEMENT.includes(outcome)) return problems
  if (toleranceTalk !== 'held') problems.push({ field: 'toleranceTalk', code: 'talk_first' })
  if (naloxone === 'gone') problems.push({ field: 'naloxone', code: 'kit_first' })
  return problems
}

const CLOSINGS: Record<DetoxOutcome, ClosingReason> = {
  completed: 'completed',
  to_ost: 'completed',
  transferred: 'transferred_out',
  hospital: 'other',
  left_early: 'dropped_out',
  sent_away: 'other',
}

/** The line of the flow of the monthly return under which the episode closes. */
export const closingOf = (outcome: DetoxOutcome): ClosingReason => CLOSINGS[outcome]
