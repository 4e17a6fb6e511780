import type { HighRiskRules } from '../records/rule-pack-lines.ts'
import type { ClinicDay } from '../records/time.ts'
import { addDays, daysBetween } from './days.ts'

export type RiskCause = 'early' | 'prison' | 'custody' | 'hospital' | 'detox' | 'gap'

export type RiskFacts = {
  today: ClinicDay
  /** Day 1 of the treatment (`treatmentBegan`). */
  began: ClinicDay | null
  returns: readonly { kind: 'prison' | 'custody' | 'hospital'; day: ClinicDay }[]
  detoxEnded: readonly ClinicDay[]
  /** Days with drug, latest first, with the days that each was ordered to cover. */
  dosed: readonly { day: ClinicDay; everyDays: number }[]
  /** Beginning of the latest period that kit and talk were answered for. */
  answeredSince: ClinicDay | null
}

export type HighRisk = { cause: RiskCause; since: ClinicDay; until: ClinicDay; answered: boolean }

/**
 * Whether kit and talk are to be asked: in the first four weeks, and for as long after prison, custody, hospital,
 * detoxification, or five days and more without drug (clinic.md, *High-risk mark*; the numbers are the pack's).
 * Of several reasons the one that began last; it is asked once, and a reason that begins later asks again.
 * A gap begins on the day on which it was long enough, so that asking at the return answers it.
 */
export function highRisk(facts: RiskFacts, { days, afterGapDays }: HighRiskRules): HighRisk | null {
  const { today, answeredSince } = facts
  const from = (cause: RiskCause, since: ClinicDay, counted: ClinicDay = since) => ({
    cause,
    since,
    until: addDays(counted, days - 1),
  })
  const periods = [
    ...(facts.began === null ? [] : [from('early', facts.began)]),
    ...gaps(facts, afterGapDays).map(({ reached, back }) => from('gap', reached, back)),
    ...facts.returns.map(({ kind, day }) => from(kind, day)),
    ...facts.detoxEnded.map((day) => from('detox', day)),
  ]
  const running = periods.filter(({ since, until }) => since <= today && today <= until)
  const latest = running.toSorted((a, b) => a.since.localeCompare(b.since)).at(-1)
  if (latest === undefined) return null
  return { ...latest, answered: answeredSince !== null && latest.since <= answeredSince }
}

/** Each gap that was long enough: the day on which it was, and the first day with drug after it, or today. */
function gaps({ today, dosed }: RiskFacts, afterGapDays: number): { reached: ClinicDay; back: ClinicDay }[] {
  return dosed.flatMap(({ day, everyDays }, place) => {
    const back = dosed[place - 1]?.day ?? today
    if (daysBetween(day, back) - everyDays < afterGapDays) return []
    return [{ reached: addDays(day, everyDays + afterGapDays), back }]
  })
}
