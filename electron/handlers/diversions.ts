import { openRecord } from '../client-access.ts'
import { signedIn } from './base.ts'
import { storedDose } from './counter-doses.ts'
import { counterReply } from './counter-facts.ts'
import { correctDayLines } from './day-corrections.ts'
import { reasonText, takeStep } from './dose-steps.ts'

/** A suspicion runs beside the dose: recorded by who saw it, reviewed later by a doctor. */
export const diversions = {
  suspect: signedIn.diversions.suspect.handler(({ input, context }) => {
    const { register, staff } = context
    const { clientId } = storedDose(register, input.doseId)
    register.writeOnce(input.requestId, { act: 'diversion.suspect', actor: staff.id }, (tx) =>
      takeStep(tx, register, input.doseId, 'diversion_suspected', {
        reason: reasonText(input.seen, input.note),
      }),
    )
    return counterReply(context, clientId)
  }),

  review: signedIn.diversions.review.handler(({ input, context: { register, staff } }) => {
    const act = 'diversion.review'
    const { clientId, clinicDay } = storedDose(register, input.doseId)
    openRecord(register, staff, clientId, act)
    const { reason } = input
    register.writeOnce(input.requestId, { act, actor: staff.id }, (tx) => {
      const kind = input.confirmed ? 'diversion_confirmed' : 'diversion_unfounded'
      const id = takeStep(tx, register, input.doseId, kind, { reason: reasonText('reviewed', reason) })
      correctDayLines(tx, register, clientId, clinicDay)
      return id
    })
    return { reviewed: true as const }
  }),
}
