import type { AbsenceFacts, AbsenceKind, DosingAnswer } from '../records/absence.ts'
import type { Drug } from '../records/product.ts'
import type { ClinicDay, Instant } from '../records/time.ts'
import { addDays, daysFromTo, laterDay } from './days.ts'

/** The day after the last day away; null while it has no end. A day of return is no day away. */
function firstDayBack({ untilDay, backDay }: AbsenceFacts): ClinicDay | null {
  const expected = untilDay === null ? null : addDays(untilDay, 1)
  if (backDay === null || expected === null) return backDay ?? expected
  return backDay < expected ? backDay : expected
}

/** The absence that a day falls into. Of two the one that began later. */
export function awayOn(absences: readonly AbsenceFacts[], day: ClinicDay): AbsenceFacts | null {
  const during = absences.filter((absence) => {
    const back = firstDayBack(absence)
    return absence.fromDay <= day && (back === null || day < back)
  })
  return during.toSorted((a, b) => b.fromDay.localeCompare(a.fromDay) || b.id - a.id)[0] ?? null
}

/** Days away from a day to another, both included, ascending: attendance and the clock of dropout leave them out. */
export function daysAway(absences: readonly AbsenceFacts[], from: ClinicDay, to: ClinicDay): ClinicDay[] {
  if (absences.length === 0 || to < from) return []
  return daysFromTo(from, to).filter((day) => awayOn(absences, day) !== null)
}

/** The last dose that somebody at the other place confirmed. */
export type DosedElsewhere = { day: ClinicDay; drug: Drug; amountMicrograms: number; at: Instant }

/**
 * Confirmed doses of other places, one an absence, the latest day last: each counts as dosed up to its day, as if
 * it had been given here. *None* and *unknown* count as not taken (clinic.md, *The ladder counts days without drug*).
 */
export function dosedElsewhere(absences: readonly AbsenceFacts[]): DosedElsewhere[] {
  return absences
    .flatMap(({ dosing }) =>
      dosing?.answer === 'confirmed' &&
      dosing.drug !== null &&
      dosing.amountMicrograms !== null &&
      dosing.lastDoseDay !== null
        ? [
            {
              day: dosing.lastDoseDay,
              drug: dosing.drug,
              amountMicrograms: dosing.amountMicrograms,
              at: dosing.at,
            },
          ]
        : [],
    )
    .toSorted((a, b) => a.day.localeCompare(b.day))
}

/** Whether a day lies in an absence and not after its last confirmed dose. */
export function coveredElsewhere(absences: readonly AbsenceFacts[], day: ClinicDay): boolean {
  return absences.some(
    ({ fromDay, dosing }) =>
      dosing?.answer === 'confirmed' &&
      dosing.lastDoseDay !== null &&
      fromDay <= day &&
      day <= dosing.lastDoseDay,
  )
}

/** The latest absence that has ended, while nobody has said whether doses were given there. */
export function dosingUnknown(absences: readonly AbsenceFacts[], today: ClinicDay): AbsenceFacts | null {
  const ended = absences.filter((absence) => {
    const back = firstDayBack(absence)
    return back !== null && back <= today
  })
  const last = ended.toSorted((a, b) => b.fromDay.localeCompare(a.fromDay))[0]
  return last && (last.dosing === null || last.dosing.answer === 'unknown') ? last : null
}

/** Returns that leave a client with lost tolerance, each by its first day back (clinic.md, *high-risk mark*). */
export function riskyReturns(
  absences: readonly AbsenceFacts[],
  today: ClinicDay,
): { kind: Exclude<AbsenceKind, 'travel'>; day: ClinicDay }[] {
  return absences.flatMap((absence) => {
    const { kind } = absence
    const day = firstDayBack(absence)
    return kind === 'travel' || day === null || day > today ? [] : [{ kind, day }]
  })
}

/** A stay as it is being written, `backDay` where the client is back already. */
export type NewAbsence = Pick<AbsenceFacts, 'fromDay' | 'untilDay'>
type Problem = { field: string; code: string }

/** What speaks against writing a stay down; each absence has its own days. */
export function absenceProblems(draft: NewAbsence, known: readonly AbsenceFacts[]): Problem[] {
  const problems: Problem[] = []
  const { fromDay, untilDay } = draft
  if (untilDay !== null && untilDay < fromDay) problems.push({ field: 'untilDay', code: 'until_before_from' })
  const meets = known.some((absence) => {
    const back = firstDayBack(absence)
    const endsBefore = untilDay !== null && untilDay < absence.fromDay
    return !endsBefore && (back === null || back > fromDay)
  })
  if (meets) problems.push({ field: 'fromDay', code: 'absence_overlaps' })
  return problems
}

/** Confirmed doses lie between the first day away and today, or the day of return. */
export function dosingProblems(
  answer: Pick<DosingAnswer, 'answer' | 'drug' | 'amountMicrograms' | 'lastDoseDay'> & { detail: string },
  absence: Pick<AbsenceFacts, 'fromDay' | 'backDay'>,
  today: ClinicDay,
): Problem[] {
  if (answer.answer !== 'confirmed') return []
  const problems: Problem[] = []
  const say = (field: string, code: string) => problems.push({ field, code })
  if (answer.drug === null) say('drug', 'drug_missing')
  if (answer.amountMicrograms === null || answer.amountMicrograms <= 0) say('amount', 'amount_missing')
  if (answer.detail.trim() === '') say('detail', 'who_confirmed_missing')
  const { lastDoseDay } = answer
  const last = absence.backDay === null ? today : earlier(absence.backDay, today)
  if (lastDoseDay === null) say('lastDoseDay', 'not_a_date')
  else if (lastDoseDay < absence.fromDay) say('lastDoseDay', 'before_absence')
  else if (lastDoseDay > last) say('lastDoseDay', 'after_absence')
  return problems
}

const earlier = (a: ClinicDay, b: ClinicDay): ClinicDay => (laterDay(a, b) === a ? b : a)
