import { z } from 'zod'
import { ClinicDay, Id, Instant, Sealed } from './time.ts'

export const SessionKind = z.enum(['individual', 'family', 'group', 'crisis'])
export type SessionKind = z.infer<typeof SessionKind>
export const SessionPlace = z.enum(['centre', 'drop_in', 'home', 'phone'])
export type SessionPlace = z.infer<typeof SessionPlace>

/** Minutes after midnight by the clinic's wall clock. */
const MinuteOfDay = z.number().int().min(0).max(1439)

/** A counselling session that was held. */
export const CounsellingSession = z.object({
  id: Id,
  kind: SessionKind,
  day: ClinicDay,
  startMinute: MinuteOfDay,
  minutes: z.number().int().min(1).max(600),
  place: SessionPlace,
  counsellorId: Id,
  at: Instant,
})
export type CounsellingSession = z.infer<typeof CounsellingSession>

export const SessionVoidReason = z.enum(['wrong_client', 'not_held', 'entered_twice'])
export const SessionVoid = z.object({ sessionId: Id, reason: SessionVoidReason, staffId: Id, at: Instant })

export const SessionClient = z.object({ id: Id, sessionId: Id, clientId: Id })
export const SessionRelative = z.object({ id: Id, sessionId: Id, relativeId: Id })
export const SessionTopic = z.object({ id: Id, sessionId: Id, topic: z.string().min(1) })

/** What a note says, in three parts; any of them may be empty, not all. */
export const NoteText = z.object({
  situation: z.string().max(20_000),
  assessment: z.string().max(20_000),
  plan: z.string().max(20_000),
})
export type NoteText = z.infer<typeof NoteText>

/** The note of a session, or an addendum to it; sealed, never changed. */
export const SessionNote = z.object({ id: Id, sessionId: Id, note: Sealed, staffId: Id, at: Instant })
export type SessionNote = z.infer<typeof SessionNote>

/** A doctor read a client's notes without consent. */
export const BrokenGlass = z.object({ id: Id, clientId: Id, reason: z.string(), staffId: Id, at: Instant })
export const BrokenGlassSeen = z.object({ brokenGlassId: Id, staffId: Id, at: Instant })
