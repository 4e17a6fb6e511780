import type { RecordSession } from '../../shared/contract/counselling.ts'
import { cleanNote, cleanText, isEmptyNote } from '../../shared/rules/note-text.ts'
import { sessionProblem } from '../../shared/rules/session-rules.ts'
import { openRecord } from '../client-access.ts'
import { appointmentsWaiting } from '../db/appointment.ts'
import { episodesOf } from '../db/episode.ts'
import { relativesOf } from '../db/relative.ts'
import {
  glassesNotSeen,
  isGlassSeen,
  notesOfSession,
  type SessionStored,
  sessionById,
  sessionsOfCounsellor,
  timesOfCounsellor,
} from '../db/session.ts'
import { insert, nextId, noteAct, type Tx } from '../db/write.ts'
import { invalid, NotAllowed, NotFound, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { minuteOfDay, todayOf } from '../today.ts'
import { signedIn } from './base.ts'
import { clientCounselling, sessionLine } from './counselling-views.ts'
import { accessTo, accessToSession, openNote, sealNote } from './note-access.ts'
import { searchNotes } from './note-search.ts'
import { provePin } from './session.ts'
import { staffNames } from './staff-facts.ts'

const PAGE = 50

export const counselling = {
  client: signedIn.counselling.client.handler(({ input, context: { register, staff } }) =>
    clientCounselling(register, staff, openRecord(register, staff, input.clientId, 'session.list')),
  ),

  mine: signedIn.counselling.mine.handler(({ input, context: { register, staff } }) => {
    const found = sessionsOfCounsellor(register.db, staff.id, { size: PAGE + 1, offset: input.offset })
    const names = staffNames(register)
    return {
      sessions: found.slice(0, PAGE).map((session) => sessionLine(register, session, names)),
      more: found.length > PAGE,
    }
  }),

  record: signedIn.counselling.record.handler(({ input, context: { register, staff } }) => {
    for (const id of input.clientIds) openRecord(register, staff, id, 'session.write')
    const sessionId = register.writeOnce(input.requestId, { act: 'session.write', actor: staff.id }, (tx) => {
      checkSession(register, input, staff.id)
      return writeSession(tx, register, input, staff.id)
    })
    return { sessionId }
  }),

  addendum: signedIn.counselling.addendum.handler(({ input, context: { register, staff } }) => {
    const note = cleanNote(input.note)
    if (isEmptyNote(note)) invalid('note', 'note_empty')
    register.writeOnce(input.requestId, { act: 'session.addendum', actor: staff.id }, (tx) => {
      standing(register, input.sessionId)
      writeNote(tx, register, input.sessionId, staff.id, note)
      return input.sessionId
    })
    return { sessionId: input.sessionId }
  }),

  void: signedIn.counselling.void.handler(({ input, context: { register, staff } }) => {
    const { sessionId, reason, requestId } = input
    register.writeOnce(requestId, { act: 'session.void', actor: staff.id, reason }, (tx) => {
      standing(register, sessionId)
      insert(tx, 'session_void', { sessionId, reason, staffId: staff.id, at: tx.at })
      return sessionId
    })
    return { sessionId }
  }),

  note: signedIn.counselling.note.handler(({ input, context: { register, staff } }) => {
    const session = sessionById(register.db, input.sessionId)
    if (!session) throw new NotFound('session')
    const by = accessToSession(register, staff, session.id)
    if (by === 'none') throw new NotAllowed('note.read', 'no_consent')
    const notes = notesOfSession(register.db, session.id)
    const act = { act: 'note.read', actor: staff.id, reason: by === 'broken_glass' ? by : null }
    if (notes.length > 0)
      register.write(act, (tx) => {
        for (const { id } of notes) noteAct(tx, 'session_note', id)
      })
    const names = staffNames(register)
    return {
      session: sessionLine(register, session, names),
      by,
      parts: notes.map((part) => ({
        id: part.id,
        by: names.get(part.staffId) ?? '',
        at: part.at,
        note: openNote(register, part),
      })),
    }
  }),

  search: signedIn.counselling.search.handler(({ input, context: { register, session, staff } }) =>
    searchNotes(register, session, staff, input.query),
  ),

  breakGlass: signedIn.counselling.breakGlass.handler(
    async ({ input, context: { register, session, staff } }) => {
      const { clientId, reason, requestId, pin } = input
      const client = openRecord(register, staff, clientId, 'note.break_glass')
      if (accessTo(register, staff, client) === 'consent') refuse('has_consent')
      await provePin(register, session, staff.id, pin)
      register.writeOnce(requestId, { act: 'note.break_glass', actor: staff.id, reason }, (tx) =>
        insert(tx, 'broken_glass', { clientId, reason, staffId: staff.id, at: tx.at }),
      )
      return clientCounselling(register, staff, client)
    },
  ),

  glasses: signedIn.counselling.glasses.handler(({ context: { register } }) => {
    const names = staffNames(register)
    return glassesNotSeen(register.db).map(({ staffId, ...glass }) => ({
      ...glass,
      by: names.get(staffId) ?? '',
    }))
  }),

  seenGlass: signedIn.counselling.seenGlass.handler(({ input: { id, requestId }, context }) => {
    const { register, staff } = context
    register.writeOnce(requestId, { act: 'note.glass_seen', actor: staff.id }, (tx) => {
      if (!glassesNotSeen(tx.db).some((glass) => glass.id === id) && !isGlassSeen(tx.db, id))
        throw new NotFound('broken_glass')
      if (isGlassSeen(tx.db, id)) refuse('seen_before')
      insert(tx, 'broken_glass_seen', { brokenGlassId: id, staffId: staff.id, at: tx.at })
      return id
    })
    return { id }
  }),
}

function standing(register: Register, sessionId: number): SessionStored {
  const session = sessionById(register.db, sessionId)
  if (!session) throw new NotFound('session')
  return session.voided === null ? session : refuse('session_voided')
}

function checkSession(register: Register, input: RecordSession, counsellorId: number): void {
  const { db } = register
  const { clientIds, relativeIds, kind, next } = input
  if (new Set(clientIds).size < clientIds.length) invalid('clientIds', 'client_twice')
  if (clientIds.length > 1 && kind !== 'group' && kind !== 'family') invalid('clientIds', 'one_client')
  const known = new Set(clientIds.flatMap((id) => relativesOf(db, id).map((relative) => relative.id)))
  if (relativeIds.some((id) => !known.has(id))) invalid('relativeIds', 'relative_unknown')
  const problem = sessionProblem({
    session: input,
    today: todayOf(register),
    nowMinute: minuteOfDay(register),
    others: timesOfCounsellor(db, counsellorId, input.day),
    episodes: clientIds.map((id) =>
      episodesOf(db, id).map(({ openedDay, closedDay }) => ({ opened: openedDay, closed: closedDay })),
    ),
  })
  if (problem) invalid(problem.field, problem.code)
  if (next && next.day <= input.day) invalid('next.day', 'not_after_session')
}

function writeSession(tx: Tx, register: Register, input: RecordSession, staffId: number): number {
  const { kind, day, startMinute, minutes, place, clientIds, relativeIds, next } = input
  const { at } = tx
  const sessionId = insert(tx, 'session', {
    kind,
    day,
    startMinute,
    minutes,
    place,
    counsellorId: staffId,
    at,
  })
  for (const clientId of clientIds) insert(tx, 'session_client', { sessionId, clientId })
  for (const relativeId of new Set(relativeIds)) insert(tx, 'session_relative', { sessionId, relativeId })
  for (const topic of new Set(input.topics.map(cleanText))) insert(tx, 'session_topic', { sessionId, topic })
  const note = cleanNote(input.note)
  if (!isEmptyNote(note)) writeNote(tx, register, sessionId, staffId, note)
  for (const clientId of clientIds) {
    keepAppointments(tx, clientId, { sessionId, staffId, day })
    if (next)
      insert(tx, 'appointment', {
        clientId,
        ...next,
        kind: 'counselling',
        withStaffId: staffId,
        sessionId,
        staffId,
        at,
      })
  }
  return sessionId
}

/** Who came for counselling kept what was agreed for that day or before. */
function keepAppointments(
  tx: Tx,
  clientId: number,
  { sessionId, staffId, day }: { sessionId: number; staffId: number; day: string },
): void {
  for (const appointment of appointmentsWaiting(tx.db, clientId))
    if (appointment.kind === 'counselling' && appointment.day <= day)
      insert(tx, 'appointment_end', {
        appointmentId: appointment.id,
        outcome: appointment.day === day ? 'kept' : 'moved',
        sessionId,
        staffId,
        at: tx.at,
      })
}

function writeNote(
  tx: Tx,
  register: Register,
  sessionId: number,
  staffId: number,
  note: ReturnType<typeof cleanNote>,
): void {
  const id = nextId(tx, 'session_note')
  insert(tx, 'session_note', { id, sessionId, note: sealNote(register, id, note), staffId, at: tx.at })
}
