import type { ConsentKind } from '../records/consent.ts'
import type { Role } from '../records/staff.ts'
import type { ClinicDay, Instant } from '../records/time.ts'
import { daysBetween } from './days.ts'

export interface SessionTimes {
  readonly day: ClinicDay
  /** Minutes after midnight by the clinic's wall clock. */
  readonly startMinute: number
  readonly minutes: number
}

export interface SessionFacts {
  readonly session: SessionTimes
  readonly today: ClinicDay
  /** Now, in minutes after midnight of the calendar day `today`. */
  readonly nowMinute: number
  /** The same counsellor's other sessions of that day. */
  readonly others: readonly SessionTimes[]
  /** Per client of the session: when the treatment they are counselled in was opened and closed. */
  readonly episodes: readonly { opened: ClinicDay; closed: ClinicDay | null }[][]
}

/** How far back a session may be written down [inference: a week of field work, and a holiday]. */
export const daysToWriteDown = 60

export type SessionProblem =
  | { field: 'day'; code: 'session_in_future' | 'session_too_old' | 'no_episode_then' }
  | { field: 'startMinute'; code: 'session_in_future' | 'session_overlaps' }

/**
 * Why a session cannot be written down: it has not been held yet, the client was in no treatment on that day, or its
 * counsellor sat in another one.
 */
export function sessionProblem(facts: SessionFacts): SessionProblem | null {
  const { session, today, nowMinute, others, episodes } = facts
  if (session.day > today) return { field: 'day', code: 'session_in_future' }
  if (session.day === today && session.startMinute > nowMinute)
    return { field: 'startMinute', code: 'session_in_future' }
  if (daysBetween(session.day, today) > daysToWriteDown) return { field: 'day', code: 'session_too_old' }
  const inCare = episodes.every((own) =>
    own.some(({ opened, closed }) => opened <= session.day && (closed === null || session.day <= closed)),
  )
  if (!inCare) return { field: 'day', code: 'no_episode_then' }
  if (others.some((other) => overlap(session, other)))
    return { field: 'startMinute', code: 'session_overlaps' }
  return null
}

function overlap(a: SessionTimes, b: SessionTimes): boolean {
  return a.startMinute < b.startMinute + b.minutes && b.startMinute < a.startMinute + a.minutes
}

/** A broken glass lets its doctor read for half an hour. */
export const glassMinutes = 30

export type NoteAccess = 'counsellor' | 'consent' | 'broken_glass' | 'none'

/**
 * By what right a person reads a client's notes: counsellors always; a doctor with the client's consent, or with a
 * glass broken in the last half hour; nobody else (decisions.md, *People, acts, second person*).
 */
export function noteAccess(facts: {
  readonly role: Role
  readonly staffId: number
  readonly now: Instant
  readonly consents: readonly { kind: ConsentKind }[]
  readonly glasses: readonly { staffId: number; at: Instant }[]
}): NoteAccess {
  const { role, staffId, now, consents, glasses } = facts
  if (role === 'counsellor') return 'counsellor'
  if (role !== 'doctor') return 'none'
  if (consents.some(({ kind }) => kind === 'notes_to_doctor')) return 'consent'
  const broken = glasses.some((glass) => glass.staffId === staffId && now - glass.at < glassMinutes * 60_000)
  return broken ? 'broken_glass' : 'none'
}
