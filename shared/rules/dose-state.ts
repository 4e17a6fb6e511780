import type { Dose, DoseEvent, DoseEventKind, DoseVoid } from '../records/dose.ts'
import type { Product } from '../records/product.ts'
import type { Instant } from '../records/time.ts'

/** Where one dose stands: prepared → given → checked, or an ending (decisions.md, *One state machine*). */
export type DoseState =
  | 'prepared'
  | 'given'
  | 'checked'
  | 'not_checked'
  | 'refused'
  | 'withheld'
  | 'vomited'
  | 'spilled'
  | 'incident'
  | 'returned'
  | 'voided'

/** A suspicion of diversion runs beside the state; `unfounded` leaves the counter and the lists again. */
export type DiversionMark = 'none' | 'suspected' | 'confirmed' | 'unfounded'

export type DoseProgress = { state: DoseState | null; diversion: DiversionMark }

/** One dose as the rules read it: its row, and what its events and void amount to. */
export type DoseRecord = Pick<
  Dose,
  | 'id'
  | 'doseOrderId'
  | 'orderStep'
  | 'clinicDay'
  | 'slot'
  | 'attempt'
  | 'kind'
  | 'amountMicrograms'
  | 'redoseOf'
  | 'staffId'
  | 'at'
> & {
  state: DoseState
  diversion: DiversionMark
  /** When it was given; null while it never was. */
  givenAt: Instant | null
  /** What a dosing incident says; null without one. */
  incidentSwallowed: 'yes' | 'unsure' | null
}

type EventFact = Pick<DoseEvent, 'kind'>
type Form = Product['form']

const noProgress: DoseProgress = { state: null, diversion: 'none' }

/**
 * What the events of one dose, in the order of their ids, and its void amount to. Events that may not follow are
 * folded all the same: they stand in the register, and the latest tells the state, except that nothing undoes an
 * incident. No event at all is state null.
 */
export function foldDose(events: readonly EventFact[], voided: boolean): DoseProgress {
  const folded = events.reduce(afterEvent, noProgress)
  return voided ? { ...folded, state: 'voided' } : folded
}

function afterEvent(progress: DoseProgress, { kind }: EventFact): DoseProgress {
  if (kind === 'diversion_suspected') return { ...progress, diversion: 'suspected' }
  if (kind === 'diversion_confirmed') return { ...progress, diversion: 'confirmed' }
  if (kind === 'diversion_unfounded') return { ...progress, diversion: 'unfounded' }
  return progress.state === 'incident' ? progress : { ...progress, state: kind }
}

/**
 * Joins a dose's row with its events (in the order of their ids), its void and its incident. A row is written
 * together with its first event, so a dose without any counts as prepared.
 */
export function doseRecord(
  dose: Omit<DoseRecord, 'state' | 'diversion' | 'givenAt' | 'incidentSwallowed'>,
  events: readonly Pick<DoseEvent, 'kind' | 'at'>[],
  voided: Pick<DoseVoid, 'doseId'> | null,
  incidentSwallowed: 'yes' | 'unsure' | null,
): DoseRecord {
  const { state, diversion } = foldDose(events, voided !== null)
  return {
    id: dose.id,
    doseOrderId: dose.doseOrderId,
    orderStep: dose.orderStep,
    clinicDay: dose.clinicDay,
    slot: dose.slot,
    attempt: dose.attempt,
    kind: dose.kind,
    amountMicrograms: dose.amountMicrograms,
    redoseOf: dose.redoseOf,
    staffId: dose.staffId,
    at: dose.at,
    state: state ?? 'prepared',
    diversion,
    givenAt: events.find((event) => event.kind === 'given')?.at ?? null,
    incidentSwallowed,
  }
}

/** Given under somebody's eyes, at this counter: an own client's dose, or a guest's from a dose passport. */
export function isObserved({ kind }: Pick<Dose, 'kind'>): boolean {
  return kind === 'observed' || kind === 'guest'
}

