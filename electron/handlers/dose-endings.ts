import type { DoseEventKind } from '../../shared/records/dose.ts'
import { signedIn } from './base.ts'
import { storedDose } from './counter-doses.ts'
import { counterReply, type Here } from './counter-facts.ts'
import { correctDayLines } from './day-corrections.ts'
import { bringBack, isPoured, ofToday, reasonText, takeStep } from './dose-steps.ts'
import { proveSecond } from './second-person.ts'

interface Ending {
  readonly requestId: string
  readonly doseId: number
  readonly reason: string
  readonly note: string
  readonly poured: boolean
  readonly approver: { staffId: number; pin: string } | null
}

/** A prepared dose that the client does not get: what was taken goes back, a poured liquid is wasted. */
async function notGiven(kind: DoseEventKind & ('refused' | 'withheld'), input: Ending, here: Here) {
  const { register, session, staff } = here
  const act = kind === 'refused' ? 'dose.refuse' : 'dose.withhold'
  const { clientId } = storedDose(register, input.doseId)
  const approver = await proveSecond(register, session, act, staff.id, input.approver)
  const reason = reasonText(input.reason, input.note)
  register.writeOnce(input.requestId, { act, actor: staff.id, approver, reason: input.reason }, (tx) => {
    ofToday(register, storedDose(register, input.doseId))
    const id = takeStep(tx, register, input.doseId, kind, { reason })
    bringBack(tx, register, input.doseId, isPoured(register, input.doseId, input.poured))
    return id
  })
  return counterReply(here, clientId)
}

export const doseEndings = {
  refuse: signedIn.doses.refuse.handler(({ input, context }) => notGiven('refused', input, context)),

  withhold: signedIn.doses.withhold.handler(({ input, context }) => notGiven('withheld', input, context)),

  spill: signedIn.doses.spill.handler(async ({ input, context }) => {
    const { register, session, staff } = context
    const act = 'dose.spill'
    const { clientId } = storedDose(register, input.doseId)
    const approver = await proveSecond(register, session, act, staff.id, input.approver)
    const reason = reasonText('spilled', input.note)
    register.writeOnce(input.requestId, { act, actor: staff.id, approver, reason: 'spilled' }, (tx) => {
      ofToday(register, storedDose(register, input.doseId))
      const id = takeStep(tx, register, input.doseId, 'spilled', { reason })
      bringBack(tx, register, input.doseId, true)
      return id
    })
    return counterReply(context, clientId)
  }),

  vomit: signedIn.doses.vomit.handler(({ input, context }) => {
    const { register, staff } = context
    const { clientId, clinicDay } = storedDose(register, input.doseId)
    register.writeOnce(input.requestId, { act: 'dose.vomit', actor: staff.id }, (tx) => {
      const { minutesAfter } = input
      const reason = input.seenByStaff ? 'seen_by_staff' : 'told_by_client'
      const id = takeStep(tx, register, input.doseId, 'vomited', { reason, minutesAfter })
      correctDayLines(tx, register, clientId, clinicDay)
      return id
    })
    return counterReply(context, clientId)
  }),
}
