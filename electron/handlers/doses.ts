import { doseEligibility } from '../../shared/rules/dose-eligibility.ts'
import { attendanceKind, refusalReasons } from '../../shared/rules/dose-refusal.ts'
import { identifiers } from '../../shared/rules/identifiers.ts'
import { orderOfDay } from '../../shared/rules/order-step.ts'
import { isOwnRecord } from '../client-access.ts'
import { knownPeople } from '../client-index.ts'
import { clientById, photosOf } from '../db/client.ts'
import { type DoseStored, formOfDose, nextAttempt } from '../db/dose.ts'
import { doseKindOf } from '../db/passport.ts'
import { insert, type Tx } from '../db/write.ts'
import { NotFound, Refusal, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { notOwnRecord, signedIn } from './base.ts'
import { beginDose, board, cutOff } from './counter-board.ts'
import { counterDose, SOBER_ASKED, storedDose } from './counter-doses.ts'
import { clientAtCounter, clientOf, counterReply } from './counter-facts.ts'
import { doseFacts } from './dose-facts.ts'
import { moveStock, ofToday, openDay, reasonText, takeStep, writeStep } from './dose-steps.ts'

/** From the scan to the checked mouth. Endings other than *checked*: dose-endings.ts; voids: dose-void.ts. */
export const doses = {
  facts: signedIn.doses.facts.handler(({ input, context }) =>
    clientAtCounter(context, clientOf(context, input.who), input.who.by === 'client'),
  ),

  board: signedIn.doses.board.handler(({ context: { register, session, staff } }) => {
    // The screen is opened before the first scan: names are unsealed now, so that no client waits for it.
    knownPeople(register, session, staff)
    return board(register, staff)
  }),

  unfinished: signedIn.doses.unfinished.handler(({ context: { register, staff } }) =>
    cutOff(register).map((dose) => counterDose(register, staff, dose)),
  ),

  prepare: signedIn.doses.prepare.handler(({ input, context }) => {
    const { register, staff } = context
    const client = clientById(register.db, input.clientId)
    if (!client) throw new NotFound('client')
    notOwnRecord('dose.record', isOwnRecord(register, staff, client))
    const act = { act: 'dose.record', actor: staff.id }
    const doseId = register.writeOnce(input.requestId, act, (tx) =>
      prepareDose(tx, register, staff.id, input),
    )
    beginDose(register, doseId)
    return counterReply(context, client.id)
  }),

  give: signedIn.doses.give.handler(({ input, context }) => {
    const { register, staff } = context
    const { clientId } = storedDose(register, input.doseId)
    register.writeOnce(input.requestId, { act: 'dose.give', actor: staff.id }, (tx) => {
      const stored = ofToday(register, storedDose(register, input.doseId))
      const asked = stored.events.some(({ reason }) => reason === SOBER_ASKED)
      if (asked && !input.soberSeen) return refuse('sober_not_said')
      const facts = doseFacts(register, clientId)
      const held = facts.holds.map(({ kind }) => kind)
      if (held.length > 0) return refuse('held', { kinds: held.join(' ') })
      const found = orderOfDay(facts.orders, facts.today)
      if (!found.found || found.order.id !== stored.doseOrderId) return refuse('order_changed')
      const id = takeStep(tx, register, stored.id, 'given', asked ? { reason: 'sober' } : {})
      writeIdentity(tx, register, stored, input.birthYearSaid)
      if (formOfDose(register.db, stored.id) === 'liquid') takeStep(tx, register, stored.id, 'checked')
      return id
    })
    beginDose(register, input.doseId)
    return counterReply(context, clientId)
  }),

  check: signedIn.doses.check.handler(({ input, context }) => {
    const { register, staff } = context
    const { clientId } = storedDose(register, input.doseId)
    register.writeOnce(input.requestId, { act: 'dose.check', actor: staff.id }, (tx) => {
      const { notChecked } = input
      if (notChecked === null) return takeStep(tx, register, input.doseId, 'checked')
      return takeStep(tx, register, input.doseId, 'not_checked', {
        reason: reasonText(notChecked, input.note),
      })
    })
    return counterReply(context, clientId)
  }),

  attend: signedIn.doses.attend.handler(({ input, context }) => {
    const { register, staff } = context
    if (!clientById(register.db, input.clientId)) throw new NotFound('client')
    register.writeOnce(input.requestId, { act: 'dose.attend', actor: staff.id }, (tx) => {
      const verdict = doseEligibility(doseFacts(register, input.clientId))
      const kind = attendanceKind(verdict)
      if (verdict.outcome === 'due') return refuse('dose_is_due')
      const reasons = refusalReasons(verdict)
      if (kind === null) throw new Refusal(reasons)
      return insert(tx, 'attendance', {
        clientId: input.clientId,
        clinicDayId: openDay(register).id,
        kind,
        reason: reasons.map(({ code }) => code).join(' '),
        staffId: staff.id,
        at: tx.at,
        recordedAt: tx.at,
      })
    })
    return counterReply(context, input.clientId)
  }),
}

/** By which two identifiers the client was known; nothing where there were not two, which the inspector can see. */
function writeIdentity(tx: Tx, register: Register, dose: DoseStored, birthYearSaid: boolean): void {
  const hasPhoto = photosOf(register.db, dose.clientId).length > 0
  const [first, second] = identifiers({ identifiedBy: dose.identifiedBy, hasPhoto, birthYearSaid })
  if (first === undefined || second === undefined) return
  insert(tx, 'dose_identity', { doseId: dose.id, first, second, staffId: tx.actor ?? 0, at: tx.at })
}

/** Claims the slot and takes the stock, if the rule still says what the screen showed. @returns the dose's key */
function prepareDose(
  tx: Tx,
  register: Register,
  staffId: number,
  input: {
    clientId: number
    identifiedBy: 'card' | 'number' | 'name'
    noCardReason: 'forgotten' | 'lost' | 'damaged' | 'not_issued' | 'scanner' | null
    seen: { orderId: number; slot: number; amountMicrograms: number }
  },
): number {
  if (input.identifiedBy !== 'card' && input.noCardReason === null) return refuse('no_card_reason_missing')
  const verdict = doseEligibility(doseFacts(register, input.clientId))
  if (verdict.outcome !== 'due') throw new Refusal(refusalReasons(verdict))
  const { orderId, slot, amountMicrograms } = input.seen
  if (orderId !== verdict.orderId || slot !== verdict.slot || amountMicrograms !== verdict.amountMicrograms)
    return refuse('facts_changed', { amountMicrograms: verdict.amountMicrograms })
  const day = openDay(register)
  const doseId = insert(tx, 'dose', {
    clientId: input.clientId,
    episodeId: verdict.episodeId,
    doseOrderId: verdict.orderId,
    orderStep: verdict.step,
    clinicDay: day.day,
    slot: verdict.slot,
    attempt: nextAttempt(register.db, input.clientId, day.day, verdict.slot),
    kind: doseKindOf(tx.db, verdict.orderId),
    amountMicrograms: verdict.amountMicrograms,
    redoseOf: verdict.redoseOf,
    clinicDayId: day.id,
    identifiedBy: input.identifiedBy,
    noCardReason: input.identifiedBy === 'card' ? null : input.noCardReason,
    staffId,
    at: tx.at,
    recordedAt: tx.at,
  })
  const asked = verdict.notices.some(({ code }) => code === 'usual_if_sober')
  writeStep(tx, doseId, 'prepared', asked ? { reason: SOBER_ASKED } : {})
  for (const line of verdict.lines) moveStock(tx, day, doseId, 'issue', line)
  return doseId
}