const observedNext: Record<DoseState, readonly DoseEventKind[]> = {
  prepared: ['given', 'refused', 'withheld', 'spilled', 'incident'],
  given: ['checked', 'not_checked', 'vomited', 'incident'],
  checked: ['vomited', 'incident'],
  not_checked: ['vomited', 'incident'],
  vomited: ['incident'],
  spilled: ['incident'],
  refused: [],
  withheld: [],
  incident: [],
  returned: [],
  voided: [],
}

/** Handed over for a later day: nobody watches the mouth, and what was not used comes back. */
const carriedNext: Partial<Record<DoseState, readonly DoseEventKind[]>> = {
  prepared: ['given', 'incident'],
  given: ['returned', 'incident'],
}

/** Claimed for another site: it says that it gave the dose, or the day is free again. Nothing of it was ever here. */
const passportNext: Partial<Record<DoseState, readonly DoseEventKind[]>> = { prepared: ['given', 'returned'] }

/**
 * Whether an event may follow. A tablet that fell from the mouth is a spill after `given`; a liquid that was
 * swallowed cannot be spilled. A suspicion of diversion needs a dose that was given, and is reviewed once.
 *
 * @param dose null state: nothing recorded yet, so only `prepared` may come
 */
export function mayFollow(
  dose: DoseProgress & { form: Form; kind?: Dose['kind'] },
  event: DoseEventKind,
): boolean {
  const { state, diversion, form, kind = 'observed' } = dose
  if (state === null) return event === 'prepared'
  if (event === 'diversion_suspected')
    return diversion !== 'suspected' && diversion !== 'confirmed' && wasGiven(state)
  if (event === 'diversion_confirmed' || event === 'diversion_unfounded') return diversion === 'suspected'
  if (event === 'spilled' && state === 'given' && isObserved({ kind })) return form === 'tablet'
  if (kind === 'passport') return passportNext[state]?.includes(event) ?? false
  const next = isObserved({ kind }) ? observedNext[state] : (carriedNext[state] ?? [])
  return next.includes(event)
}

function wasGiven(state: DoseState): boolean {
  return state === 'given' || state === 'checked' || state === 'not_checked'
}

/**
 * Whether *did anyone swallow any of it? no* may make this dose a void: never after an incident or after
 * vomiting, which both say that something was swallowed, nor when the slot is free already.
 */
export function mayVoid(state: DoseState): boolean {
  return holdsSlot(state) && state !== 'incident' && state !== 'vomited'
}

/** Whether a dose in this state keeps its slot used. The same list as the trigger `dose_slot_is_free`. */
export function holdsSlot(state: DoseState): boolean {
  return state !== 'voided' && state !== 'refused' && state !== 'withheld' && state !== 'returned'
}

/**
 * Whether the double-dose guard takes the dose as swallowed: from *given* on, and whenever in doubt (*unsure
 * counts as taken*, clinic.md).
 */
export function isSwallowed(state: DoseState): boolean {
  return wasGiven(state) || state === 'vomited' || state === 'incident'
}

/**
 * Whether the dose counts for the ladder and for the steps of an order, where doubt counts the other way
 * (*unknown counts as not taken*, clinic.md): not when vomited, not when an incident left it unsure, not when
 * its diversion was confirmed. A take-home dose counts as cover of its day once handed over.
 */
export function countsAsDose(dose: Pick<DoseRecord, 'state' | 'diversion' | 'incidentSwallowed'>): boolean {
  if (dose.diversion === 'confirmed') return false
  return wasGiven(dose.state) || (dose.state === 'incident' && dose.incidentSwallowed === 'yes')
}

/**
 * Whether somebody still has to say how it went: prepared, or an observed dose given and not yet checked. After
 * a power cut each of these is asked about: swallowed, not, unsure. A passport day is claimed for another site: what
 * became of it is told by its return slip.
 */
export function isUnfinished(dose: Pick<DoseRecord, 'state' | 'kind'>): boolean {
  if (dose.kind === 'passport') return false
  return dose.state === 'prepared' || (dose.state === 'given' && isObserved(dose))
}
