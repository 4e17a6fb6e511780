import { Sex } from '../../records/client.ts'
import type { ClinicDay } from '../../records/time.ts'

export const AGE_GROUPS = ['under_25', 'from_25'] as const
export type AgeGroup = (typeof AGE_GROUPS)[number]

/** The whole, by sex, by age, and by both: a district's form may want any of them. */
export const PERSON_CELLS: readonly string[] = [
  '',
  ...Sex.options,
  ...AGE_GROUPS,
  ...Sex.options.flatMap((sex) => AGE_GROUPS.map((age) => `${sex}.${age}`)),
]

/**
 * On the last day of the period, so that the lines of the flow add up within a group. By the year alone, as birthdays
 * are not known: year less birth year [inference].
 */
export function ageGroup(birthYear: number, lastDay: ClinicDay): AgeGroup {
  return Number(lastDay.slice(0, 4)) - birthYear < 25 ? 'under_25' : 'from_25'
}

/** The four cells in which one person counts. */
export function cellsOfPerson(sex: Sex, age: AgeGroup): readonly [string, string, string, string] {
  return ['', sex, age, `${sex}.${age}`]
}
