import type { ClosureOffer } from '../../shared/contract/take-home.ts'
import {
  type CarriedDose,
  type TakeHomeFacts,
  type TakeHomeVerdict,
  takeHomeVerdict,
} from '../../shared/rules/take-home.ts'
import { plainTakeHomeReason } from '../../shared/rules/take-home-reason.ts'
import { isOwnRecord, openRecord } from '../client-access.ts'
import { clientById } from '../db/client.ts'
import { nextAttempt } from '../db/dose.ts'
import { carriedBy } from '../db/take-home.ts'
import { insert, type Tx } from '../db/write.ts'
import { NotFound, Refusal, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { todayOf } from '../today.ts'
import { notOwnRecord, signedIn } from './base.ts'
import { moveStock, openDay, writeStep } from './dose-steps.ts'
import { carriedView, takeHomeAtCounter } from './take-home-facts.ts'

export const takeHome = {
  atCounter: signedIn.takeHome.atCounter.handler(({ input, context: { register } }) => {
    const client = clientById(register.db, input.clientId)
    if (!client) throw new NotFound('client')
    return takeHomeAtCounter(register, client)
  }),

  carried: signedIn.takeHome.carried.handler(({ input, context: { register, staff } }) => {
    const client = openRecord(register, staff, input.clientId, 'take_home.see')
    const today = todayOf(register)
    return {
      today,
      registerNumber: client.registerNumber,
      carried: carriedBy(register.db, client.id, today).map((dose) => carriedView(register, dose)),
    }
  }),

  issue: signedIn.takeHome.issue.handler(({ input, context: { register, staff } }) => {
    const client = clientById(register.db, input.clientId)
    if (!client) throw new NotFound('client')
    const act = 'take_home.issue'
    notOwnRecord(act, isOwnRecord(register, staff, client))
    register.writeOnce(input.requestId, { act, actor: staff.id }, (tx) => {
      const { facts, closures } = takeHomeAtCounter(register, client)
      const offer = closures.find(({ listId }) => listId === input.listId)
      if (input.listId !== null && offer === undefined) return refuse('closure_not_on_list')
      const verdict = verdictOf(facts, offer, input.last)
      if (!verdict.allowed) throw new Refusal(verdict.reasons.map(plainTakeHomeReason))
      if (!isAsSeen(verdict.doses, input.seen)) return refuse('facts_changed', { amountMicrograms: 0 })
      return writeIssue(tx, register, { ...input, verdict })
    })
    return takeHomeAtCounter(register, client)
  }),
}

function verdictOf(facts: TakeHomeFacts, offer: ClosureOffer | undefined, last: TakeHomeFacts['today']) {
  if (offer === undefined) return takeHomeVerdict(facts, { by: 'order', last })
  const { first, comesBefore } = offer
  return takeHomeVerdict(facts, { by: 'closure', first, last: offer.last }, comesBefore)
}

function isAsSeen(
  doses: readonly CarriedDose[],
  seen: readonly { clinicDay: string; slot: number; amountMicrograms: number }[],
): boolean {
  const line = (dose: { clinicDay: string; slot: number; amountMicrograms: number }) =>
    `${dose.clinicDay} ${dose.slot} ${dose.amountMicrograms}`
  return doses.map(line).join() === seen.map(line).join()
}

/** The doses of all days, their slots and their stock, and the row that names them: together or not at all. */
function writeIssue(
  tx: Tx,
  register: Register,
  issue: {
    clientId: number
    listId: number | null
    identifiedBy: 'card' | 'number' | 'name'
    verdict: Extract<TakeHomeVerdict, { allowed: true }>
  },
): number {
  const { clientId, listId, identifiedBy, verdict } = issue
  const day = openDay(register)
  const by = { staffId: tx.actor ?? 0, at: tx.at, recordedAt: tx.at }
  const issueId = insert(tx, 'take_home_issue', {
    clientId,
    closureListId: listId,
    storageTold: 1,
    overdoseTold: 1,
    clinicDayId: day.id,
    ...by,
  })
  for (const dose of verdict.doses) {
    const doseId = insert(tx, 'dose', {
      clientId,
      episodeId: verdict.episodeId,
      doseOrderId: verdict.orderId,
      orderStep: dose.step,
      clinicDay: dose.clinicDay,
      slot: dose.slot,
      // Counted over the rows as they are stored: a day that was taken back left some under this date.
      attempt: nextAttempt(tx.db, clientId, dose.clinicDay, dose.slot),
      kind: 'take_home',
      amountMicrograms: dose.amountMicrograms,
      redoseOf: null,
      clinicDayId: day.id,
      identifiedBy,
      // Why there was no card was asked before today's dose, and is counted there.
      noCardReason: null,
      ...by,
    })
    writeStep(tx, doseId, 'prepared')
    writeStep(tx, doseId, 'given')
    for (const line of dose.lines) moveStock(tx, day, doseId, 'issue', line)
    insert(tx, 'take_home_dose', { doseId, takeHomeIssueId: issueId })
  }
  return issueId
}
