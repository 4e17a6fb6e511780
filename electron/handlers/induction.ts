import type { TypedAnswers } from '../../shared/contract/counter-events.ts'
import type { InductionAnswers } from '../../shared/records/induction.ts'
import type { Instant } from '../../shared/records/time.ts'
import { doseEligibility } from '../../shared/rules/dose-eligibility.ts'
import { orderOfDay } from '../../shared/rules/order-step.ts'
import { isOwnRecord } from '../client-access.ts'
import { type ClientStored, clientById } from '../db/client.ts'
import { assessmentById } from '../db/induction.ts'
import { insert, nextId } from '../db/write.ts'
import { seal } from '../private-text.ts'
import { invalid, NotFound, refuse } from '../refusal.ts'
import { notOwnRecord, signedIn } from './base.ts'
import { counterReply } from './counter-facts.ts'
import { proveDoctor } from './doctor-proof.ts'
import { doseFacts } from './dose-facts.ts'
import { openDay } from './dose-steps.ts'

const msPerHour = 3_600_000

/** What is asked and seen before the doses of an induction (shared/rules/induction-check.ts). */
export const induction = {
  assess: signedIn.induction.assess.handler(({ input, context }) => {
    const { register, staff } = context
    const { requestId, clientId, orderId, slot, answers } = input
    const client = clientById(register.db, clientId)
    if (!client) throw new NotFound('client')
    notOwnRecord('induction.assess', isOwnRecord(register, staff, client))
    refuseGaps(client, slot, answers)
    register.writeOnce(requestId, { act: 'induction.assess', actor: staff.id }, (tx) => {
      const facts = doseFacts(register, clientId)
      const found = orderOfDay(facts.orders, facts.today)
      const asks = found.found && found.order.id === orderId && asksFor(doseEligibility(facts), slot)
      if (!asks) return refuse('induction_not_asked_for')
      const id = nextId(tx, 'induction_assessment')
      return insert(tx, 'induction_assessment', {
        id,
        clientId,
        doseOrderId: orderId,
        clinicDayId: openDay(register).id,
        slot,
        detail: seal(register, 'induction_assessment', 'detail', id, JSON.stringify(at(tx.at, answers))),
        staffId: staff.id,
        at: tx.at,
        recordedAt: tx.at,
      })
    })
    return counterReply(context, clientId)
  }),

  decide: signedIn.induction.decide.handler(async ({ input, context }) => {
    const { register, session } = context
    const { requestId, assessmentId, goOn, reason, doctorId } = input
    const act = 'induction.decide'
    const stored = assessmentById(register.db, assessmentId)
    const client = stored && clientById(register.db, stored.clientId)
    if (!client) throw new NotFound('assessment')
    await proveDoctor(register, session, input, client, act)
    register.writeOnce(requestId, { act, actor: doctorId }, (tx) => {
      if (assessmentById(tx.db, assessmentId)?.goOn !== null) refuse('induction_decided')
      return insert(tx, 'induction_decision', {
        inductionAssessmentId: assessmentId,
        goOn: goOn ? 1 : 0,
        note: seal(register, 'induction_decision', 'note', assessmentId, reason),
        doctorId,
        at: tx.at,
      })
    })
    return counterReply(context, client.id)
  }),
}

/** Only a dose that waits for it is asked about, so that nothing is asked today for another day. */
function asksFor(verdict: ReturnType<typeof doseEligibility>, slot: number): boolean {
  if (verdict.outcome !== 'blocked' && verdict.outcome !== 'see_doctor') return false
  return verdict.reasons.some(
    (reason) =>
      (reason.code === 'induction_not_asked' ||
        reason.code === 'induction_asked_long_ago' ||
        reason.code === 'induction_wait' ||
        reason.code === 'induction_doctor') &&
      reason.slot === slot,
  )
}

/** Invalid: what a first dose asks is missing, a top-up asks it again, or pregnancy was not asked. */
function refuseGaps(client: ClientStored, slot: number, { before }: TypedAnswers): void {
  if ((slot === 1) !== (before !== null)) invalid('before', 'induction_before_first')
  if (before !== null && client.sex !== 'M' && before.pregnancy === null)
    invalid('before.pregnancy', 'pregnancy_not_asked')
}

function at(now: Instant, { before, ...answers }: TypedAnswers): InductionAnswers {
  if (before === null) return { ...answers, before }
  const { hoursAgo, ...asked } = before
  const lastOpioidAt = hoursAgo === null ? null : ((now - Math.round(hoursAgo * msPerHour)) as Instant)
  return { ...answers, before: { ...asked, lastOpioidAt } }
}
