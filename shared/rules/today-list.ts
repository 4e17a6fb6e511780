import type { Attendance } from '../records/attendance.ts'
import type { Drug } from '../records/product.ts'
import { type DoseRecord, type DoseState, holdsSlot, isObserved, isSwallowed } from './dose-state.ts'

/** One client and slot of the open day, as it was ordered and as it went. */
export type TodaySlot = {
  clientId: number
  slot: number
  /** Null: no order in force, or none for today. */
  ordered: { drug: Drug; amountMicrograms: number } | null
  /** Every row of this slot today, re-doses included, in the order of their ids. */
  doses: readonly DoseRecord[]
  /** The client came and no dose was prepared. */
  attendance: Attendance['kind'] | null
  /** In hospital, custody, prison or on a journey: nobody waits for them. */
  away: boolean
}

/**
 * - *prepared*: claimed and not yet given. *waiting*: under the tongue, the mouth not yet looked at.
 * - *given*: swallowed, or carried for today. *not given*: came, and it ended otherwise.
 * - *not yet come*: due, nobody came. *not due*: nothing ordered for today, nothing happened.
 */
export type TodayGroup = 'prepared' | 'waiting' | 'given' | 'not_given' | 'not_yet_come' | 'not_due'

export type TodayLine = TodaySlot & { group: TodayGroup; state: DoseState | null; amountMicrograms: number }

export type TodayList = {
  lines: TodayLine[]
  /** `due` = prepared + waiting + given + not given + not yet come, whatever happens. */
  counts: Record<TodayGroup, number> & { due: number }
  /** By drug, in micrograms: what the day's orders come to, and what was given or carried of it. */
  totals: { drug: Drug; expectedMicrograms: number; givenMicrograms: number }[]
}

/**
 * Sorts the slots of the day by what became of them. A slot with a dose or an attendance counts as due even when its
 * order was stopped since, so that nobody who came is lost from the counts (people.md, *Layouts*: Today).
 */
export function todayList(slots: readonly TodaySlot[]): TodayList {
  const lines = slots.map(lineOf)
  const counts = { prepared: 0, waiting: 0, given: 0, not_given: 0, not_yet_come: 0, not_due: 0, due: 0 }
  for (const { group } of lines) {
    counts[group] += 1
    if (group !== 'not_due') counts.due += 1
  }
  return { lines, counts, totals: totalsOf(lines) }
}

/**
 * The row that stands for a slot: the one that holds it, its re-dose if a doctor named one, else the last attempt
 * that was not voided. Null when there is none.
 */
export function standingDose(doses: readonly DoseRecord[]): DoseRecord | null {
  const held = doses.findLast(({ state, redoseOf }) => holdsSlot(state) && redoseOf === null)
  if (held === undefined) return doses.findLast(({ state }) => state !== 'voided') ?? null
  return doses.findLast(({ state, redoseOf }) => redoseOf === held.id && holdsSlot(state)) ?? held
}

function lineOf(slot: TodaySlot): TodayLine {
  const dose = standingDose(slot.doses)
  const group = dose === null ? groupWithout(slot) : groupOf(dose)
  const amountMicrograms = dose !== null && isSwallowed(dose.state) ? dose.amountMicrograms : 0
  return { ...slot, group, state: dose?.state ?? null, amountMicrograms }
}

function groupWithout(slot: TodaySlot): TodayGroup {
  if (slot.attendance !== null) return 'not_given'
  if (slot.away) return 'not_due'
  return slot.ordered === null ? 'not_due' : 'not_yet_come'
}

/** A passport day is another site's: nobody is waited for here. */
function groupOf(dose: DoseRecord): TodayGroup {
  const { state, kind } = dose
  if (kind === 'passport' && holdsSlot(state)) return 'not_due'
  if (state === 'prepared') return 'prepared'
  if (state === 'given' && isObserved(dose)) return 'waiting'
  return isSwallowed(state) ? 'given' : 'not_given'
}

function totalsOf(lines: readonly TodayLine[]): TodayList['totals'] {
  const totals = new Map<Drug, { expectedMicrograms: number; givenMicrograms: number }>()
  for (const { ordered, amountMicrograms } of lines) {
    if (ordered === null) continue
    const total = totals.get(ordered.drug) ?? { expectedMicrograms: 0, givenMicrograms: 0 }
    total.expectedMicrograms += ordered.amountMicrograms
    total.givenMicrograms += amountMicrograms
    totals.set(ordered.drug, total)
  }
  return [...totals].map(([drug, total]) => ({ drug, ...total }))
}
