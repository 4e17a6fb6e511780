import type { PregnancyAnswer } from '../records/care-answer.ts'
import type { Sex } from '../records/client.ts'
import type { ClinicDay, Instant } from '../records/time.ts'
import { addDays } from './days.ts'

/** An answer that was not taken back. */
export type PregnancyTold = Pick<PregnancyAnswer, 'day' | 'answer' | 'at'>

/** Since when a client is known to be pregnant: *not sure* and *not said* leave the answer before as it was. */
export function pregnantSince(answers: readonly PregnancyTold[]): { day: ClinicDay; at: Instant } | null {
  const known = answers
    .filter(({ answer }) => answer !== 'not_sure' && answer !== 'not_said')
    .toSorted((a, b) => a.at - b.at)
  const changed = known.findLastIndex(({ answer }) => answer !== 'yes')
  const first = known[changed + 1]
  return first ? { day: first.day, at: first.at } : null
}

/**
 * The day from which pregnancy is asked: at once of women and trans clients in treatment, then every so many days
 * (the pack's; clinic.md, *Pregnancy asked at intake and three-monthly*). Null: nobody asks, as for men, or where
 * it was said not to be possible.
 */
export function pregnancyAskDay(
  facts: { sex: Sex; today: ClinicDay; answers: readonly PregnancyTold[] },
  askEveryDays: number,
): ClinicDay | null {
  if (facts.sex === 'M') return null
  const last = facts.answers.toSorted((a, b) => a.at - b.at).at(-1)
  if (last === undefined) return facts.today
  return last.answer === 'not_possible' ? null : addDays(last.day, askEveryDays)
}
