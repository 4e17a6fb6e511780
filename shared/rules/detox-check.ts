import type { CheckAnswers, CheckVerdict } from '../records/detox.ts'
import type { DetoxRules } from '../records/rule-pack-lines.ts'
import type { ClinicDay } from '../records/time.ts'
import { daysBetween } from './days.ts'

export type RedFlag = 'pregnant' | 'seizures' | 'alcohol' | 'benzodiazepines' | 'slow_breathing'

/**
 * What stops a detoxification for a doctor: pregnancy (withdrawal can end it), seizures, alcohol or benzodiazepines
 * (their own withdrawal kills), slow breathing (an overdose under way). *Unsure* stops like yes. Source: clinic.md,
 * *Detoxification and follow-up*; the number of breaths is the rule pack's.
 */
export function redFlags(answers: CheckAnswers, rules: Pick<DetoxRules, 'slowBreathsBelow'>): RedFlag[] {
  const asked = (['pregnant', 'seizures', 'alcohol', 'benzodiazepines'] as const).filter(
    (question) => answers[question] !== 'no',
  )
  return answers.breaths < rules.slowBreathsBelow ? [...asked, 'slow_breathing'] : asked
}

export interface AdmissionFacts {
  readonly day: ClinicDay
  readonly today: ClinicDay
  /** The last check, on or before the day; null without one. */
  readonly check: { day: ClinicDay; stopped: boolean; decision: CheckVerdict | null } | null
  readonly checkGoodDays: number
  /** The day of a consent to detoxification that stands; null without one. */
  readonly consentDay: ClinicDay | null
  readonly preTalkDay: ClinicDay | null
  /** Earlier detoxifications of the client; null while one lasts. */
  readonly earlier: readonly { from: ClinicDay; to: ClinicDay | null }[]
  /** Where there are beds: the camp, and on which days all of them are taken. */
  readonly camp: {
    firstDay: ClinicDay
    lastDay: ClinicDay
    cancelled: boolean
    full: readonly ClinicDay[]
  } | null
  /** Said by the person who admits: there is one more than beds. */
  readonly overBeds: boolean
}

export type AdmissionCode =
  | 'day_ahead'
  | 'detox_overlaps'
  | 'pre_talk_missing'
  | 'consent_missing'
  | 'check_missing'
  | 'check_old'
  | 'check_stopped'
  | 'not_here'
  | 'camp_cancelled'
  | 'outside_camp'
  | 'camp_full'

/** What stands against an admission, all of it at once; empty when nothing does. */
export function admissionProblems(facts: AdmissionFacts): AdmissionCode[] {
  const { day, today, check, consentDay, preTalkDay, earlier, camp, overBeds } = facts
  const problems: AdmissionCode[] = []
  if (day > today) problems.push('day_ahead')
  if (earlier.some(({ to }) => to === null || to > day)) problems.push('detox_overlaps')
  if (preTalkDay === null || preTalkDay > day) problems.push('pre_talk_missing')
  if (consentDay === null || consentDay > day) problems.push('consent_missing')
  const code = checkProblem(check, day, facts.checkGoodDays)
  if (code) problems.push(code)
  if (camp?.cancelled) problems.push('camp_cancelled')
  else if (camp && (day < camp.firstDay || day > camp.lastDay)) problems.push('outside_camp')
  else if (camp && camp.full.length > 0 && !overBeds) problems.push('camp_full')
  return problems
}

function checkProblem(
  check: AdmissionFacts['check'],
  day: ClinicDay,
  goodDays: number,
): AdmissionCode | null {
  if (check === null || check.day > day) return 'check_missing'
  if (daysBetween(check.day, day) > goodDays) return 'check_old'
  if (check.decision === 'not_here') return 'not_here'
  return check.stopped && check.decision === null ? 'check_stopped' : null
}
