import type { ClinicDay } from '../records/time.ts'
import { type DoseRecord, isObserved } from './dose-state.ts'

/** What one day was for one client, for the calendar on the client's page. */
export type DayMark =
  | 'taken'
  | 'not_checked'
  | 'under_way'
  | 'take_home'
  | 'away'
  | 'elsewhere'
  | 'vomited'
  | 'spilled'
  | 'incident'
  | 'refused'
  | 'withheld'
  | 'came_no_dose'
  | 'on_paper'
  | 'closed'
  | 'missed'
  | 'not_opened'
  | 'no_dose_due'
  | 'to_come'

export type DayFacts = {
  day: ClinicDay
  today: ClinicDay
  /** Of this day, in the order of their ids. */
  doses: readonly Pick<DoseRecord, 'state' | 'kind'>[]
  /** Came, and no dose was prepared. */
  attended: boolean
  /** An order that may be dosed from had a dose on this day. */
  due: boolean
  /** Somebody opened this clinic day in the register. */
  opened: boolean
  /** Weekly day, holiday or closure. */
  closed: boolean
  /** In hospital, custody, prison or on a journey. */
  away: boolean
  /** Away, and another place confirmed doses up to this day or a later one. */
  elsewhere: boolean
  /** The last dose of the paper time. */
  onPaper: boolean
}

/**
 * One word for a day. Of several doses an incident or vomiting shows before a good one; a dose that was refused
 * first and taken later was taken. *Missed* is a word of attendance: never for a day on which the clinic was
 * closed or that nobody opened here, nor for today.
 */
export function dayMark({
  day,
  today,
  doses,
  attended,
  due,
  opened,
  closed,
  away,
  elsewhere,
  onPaper,
}: DayFacts): DayMark {
  const standing = doses.filter(({ state }) => state !== 'voided' && state !== 'returned')
  const has = (...states: DoseRecord['state'][]) => standing.some(({ state }) => states.includes(state))
  if (has('incident')) return 'incident'
  if (has('vomited')) return 'vomited'
  if (standing.some(({ kind }) => kind === 'passport')) return 'elsewhere'
  if (standing.some((dose) => !isObserved(dose) && dose.state === 'given')) return 'take_home'
  if (has('prepared', 'given')) return 'under_way'
  if (has('not_checked')) return 'not_checked'
  if (has('checked')) return 'taken'
  if (has('spilled')) return 'spilled'
  if (has('withheld')) return 'withheld'
  if (has('refused')) return 'refused'
  if (onPaper) return 'on_paper'
  if (attended) return 'came_no_dose'
  if (elsewhere) return 'elsewhere'
  if (away) return 'away'
  if (closed && day <= today) return 'closed'
  if (day < today && !opened) return 'not_opened'
  if (due) return day < today ? 'missed' : 'to_come'
  return day > today ? 'to_come' : 'no_dose_due'
}
