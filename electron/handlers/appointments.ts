import type { AppointmentLine } from '../../shared/contract/appointments.ts'
import type { Role } from '../../shared/records/staff.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { type AgreedDate, appointmentProblem, endProblem } from '../../shared/rules/appointment-rules.ts'
import { addDays, daysFromTo } from '../../shared/rules/days.ts'
import { openRecord } from '../client-access.ts'
import {
  type AppointmentStored,
  appointmentById,
  appointmentsBetween,
  appointmentsEnded,
  appointmentsOverdue,
  appointmentsWaiting,
} from '../db/appointment.ts'
import { clientById } from '../db/client.ts'
import { allStaff, staffById } from '../db/staff.ts'
import { insert, type Tx } from '../db/write.ts'
import { invalid, NotFound, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { hasAccess, type SignedIn } from '../session.ts'
import { minuteOfDay, todayOf } from '../today.ts'
import { signedIn } from './base.ts'
import { calledOf } from './counter-doses.ts'
import { staffNames } from './staff-facts.ts'
import { closedOn } from './today-facts.ts'

const SEES_CLIENTS: readonly Role[] = ['counsellor', 'doctor', 'nurse', 'outreach']
const ENDED_SHOWN = 10

export const appointments = {
  week: signedIn.appointments.week.handler(({ input, context: { register, staff } }) => {
    const { db } = register
    const { from, staffId } = input
    const to = addDays(from, 6)
    const today = todayOf(register)
    const names = staffNames(register)
    const theirs = (all: AppointmentStored[]) =>
      all
        .filter(({ withStaffId }) => staffId === null || withStaffId === null || withStaffId === staffId)
        .map((one) => line(register, staff, one, names))
    return {
      today,
      nowMinute: minuteOfDay(register),
      days: daysFromTo(from, to).map((day) => ({ day, closedBy: closedOn(register, day) })),
      appointments: theirs(appointmentsBetween(db, from, to)),
      overdue: theirs(appointmentsOverdue(db, today)),
      staff: allStaff(db)
        .filter((person) => SEES_CLIENTS.includes(person.role) && hasAccess(person, today))
        .map(({ id, role }) => ({ id, role, name: names.get(id) ?? '' })),
    }
  }),

  ofClient: signedIn.appointments.ofClient.handler(({ input, context: { register, staff } }) => {
    const { id } = openRecord(register, staff, input.clientId, 'appointment.see')
    const names = staffNames(register)
    const lines = (all: AppointmentStored[]) => all.map((one) => line(register, staff, one, names))
    return {
      today: todayOf(register),
      waiting: lines(appointmentsWaiting(register.db, id)),
      ended: lines(appointmentsEnded(register.db, id, ENDED_SHOWN)),
    }
  }),

  make: signedIn.appointments.make.handler(({ input, context: { register, staff } }) => {
    const { requestId, ...date } = input
    openRecord(register, staff, date.clientId, 'appointment.write')
    const act = { act: 'appointment.make', actor: staff.id }
    const id = register.writeOnce(requestId, act, (tx) => agree(tx, register, date, staff.id))
    return { id }
  }),

  end: signedIn.appointments.end.handler(({ input, context: { register, staff } }) => {
    const { requestId, appointmentId, outcome, to } = input
    const known = appointmentById(register.db, appointmentId)
    if (!known) throw new NotFound('appointment')
    openRecord(register, staff, known.clientId, 'appointment.write')
    const act = { act: 'appointment.end', actor: staff.id, reason: outcome }
    register.writeOnce(requestId, act, (tx) => {
      if (appointmentById(tx.db, appointmentId)?.outcome) refuse('appointment_ended')
      if (endProblem(outcome, known.day, todayOf(register))) refuse('appointment_to_come')
      insert(tx, 'appointment_end', {
        appointmentId,
        outcome,
        sessionId: null,
        staffId: staff.id,
        at: tx.at,
      })
      if (outcome === 'moved') agree(tx, register, { ...known, ...(to ?? nowhere()) }, staff.id)
      return appointmentId
    })
    return { id: appointmentId }
  }),
}

const nowhere = (): never => invalid('day', 'not_a_date')

function agree(tx: Tx, register: Register, date: AgreedDate, staffId: number): number {
  const { clientId, day, startMinute, kind, withStaffId } = date
  const problem = appointmentProblem({
    date,
    today: todayOf(register),
    nowMinute: minuteOfDay(register),
    others: waitingOn(tx, day),
  })
  if (problem) invalid(problem.field, problem.code)
  const person = withStaffId === null ? null : staffById(tx.db, withStaffId)
  if (person === undefined || (person && !hasAccess(person, todayOf(register))))
    invalid('withStaffId', 'nobody_there')
  return insert(tx, 'appointment', {
    clientId,
    day,
    startMinute,
    kind,
    withStaffId,
    sessionId: null,
    staffId,
    at: tx.at,
  })
}

function waitingOn({ db }: Tx, day: ClinicDay): AgreedDate[] {
  return appointmentsBetween(db, day, day).filter(({ outcome }) => outcome === null)
}

function line(
  register: Register,
  staff: SignedIn,
  { id, clientId, registerNumber, day, startMinute, kind, withStaffId, outcome }: AppointmentStored,
  names: ReadonlyMap<number, string>,
): AppointmentLine {
  const client = clientById(register.db, clientId)
  return {
    id,
    clientId,
    registerNumber,
    called: client ? calledOf(register, staff, client) : null,
    day,
    startMinute,
    kind,
    withStaffId,
    withName: withStaffId === null ? null : (names.get(withStaffId) ?? ''),
    outcome,
  }
}
