import type { InductionAnswers, InductionAssessment } from '../records/induction.ts'
import type { InductionRules } from '../records/rule-pack-lines.ts'
import type { Instant } from '../records/time.ts'
import { cowsBand, cowsTotal } from './cows.ts'

/** One assessment as the rules read it, with a doctor's word on it. */
export type AssessmentFacts = Pick<InductionAssessment, 'id' | 'doseOrderId' | 'slot' | 'at'> & {
  answers: InductionAnswers
  /** What a doctor said of it; null while none did. */
  doctorSays: 'go_on' | 'no' | null
}

/** Why a dose of an induction is not given now; `source` where the signed pack is what says so. */
export type InductionReason =
  | { code: 'cows_too_low'; total: number; atLeast: number; source: string }
  | { code: 'too_soon_after_short' | 'too_soon_after_long'; hours: number; until: Instant; source: string }
  | { code: 'last_opioid_unknown'; source: string }
  | { code: 'drowsy' | 'hard_to_wake' | 'slow_breathing' | 'alcohol_taken' | 'benzodiazepines_taken' }
  | { code: 'pregnant' | 'pregnancy_unsure' }
  | { code: 'no_withdrawal_left'; total: number }
  | { code: 'doctor_said_no' }

export type InductionVerdict =
  | { verdict: 'go_on' }
  /** Nothing was asked for this dose, or so long ago that it says nothing any more. */
  | { verdict: 'ask'; longAgo: boolean }
  /** `until` is null where only looking again tells. */
  | { verdict: 'wait'; until: Instant | null; reasons: InductionReason[] }
  | { verdict: 'doctor'; reasons: InductionReason[] }

const msPerHour = 3_600_000
const msPerMinute = 60_000

/**
 * Whether a first dose, or a top-up, of an induction may go on after what was asked and seen (clinic.md, *Dose orders*):
 * a first dose wants enough withdrawal and enough hours since the last opioid, so that buprenorphine does not throw the
 * client into withdrawal; both want somebody awake who breathes well (WHO: intoxicated or sedated is withheld), and
 * alcohol, benzodiazepines and pregnancy are a doctor's question. A top-up answers withdrawal that lasts: below the
 * lowest published band there is none, and a doctor decides [inference]. A doctor's word on the assessment stands.
 *
 * @param assessment the latest of today for this order and slot; null when there is none
 * @param rules the drug's lines of the signed pack: numbers, hours and how long an assessment stays good
 */
export function inductionCheck(
  assessment: AssessmentFacts | null,
  rules: InductionRules,
  now: Instant,
): InductionVerdict {
  if (assessment === null) return { verdict: 'ask', longAgo: false }
  if (now - assessment.at > rules.validMinutes * msPerMinute) return { verdict: 'ask', longAgo: true }
  if (assessment.doctorSays === 'go_on') return { verdict: 'go_on' }
  if (assessment.doctorSays === 'no') return { verdict: 'doctor', reasons: [{ code: 'doctor_said_no' }] }

  const { answers } = assessment
  const doctor = [...looked(answers), ...asked(answers), ...whenUnknown(answers, rules)]
  const waits = answers.before === null ? [] : [...tooSoon(answers, rules, now), ...tooLow(answers, rules)]
  const topUp = answers.before === null ? lastingWithdrawal(answers) : []
  if (doctor.length + topUp.length > 0) return { verdict: 'doctor', reasons: [...doctor, ...topUp, ...waits] }
  if (waits.length === 0) return { verdict: 'go_on' }
  const untils = waits.flatMap((reason) => ('until' in reason ? [reason.until] : []))
  return { verdict: 'wait', until: latest(untils), reasons: waits }
}

function latest(instants: readonly Instant[]): Instant | null {
  return instants.toSorted((a, b) => b - a)[0] ?? null
}

function looked({ sedation, breathing }: InductionAnswers): InductionReason[] {
  const reasons: InductionReason[] = []
  if (sedation !== 'awake') reasons.push({ code: sedation })
  if (breathing === 'slow') reasons.push({ code: 'slow_breathing' })
  return reasons
}

function asked({ before }: InductionAnswers): InductionReason[] {
  const reasons: InductionReason[] = []
  if (before?.alcohol === 'yes') reasons.push({ code: 'alcohol_taken' })
  if (before?.benzodiazepines === 'yes') reasons.push({ code: 'benzodiazepines_taken' })
  if (before?.pregnancy === 'yes') reasons.push({ code: 'pregnant' })
  if (before?.pregnancy === 'unsure') reasons.push({ code: 'pregnancy_unsure' })
  return reasons
}

/** Hours cannot be counted from a moment that nobody knows. */
function whenUnknown({ before }: InductionAnswers, rules: InductionRules): InductionReason[] {
  if (before === null || Math.max(rules.hoursAfterHeroin, rules.hoursAfterMethadone) === 0) return []
  const kept = before.lastOpioid === 'short' || before.lastOpioid === 'long'
  const unknown = before.lastOpioid === 'unknown' || (kept && before.lastOpioidAt === null)
  return unknown ? [{ code: 'last_opioid_unknown', source: rules.source }] : []
}

function tooSoon({ before }: InductionAnswers, rules: InductionRules, now: Instant): InductionReason[] {
  if (before === null || before.lastOpioidAt === null) return []
  const { lastOpioid, lastOpioidAt } = before
  if (lastOpioid !== 'short' && lastOpioid !== 'long') return []
  const hours = lastOpioid === 'short' ? rules.hoursAfterHeroin : rules.hoursAfterMethadone
  const until = (lastOpioidAt + hours * msPerHour) as Instant
  if (now >= until) return []
  return [{ code: `too_soon_after_${lastOpioid}`, hours, until, source: rules.source }]
}

function tooLow({ cows }: InductionAnswers, rules: InductionRules): InductionReason[] {
  const total = cowsTotal(cows)
  if (rules.cowsAtLeast === null || total >= rules.cowsAtLeast) return []
  return [{ code: 'cows_too_low', total, atLeast: rules.cowsAtLeast, source: rules.source }]
}

function lastingWithdrawal({ cows }: InductionAnswers): InductionReason[] {
  const total = cowsTotal(cows)
  return cowsBand(total) === 'none' ? [{ code: 'no_withdrawal_left', total }] : []
}
