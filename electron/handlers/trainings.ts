import { cleanText } from '../../shared/rules/note-text.ts'
import { openRecord } from '../client-access.ts'
import { type ClientStored, clientById } from '../db/client.ts'
import { placeToChoose } from '../db/referral.ts'
import { incomesOf, monthsOf, type TrainingStored, trainingById } from '../db/rehabilitation.ts'
import { insert, nextId } from '../db/write.ts'
import { seal } from '../private-text.ts'
import { invalid, NotFound, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'
import { todayOf } from '../today.ts'
import { signedIn } from './base.ts'
import { clientRehabilitation } from './rehabilitation-view.ts'

const ACT = 'training.write'

/** Skill training and work: from the first day to what is earned later. */
export const trainings = {
  beginTraining: signedIn.rehabilitation.beginTraining.handler(({ input, context: { register, staff } }) => {
    const { requestId, kind, placeId, day } = input
    const client = openRecord(register, staff, input.clientId, ACT)
    if (day > todayOf(register)) invalid('day', 'day_ahead')
    const course = cleanText(input.course)
    register.writeOnce(requestId, { act: 'training.begin', actor: staff.id }, (tx) => {
      if (!placeToChoose(tx.db, placeId)) refuse('place_ended')
      return insert(tx, 'training', {
        clientId: client.id,
        kind,
        referralPlaceId: placeId,
        course,
        day,
        staffId: staff.id,
        at: tx.at,
      })
    })
    return clientRehabilitation(register, staff, client)
  }),

  attendance: signedIn.rehabilitation.attendance.handler(({ input, context: { register, staff } }) => {
    const { requestId, trainingId, month, daysHeld, daysCame } = input
    const { client } = ownTraining(register, staff, trainingId)
    if (daysCame > daysHeld) invalid('daysCame', 'came_more_than_held')
    if (month > todayOf(register).slice(0, 7)) invalid('month', 'month_ahead')
    register.writeOnce(requestId, { act: 'training.month', actor: staff.id }, (tx) => {
      if (monthsOf(tx.db, trainingId).some((known) => known.month === month)) refuse('month_known')
      const row = { trainingId, month, daysHeld, daysCame, staffId: staff.id, at: tx.at }
      return insert(tx, 'training_month', row)
    })
    return clientRehabilitation(register, staff, client)
  }),

  endTraining: signedIn.rehabilitation.endTraining.handler(({ input, context: { register, staff } }) => {
    const { requestId, trainingId, outcome, day } = input
    const { client } = ownTraining(register, staff, trainingId)
    if (day > todayOf(register)) invalid('day', 'day_ahead')
    const certificate = cleanText(input.certificate)
    if (certificate !== '' && outcome !== 'completed') invalid('certificate', 'certificate_not_completed')
    register.writeOnce(requestId, { act: 'training.end', actor: staff.id, reason: outcome }, (tx) => {
      if (trainingById(tx.db, trainingId)?.endDay) refuse('training_ended')
      return insert(tx, 'training_end', {
        trainingId,
        day,
        outcome,
        certificate: certificate === '' ? null : certificate,
        staffId: staff.id,
        at: tx.at,
      })
    })
    return clientRehabilitation(register, staff, client)
  }),

  income: signedIn.rehabilitation.income.handler(({ input, context: { register, staff } }) => {
    const { requestId, trainingId, day, working, monthly } = input
    const { client, training } = ownTraining(register, staff, trainingId)
    if (day > todayOf(register)) invalid('day', 'day_ahead')
    if (training.outcome === 'entered_by_mistake') refuse('training_ended')
    register.writeOnce(requestId, { act: 'training.income', actor: staff.id }, (tx) => {
      if (incomesOf(tx.db, trainingId).some((known) => known.day === day)) refuse('income_known')
      const id = nextId(tx, 'income_report')
      const text = JSON.stringify({ work: cleanText(input.work), monthly })
      return insert(tx, 'income_report', {
        id,
        trainingId,
        day,
        working: working ? 1 : 0,
        detail: seal(register, 'income_report', 'detail', id, text),
        staffId: staff.id,
        at: tx.at,
      })
    })
    return clientRehabilitation(register, staff, client)
  }),
}

function ownTraining(
  register: Register,
  staff: SignedIn,
  id: number,
): { training: TrainingStored; client: ClientStored } {
  const training = trainingById(register.db, id)
  const client = training && clientById(register.db, training.clientId)
  if (!training || !client) throw new NotFound('training')
  openRecord(register, staff, client.id, ACT)
  return { training, client }
}
