import type { DosingInput } from '../../shared/contract/care.ts'
import { absenceProblems, dosingProblems } from '../../shared/rules/away.ts'
import { openRecord } from '../client-access.ts'
import { absenceById, absencesOf } from '../db/absence.ts'
import { insert, nextId, type Tx } from '../db/write.ts'
import { seal } from '../private-text.ts'
import { InvalidInput, invalid, NotFound, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { todayOf } from '../today.ts'
import { signedIn } from './base.ts'
import { careView } from './care-view.ts'

const act = 'absence.record'

export const careAbsence = {
  away: signedIn.care.away.handler(({ input, context: { register, staff } }) => {
    const { requestId, clientId, kind, fromDay, untilDay, note, dosing } = input
    const client = openRecord(register, staff, clientId, act)
    const today = todayOf(register)
    register.writeOnce(requestId, { act, actor: staff.id }, (tx) => {
      const problems = [
        ...absenceProblems({ fromDay, untilDay }, absencesOf(tx.db, clientId)),
        ...dosingProblems(dosing, { fromDay, backDay: null }, today),
      ]
      if (problems.length > 0) throw new InvalidInput(problems)
      const id = nextId(tx, 'absence')
      insert(tx, 'absence', {
        id,
        clientId,
        kind,
        fromDay,
        untilDay,
        note: seal(register, 'absence', 'note', id, note),
        staffId: staff.id,
        at: tx.at,
      })
      writeDosing(tx, register, id, dosing, staff.id)
      return id
    })
    return careView(register, staff, client)
  }),

  back: signedIn.care.back.handler(({ input, context: { register, staff } }) => {
    const absence = absenceById(register.db, input.absenceId)
    if (!absence) throw new NotFound('absence')
    const client = openRecord(register, staff, absence.clientId, act)
    const today = todayOf(register)
    const day = input.day ?? today
    if (day > today) invalid('day', 'day_ahead')
    if (day < absence.fromDay) invalid('day', 'before_absence')
    register.writeOnce(input.requestId, { act, actor: staff.id }, (tx) => {
      if (absenceById(tx.db, absence.id)?.backDay !== null) return refuse('not_away')
      return insert(tx, 'absence_end', { absenceId: absence.id, day, staffId: staff.id, at: tx.at })
    })
    return careView(register, staff, client)
  }),

  tellDosing: signedIn.care.tellDosing.handler(({ input, context: { register, staff } }) => {
    const { requestId, absenceId, ...dosing } = input
    const absence = absenceById(register.db, absenceId)
    if (!absence) throw new NotFound('absence')
    const client = openRecord(register, staff, absence.clientId, act)
    const problems = dosingProblems(dosing, absence, todayOf(register))
    if (problems.length > 0) throw new InvalidInput(problems)
    register.writeOnce(requestId, { act, actor: staff.id }, (tx) =>
      writeDosing(tx, register, absenceId, dosing, staff.id),
    )
    return careView(register, staff, client)
  }),
}

/** Only a confirmed answer has an amount and who said it. */
function writeDosing(
  tx: Tx,
  register: Register,
  absenceId: number,
  dosing: DosingInput,
  staffId: number,
): number {
  const id = nextId(tx, 'absence_dosing')
  const confirmed = dosing.answer === 'confirmed'
  return insert(tx, 'absence_dosing', {
    id,
    absenceId,
    answer: dosing.answer,
    drug: confirmed ? dosing.drug : null,
    amountMicrograms: confirmed ? dosing.amountMicrograms : null,
    lastDoseDay: confirmed ? dosing.lastDoseDay : null,
    detail: confirmed ? seal(register, 'absence_dosing', 'detail', id, dosing.detail) : null,
    staffId,
    at: tx.at,
  })
}
