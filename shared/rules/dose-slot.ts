import type { Instant } from '../records/time.ts'
import type { BlockReason, DoctorReason, DoseFacts, DoseVerdict } from './dose-facts.ts'
import { type DoseRecord, holdsSlot, isObserved, isSwallowed, isUnfinished } from './dose-state.ts'
import type { OrderStep } from './order-step.ts'

const msPerHour = 3_600_000

export type SlotChoice =
  | { found: true; slot: OrderStep; attempt: number; usedMicrograms: number }
  | { found: false; verdict: DoseVerdict }

/** A dose that somebody still has to finish, today's first: while it stands open nothing else is begun. */
export function unfinishedDose(facts: Pick<DoseFacts, 'today' | 'doses'>): DoseVerdict | null {
  const open = facts.doses.filter((dose) => isUnfinished(dose) && dose.clinicDay <= facts.today)
  const dose = open.toSorted((a, b) =>
    a.clinicDay === b.clinicDay ? b.id - a.id : a.clinicDay < b.clinicDay ? 1 : -1,
  )[0]
  if (dose === undefined) return null
  const { id: doseId, clinicDay, slot, state, at, amountMicrograms } = dose
  return { outcome: 'in_progress', doseId, clinicDay, slot, state, at, amountMicrograms }
}

/**
 * What holds the slots of today, each with what became of it: a re-dose that a doctor named stands for the dose
 * that it replaces.
 */
export function heldToday(facts: Pick<DoseFacts, 'today' | 'doses'>): DoseRecord[] {
  const today = facts.doses.filter((dose) => dose.clinicDay === facts.today && holdsSlot(dose.state))
  return today
    .filter((dose) => dose.redoseOf === null)
    .map((dose) => today.findLast((redose) => redose.redoseOf === dose.id) ?? dose)
    .toSorted((a, b) => a.slot - b.slot)
}

/** *Dosed today*, said of the last slot held; null when none is. A spilled dose was not given. */
export function alreadyGiven(held: readonly DoseRecord[]): DoseVerdict | null {
  const dose = held.findLast(({ state }) => state !== 'spilled')
  if (dose === undefined) return null
  const { id: doseId, slot, givenAt, amountMicrograms, staffId, state, kind } = dose
  return {
    outcome: 'already_given',
    doseId,
    slot,
    at: givenAt ?? dose.at,
    amountMicrograms,
    staffId,
    state,
    kind,
  }
}

/**
 * Which slot of the day is to be given: the one asked for, or the first that no observed dose has reached. A slot
 * that a later one has overtaken is past; a spilled one waits for a doctor's named re-dose.
 */
export function chooseSlot(facts: DoseFacts, slots: readonly OrderStep[]): SlotChoice {
  const held = heldToday(facts)
  const asked = facts.slot
  const spilled = held.find(({ state, slot }) => state === 'spilled' && (asked === null || asked === slot))
  if (spilled !== undefined) {
    const reason: DoctorReason = { code: 'spilled', doseId: spilled.id, slot: spilled.slot }
    return { found: false, verdict: { outcome: 'see_doctor', reasons: [reason], rule: null } }
  }
  const reached = Math.max(0, ...held.filter(isObserved).map(({ slot }) => slot))
  const isHeld = (slot: number) => held.some((dose) => dose.slot === slot)
  const free = slots.find(({ slot }) => slot > reached && !isHeld(slot) && (asked === null || slot === asked))
  if (free !== undefined) {
    const attempt = 1 + rowsOf(facts, free.slot).length
    return { found: true, slot: free, attempt, usedMicrograms: usedToday(facts) }
  }
  if (asked !== null && !isHeld(asked)) {
    const code = slots.some(({ slot }) => slot === asked) ? 'slot_passed' : 'no_such_slot'
    return blocked({ code, slot: asked })
  }
  const given = alreadyGiven(asked === null ? held : held.filter(({ slot }) => slot === asked))
  return given === null
    ? blocked({ code: 'no_such_slot', slot: asked ?? 1 })
    : { found: false, verdict: given }
}

function blocked(reason: BlockReason): SlotChoice {
  return { found: false, verdict: { outcome: 'blocked', reasons: [reason] } }
}

function rowsOf(facts: DoseFacts, slot: number): DoseRecord[] {
  return facts.doses.filter((dose) => dose.clinicDay === facts.today && dose.slot === slot)
}

/** Swallowed and carried of today's slots, in micrograms; re-doses stand outside (trigger `dose_within_ordered_total`). */
function usedToday(facts: DoseFacts): number {
  return facts.doses
    .filter((dose) => dose.clinicDay === facts.today && dose.redoseOf === null && holdsSlot(dose.state))
    .reduce((sum, { amountMicrograms }) => sum + amountMicrograms, 0)
}

/**
 * The wait that is left before a slot, since the last dose swallowed under anybody's eyes: the slot's `leastHours`
 * after a dose of the same day, and after one of another day at least the pack's hours between days, so that two
 * clinic days opened a few hours apart make no double dose. A clock set back prolongs the
 * wait within a day; a time recorded ahead of now on an earlier clinic day was a wrong clock, and does not count.
 * Medicine on the chart of a detoxification, of a day before, is waited for in the same way.
 */
export function hoursToWait(
  facts: Pick<DoseFacts, 'today' | 'now' | 'doses' | 'care'>,
  slot: OrderStep,
  hoursBetweenDays: number,
): BlockReason | null {
  const doses = facts.doses
    .filter((dose) => isObserved(dose) && isSwallowed(dose.state))
    .map((dose) => ({ day: dose.clinicDay, since: swallowedAt(dose), doseId: dose.id as number | null }))
  const charted = facts.care.chart.map(({ day, at }) => ({ day, since: at, doseId: null }))
  const last = [...doses, ...charted]
    .filter(({ day, since }) => day === facts.today || since <= facts.now)
    .toSorted((a, b) => b.since - a.since)[0]
  if (last === undefined) return null
  const { since, doseId } = last
  const leastHours = last.day === facts.today ? slot.leastHours : Math.max(slot.leastHours, hoursBetweenDays)
  const until = (since + leastHours * msPerHour) as Instant
  if (facts.now >= until) return null
  return { code: 'wait_hours', until, since, leastHours, slot: slot.slot, doseId }
}

function swallowedAt(dose: DoseRecord): Instant {
  return dose.givenAt ?? dose.at
}
