import { cleanText } from '../../shared/rules/note-text.ts'
import { openRecord, opens } from '../client-access.ts'
import { clientById, clientByNumber } from '../db/client.ts'
import {
  dutiesOf,
  dutyById,
  phasesOf,
  type StayStored,
  stayById,
  staysOpen,
  trainingCounts,
  trainingsOpen,
} from '../db/rehabilitation.ts'
import { insert } from '../db/write.ts'
import { invalid, NotFound, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'
import { todayOf } from '../today.ts'
import { signedIn } from './base.ts'
import { clientRehabilitation, seesStays } from './rehabilitation-view.ts'

const ACT = 'rehabilitation.write'

export const rehabilitation = {
  house: signedIn.rehabilitation.house.handler(({ context: { register, staff } }) => {
    const { db } = register
    const mayOpen = ({ restricted, clientId }: { restricted: 0 | 1; clientId: number }) => {
      const client = restricted === 0 ? undefined : clientById(db, clientId)
      return client === undefined || opens(register, staff, client) === 'yes'
    }
    return {
      today: todayOf(register),
      residents: (seesStays(staff) ? staysOpen(db) : [])
        .filter(mayOpen)
        .map(({ episodeId, clientId, registerNumber, openedDay }) => {
          const phase = phasesOf(db, episodeId).at(-1)
          return {
            clientId,
            registerNumber,
            openedDay,
            phase: phase?.phase ?? null,
            phaseDay: phase?.day ?? null,
            duties: dutiesOf(db, episodeId).flatMap(({ duty, endDay }) => (endDay === null ? [duty] : [])),
          }
        }),
      trainees: trainingsOpen(db)
        .filter(mayOpen)
        .map(({ clientId, registerNumber, kind, provider, course, day }) => ({
          clientId,
          registerNumber,
          kind,
          provider,
          course,
          day,
        })),
    }
  }),

  client: signedIn.rehabilitation.client.handler(({ input, context: { register, staff } }) =>
    clientRehabilitation(register, staff, openRecord(register, staff, input.clientId, 'training.see')),
  ),

  numbered: signedIn.rehabilitation.numbered.handler(({ input, context: { register, staff } }) => {
    const client = clientByNumber(register.db, input.registerNumber)
    if (!client) throw new NotFound('client')
    return { clientId: openRecord(register, staff, client.id, 'training.see').id }
  }),

  beginPhase: signedIn.rehabilitation.beginPhase.handler(({ input, context: { register, staff } }) => {
    const { requestId, episodeId, day } = input
    const stay = ownStay(register, staff, episodeId)
    if (day > todayOf(register)) invalid('day', 'day_ahead')
    const phase = cleanText(input.phase)
    register.writeOnce(requestId, { act: 'rehabilitation.phase', actor: staff.id }, (tx) =>
      insert(tx, 'rehabilitation_phase', { episodeId, phase, day, staffId: staff.id, at: tx.at }),
    )
    return replyFor(register, staff, stay.clientId)
  }),

  giveDuty: signedIn.rehabilitation.giveDuty.handler(({ input, context: { register, staff } }) => {
    const { requestId, episodeId, day } = input
    const stay = ownStay(register, staff, episodeId)
    if (day > todayOf(register)) invalid('day', 'day_ahead')
    const duty = cleanText(input.duty)
    register.writeOnce(requestId, { act: 'rehabilitation.duty', actor: staff.id }, (tx) => {
      const known = dutiesOf(tx.db, episodeId).some((one) => one.duty === duty && one.endDay === null)
      if (known) refuse('duty_known')
      return insert(tx, 'rehabilitation_duty', { episodeId, duty, day, staffId: staff.id, at: tx.at })
    })
    return replyFor(register, staff, stay.clientId)
  }),

  endDuty: signedIn.rehabilitation.endDuty.handler(({ input, context: { register, staff } }) => {
    const { requestId, dutyId, how, day } = input
    const duty = dutyById(register.db, dutyId)
    if (!duty) throw new NotFound('rehabilitation_duty')
    const stay = ownStay(register, staff, duty.episodeId)
    if (day > todayOf(register)) invalid('day', 'day_ahead')
    register.writeOnce(requestId, { act: 'rehabilitation.duty_end', actor: staff.id, reason: how }, (tx) => {
      if (dutyById(tx.db, dutyId)?.endDay) refuse('duty_ended')
      const row = { rehabilitationDutyId: dutyId, day, how, staffId: staff.id, at: tx.at }
      return insert(tx, 'rehabilitation_duty_end', row)
    })
    return replyFor(register, staff, stay.clientId)
  }),

  numbers: signedIn.rehabilitation.numbers.handler(({ input: { from, until }, context: { register } }) =>
    trainingCounts(register.db, from, until),
  ),
}

function ownStay(register: Register, staff: SignedIn, episodeId: number): StayStored {
  const stay = stayById(register.db, episodeId)
  if (!stay) throw new NotFound('episode')
  openRecord(register, staff, stay.clientId, ACT)
  return stay
}

function replyFor(register: Register, staff: SignedIn, clientId: number) {
  const client = clientById(register.db, clientId)
  if (!client) throw new NotFound('client')
  return clientRehabilitation(register, staff, client)
}
