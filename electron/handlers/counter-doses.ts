import type { CounterDose } from '../../shared/contract/dose-views.ts'
import type { Instant } from '../../shared/records/time.ts'
import { type DoseRecord, isObserved, mayVoid } from '../../shared/rules/dose-state.ts'
import { rulesFor } from '../../shared/rules/rule-pack.ts'
import { opens } from '../client-access.ts'
import { type ClientStored, clientById } from '../db/client.ts'
import { openClinicDay } from '../db/clinic-day.ts'
import { type DoseStored, doseById } from '../db/dose.ts'
import { drugOfOrder, measuredFor } from '../db/dose-facts.ts'
import { isGivenAgain } from '../db/re-dose.ts'
import { staffById } from '../db/staff.ts'
import { unseal } from '../private-text.ts'
import { NotFound } from '../refusal.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'
import { asRecord, packInForce } from './dose-facts.ts'

/** What `dose_event.reason` of *prepared* says when the client is to be looked at before the dose is given. */
export const SOBER_ASKED = 'sober_asked'

/** @throws NotFound */
export function storedDose(register: Register, id: number): DoseStored {
  const dose = doseById(register.db, id)
  if (!dose) throw new NotFound('dose')
  return dose
}

export function staffName(register: Register, id: number): string {
  const person = staffById(register.db, id)
  return person ? (unseal(register, 'staff', 'name', id, person.name) ?? '') : ''
}

/** What a client is called; null for a record that this person may not open. */
export function calledOf(register: Register, staff: SignedIn, client: ClientStored): string | null {
  if (opens(register, staff, client) !== 'yes') return null
  return (
    unseal(register, 'client', 'called', client.id, client.called) ??
    unseal(register, 'client', 'name', client.id, client.name)
  )
}

/** One dose as the counter shows it. */
export function counterDose(register: Register, staff: SignedIn, stored: DoseStored): CounterDose {
  const client = clientById(register.db, stored.clientId)
  const drug = drugOfOrder(register.db, stored.doseOrderId)
  if (!client || !drug) throw new NotFound('dose')
  const dose = asRecord(stored)
  const inHand = measuredFor(register.db, stored.id)
  const last = stored.events.at(-1)
  return {
    id: stored.id,
    clientId: client.id,
    registerNumber: client.registerNumber,
    called: calledOf(register, staff, client),
    clinicDay: stored.clinicDay,
    slot: stored.slot,
    kind: stored.kind,
    drug,
    amountMicrograms: stored.amountMicrograms,
    inHand,
    state: dose.state,
    at: stored.voided?.at ?? last?.at ?? stored.at,
    givenAt: dose.givenAt,
    checkAt: dose.state === 'given' && isObserved(dose) ? checkAt(register, drug, dose) : null,
    by: staffName(register, last?.staffId ?? stored.staffId),
    voiding: voiding(register, staff, stored, dose),
    again: stored.redoseOf !== null,
    diversion: dose.diversion === 'unfounded' ? 'none' : dose.diversion,
    soberAsked: stored.events.some(({ kind, reason }) => kind === 'prepared' && reason === SOBER_ASKED),
  }
}

function checkAt(register: Register, drug: CounterDose['drug'], { givenAt, at }: DoseRecord): Instant {
  const pack = packInForce(register)
  const minutes = pack ? rulesFor(pack.body, drug).mouthCheckMinutes : 0
  return ((givenAt ?? at) + minutes * 60_000) as Instant
}

/**
 * decisions.md, *People, acts, second person*: own act, same open day, not yet checked needs the own PIN alone. A lost
 * dose that was given again is not voided: its slot would be free for a second full dose.
 */
export function voiding(
  register: Register,
  staff: SignedIn,
  stored: DoseStored,
  dose: DoseRecord,
): CounterDose['voiding'] {
  if (!mayVoid(dose.state) || dose.kind === 'passport' || isGivenAgain(register.db, stored.id)) return 'no'
  const own = stored.staffId === staff.id && stored.clinicDayId === openClinicDay(register.db)?.id
  return own && (dose.state === 'prepared' || dose.state === 'given') ? 'own' : 'second'
}
