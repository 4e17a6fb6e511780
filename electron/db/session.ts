import type { CounsellingSession, SessionNote } from '../../shared/records/session.ts'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { oneOf, rowOf, rowsOf } from './rows.ts'

export type SessionStored = CounsellingSession & {
  voided: 'wrong_client' | 'not_held' | 'entered_twice' | null
  /** How many parts the note has. */
  notes: number
  relatives: number
}

const SESSION = `SELECT s.*, v.reason AS voided,
    (SELECT count(*) FROM session_note n WHERE n.session_id = s.id) AS notes,
    (SELECT count(*) FROM session_relative r WHERE r.session_id = s.id) AS relatives
  FROM session s LEFT JOIN session_void v ON v.session_id = s.id`

export function sessionById(db: Reader, id: number): SessionStored | undefined {
  return rowOf(db, `${SESSION} WHERE s.id = ?`, id)
}

/** The newest day first, voided ones included. */
export function sessionsOfClient(db: Reader, clientId: number): SessionStored[] {
  return rowsOf(
    db,
    `${SESSION} WHERE s.id IN (SELECT session_id FROM session_client WHERE client_id = ?)
     ORDER BY s.day DESC, s.start_minute DESC, s.id DESC`,
    clientId,
  )
}

export function sessionsOfCounsellor(
  db: Reader,
  counsellorId: number,
  page: { size: number; offset: number },
): SessionStored[] {
  return rowsOf(
    db,
    `${SESSION} WHERE s.counsellor_id = ? ORDER BY s.day DESC, s.start_minute DESC, s.id DESC LIMIT ? OFFSET ?`,
    counsellorId,
    page.size,
    page.offset,
  )
}

/** When this counsellor sat in sessions that count on a day. */
export function timesOfCounsellor(db: Reader, counsellorId: number, day: ClinicDay): SessionStored[] {
  return rowsOf(
    db,
    `${SESSION} WHERE s.counsellor_id = ? AND s.day = ? AND v.session_id IS NULL`,
    counsellorId,
    day,
  )
}

/** Clients and their register numbers, in the order in which they were written. */
export function clientsOfSession(db: Reader, sessionId: number): { id: number; registerNumber: number }[] {
  return rowsOf(
    db,
    `SELECT c.id, c.register_number FROM session_client sc JOIN client c ON c.id = sc.client_id
     WHERE sc.session_id = ? ORDER BY sc.id`,
    sessionId,
  )
}

export function topicsOfSession(db: Reader, sessionId: number): string[] {
  return rowsOf<{ topic: string }>(
    db,
    'SELECT topic FROM session_topic WHERE session_id = ? ORDER BY id',
    sessionId,
  ).map(({ topic }) => topic)
}

/** The note first, its addenda after it. */
export function notesOfSession(db: Reader, sessionId: number): SessionNote[] {
  return rowsOf(db, 'SELECT * FROM session_note WHERE session_id = ? ORDER BY id', sessionId)
}

/** Every note of the register after one, for the search in memory. */
export function allNotes(db: Reader, after = 0): SessionNote[] {
  return rowsOf(db, 'SELECT * FROM session_note WHERE id > ? ORDER BY id', after)
}

export interface GlassStored {
  id: number
  clientId: number
  registerNumber: number
  reason: string
  staffId: number
  at: Instant
}

const GLASS = `SELECT g.*, c.register_number FROM broken_glass g JOIN client c ON c.id = g.client_id`

export function glassesOfClient(db: Reader, clientId: number): GlassStored[] {
  return rowsOf(db, `${GLASS} WHERE g.client_id = ? ORDER BY g.id`, clientId)
}

/** Broken, and no counsellor has said that they saw it; the oldest first. */
export function glassesNotSeen(db: Reader): GlassStored[] {
  return rowsOf(
    db,
    `${GLASS} WHERE NOT EXISTS (SELECT 1 FROM broken_glass_seen s WHERE s.broken_glass_id = g.id) ORDER BY g.id`,
  )
}

export function isGlassSeen(db: Reader, id: number): boolean {
  return oneOf(db, 'SELECT 1 FROM broken_glass_seen WHERE broken_glass_id = ?', id) !== undefined
}
