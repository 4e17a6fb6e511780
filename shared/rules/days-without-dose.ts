import type { ClinicDay } from '../records/time.ts'
import { type ClinicCalendar, closedBy } from './clinic-calendar.ts'
import { daysBetween } from './days.ts'
import { countsAsDose, type DoseRecord } from './dose-state.ts'

export type DaysWithoutDose =
  | { verdict: 'known'; days: number; lastDoseDay: ClinicDay }
  /** A day on paper is not entered: whether a dose was given on it is not known. Enter the sheet first. */
  | { verdict: 'unknown'; enter: ClinicDay[] }
  /** No dose is known of, here or brought over. */
  | { verdict: 'never' }

/**
 * Whole clinic days without drug on the morning of `today`: the days between the last dose and today, less those
 * that the last dose was ordered to cover. Last dose Monday, comes Friday: 3. On alternate days, last dose
 * Monday, comes Wednesday: 0. Whatever the reason of the gap (withheld, refused, no order, site closed, hospital,
 * custody): all count (clinic.md, *The ladder counts days without drug*; decisions.md, *Records*).
 *
 * @param facts.lastDoseDay last day before today with a dose that counts (`lastDoseBefore`) or brought over
 * @param facts.everyDays interval of the order under which it was taken: 1 daily, 2 alternate days
 * @param facts.paperDaysNotEntered days kept on paper and not yet entered; any after the last dose, today
 *   included, makes the verdict unknown
 */
export function daysWithoutDose(facts: {
  today: ClinicDay
  lastDoseDay: ClinicDay | null
  everyDays: number
  paperDaysNotEntered: readonly ClinicDay[]
}): DaysWithoutDose {
  const { today, lastDoseDay, everyDays } = facts
  const enter = facts.paperDaysNotEntered.filter(
    (day) => day <= today && (lastDoseDay === null || day > lastDoseDay),
  )
  if (enter.length > 0) return { verdict: 'unknown', enter: enter.toSorted() }
  if (lastDoseDay === null) return { verdict: 'never' }
  return { verdict: 'known', days: Math.max(0, daysBetween(lastDoseDay, today) - everyDays), lastDoseDay }
}

/**
 * The latest dose before `day` that counts: taken here, or carried to cover its own day. Of several on one day
 * the one given last.
 */
export function lastDoseBefore(doses: readonly DoseRecord[], day: ClinicDay): DoseRecord | null {
  return doses.reduce<DoseRecord | null>((last, dose) => {
    if (dose.clinicDay >= day || !countsAsDose(dose)) return last
    if (last === null || dose.clinicDay > last.clinicDay) return dose
    return dose.clinicDay === last.clinicDay && dose.id > last.id ? dose : last
  }, null)
}

/**
 * *Missed* is a word of attendance only: days on which a dose was due, the clinic was open, and the client did not
 * come. Never feeds the ladder.
 *
 * @param facts.dueDays days on which the client's order had a dose due
 * @param facts.attended days with any dose, attendance or take-home cover
 */
export function missedDays(facts: {
  dueDays: readonly ClinicDay[]
  attended: ReadonlySet<ClinicDay>
  calendar: ClinicCalendar
}): ClinicDay[] {
  return facts.dueDays.filter((day) => closedBy(day, facts.calendar) === null && !facts.attended.has(day))
}
