import type { ClientCounselling, SessionLine } from '../../shared/contract/counselling.ts'
import { appointmentsWaiting } from '../db/appointment.ts'
import type { ClientStored } from '../db/client.ts'
import { clientsOfSession, type SessionStored, sessionsOfClient, topicsOfSession } from '../db/session.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'
import { minuteOfDay, todayOf } from '../today.ts'
import { accessTo } from './note-access.ts'
import { staffNames } from './staff-facts.ts'

export function sessionLine(
  register: Register,
  { counsellorId, at: _at, ...session }: SessionStored,
  names: ReadonlyMap<number, string>,
): SessionLine {
  const { db } = register
  return {
    ...session,
    counsellorId,
    counsellor: names.get(counsellorId) ?? '',
    topics: topicsOfSession(db, session.id),
    clients: clientsOfSession(db, session.id).map(({ registerNumber }) => registerNumber),
  }
}

/** A client's counselling as this person may see it: without the right to notes, only that sessions took place. */
export function clientCounselling(
  register: Register,
  staff: SignedIn,
  client: ClientStored,
): ClientCounselling {
  const access = accessTo(register, staff, client)
  const sessions = sessionsOfClient(register.db, client.id)
  const names = staffNames(register)
  return {
    today: todayOf(register),
    nowMinute: minuteOfDay(register),
    access,
    days: sessions.filter(({ voided }) => voided === null).map(({ id, day }) => ({ id, day })),
    sessions: access === 'none' ? [] : sessions.map((session) => sessionLine(register, session, names)),
    appointments: appointmentsWaiting(register.db, client.id).map(({ id, day, startMinute, kind }) => ({
      id,
      day,
      startMinute,
      kind,
    })),
  }
}
