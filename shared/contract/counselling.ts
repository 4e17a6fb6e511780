import { z } from 'zod'
import { Appointment } from '../records/appointment.ts'
import { NoteText, SessionKind, SessionPlace, SessionVoidReason } from '../records/session.ts'
import { ClinicDay, Id, Instant, RequestId } from '../records/time.ts'
import { call } from './call.ts'

const MinuteOfDay = z.number().int().min(0).max(1439)

/** A session as its counsellors see it. */
export const SessionLine = z.object({
  id: Id,
  kind: SessionKind,
  day: ClinicDay,
  startMinute: MinuteOfDay,
  minutes: z.number().int(),
  place: SessionPlace,
  counsellor: z.string(),
  counsellorId: Id,
  topics: z.array(z.string()),
  /** Register numbers of all who took part. */
  clients: z.array(z.number().int()),
  relatives: z.number().int(),
  /** How many parts its note has: the note itself, and addenda. */
  notes: z.number().int(),
  voided: SessionVoidReason.nullable(),
})
export type SessionLine = z.infer<typeof SessionLine>

export const NoteAccessWord = z.enum(['counsellor', 'consent', 'broken_glass', 'none'])

/** What one client's page says of counselling; who may not read more sees only that sessions took place. */
export const ClientCounselling = z.object({
  today: ClinicDay,
  /** By the clinic's wall clock; 1439 once the clinic day went past midnight. */
  nowMinute: MinuteOfDay,
  access: NoteAccessWord,
  /** Every session that counts, by its day alone. */
  days: z.array(z.object({ id: Id, day: ClinicDay })),
  /** Whole sessions; empty without the right to read notes. */
  sessions: z.array(SessionLine),
  appointments: z.array(Appointment.pick({ id: true, day: true, startMinute: true, kind: true })),
})
export type ClientCounselling = z.infer<typeof ClientCounselling>

export const NotePart = z.object({ id: Id, by: z.string(), at: Instant, note: NoteText })
export type NotePart = z.infer<typeof NotePart>

export const RecordSession = z.object({
  requestId: RequestId,
  kind: SessionKind,
  day: ClinicDay,
  startMinute: MinuteOfDay,
  minutes: z.number().int().min(1).max(600),
  place: SessionPlace,
  clientIds: z.array(Id).min(1).max(60),
  relativeIds: z.array(Id).max(60),
  topics: z.array(z.string().trim().min(2).max(60)).max(12),
  note: NoteText,
  /** The next date, agreed with each client who took part. */
  next: z.object({ day: ClinicDay, startMinute: MinuteOfDay.nullable() }).nullable(),
})
export type RecordSession = z.infer<typeof RecordSession>

export const SearchHit = z.object({
  sessionId: Id,
  day: ClinicDay,
  clients: z.array(z.object({ id: Id, registerNumber: z.number().int() })),
  part: z.enum(['situation', 'assessment', 'plan']),
  /** The place in the note, with the words that were found between `before` and `after`. */
  before: z.string(),
  found: z.string(),
  after: z.string(),
})
export type SearchHit = z.infer<typeof SearchHit>

export const counselling = {
  client: call('session.list')
    .input(z.object({ clientId: Id }))
    .output(ClientCounselling),
  /** The counsellor's own sessions, the newest first, fifty a page. */
  mine: call('session.write')
    .input(z.object({ offset: z.number().int().min(0) }))
    .output(z.object({ sessions: z.array(SessionLine), more: z.boolean() })),
  /**
   * A session that was held, with its note, which is signed by being saved. Invalid: `day` and `startMinute` as the
   * rule says (`session_in_future`, `session_too_old`, `no_episode_then`, `session_overlaps`), `clientIds`
   * (`one_client`, `client_twice`), `relativeIds` (`relative_unknown`), `next.day` (`not_after_session`).
   */
  record: call('session.write')
    .input(RecordSession)
    .output(z.object({ sessionId: Id })),
  /** What is added to a note later. Invalid: `note` (`note_empty`). Refused: `session_voided`. */
  addendum: call('session.write')
    .input(z.object({ requestId: RequestId, sessionId: Id, note: NoteText }))
    .output(z.object({ sessionId: Id })),
  /** The session does not count; its note stays. Refused: `session_voided`. */
  void: call('session.write')
    .input(z.object({ requestId: RequestId, sessionId: Id, reason: SessionVoidReason }))
    .output(z.object({ sessionId: Id })),
  /** Reads a note: a line of the ledger each time. Not allowed: `no_consent`. */
  note: call('note.read')
    .input(z.object({ sessionId: Id }))
    .output(z.object({ session: SessionLine, parts: z.array(NotePart), by: NoteAccessWord })),
  /** Full text over what the reader may read; one line of the ledger with its count. */
  search: call('note.read')
    .input(z.object({ query: z.string().max(200) }))
    .output(z.object({ hits: z.array(SearchHit), more: z.boolean() })),
  /** A doctor reads without consent for half an hour. Refused: `has_consent`, and as every PIN. */
  breakGlass: call('note.break_glass')
    .input(
      z.object({
        requestId: RequestId,
        clientId: Id,
        reason: z.string().trim().min(5).max(300),
        pin: z.string().regex(/^\d{6}$/),
      }),
    )
    .output(ClientCounselling),
  /** Glasses that were broken and that no counsellor has seen. */
  glasses: call('session.write').output(
    z.array(
      z.object({
        id: Id,
        clientId: Id,
        registerNumber: z.number().int(),
        by: z.string(),
        reason: z.string(),
        at: Instant,
      }),
    ),
  ),
  /** A counsellor saw it. Refused: `seen_before`. */
  seenGlass: call('session.write')
    .input(z.object({ requestId: RequestId, id: Id }))
    .output(z.object({ id: Id })),
}
