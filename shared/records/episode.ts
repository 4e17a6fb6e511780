import { z } from 'zod'
import { ClinicDay, Flag, Id, Instant, Sealed } from './time.ts'

export const EpisodeKind = z.enum(['ost', 'detox', 'rehabilitation', 'drop_in'])
export type EpisodeKind = z.infer<typeof EpisodeKind>

export const EpisodeEntry = z.enum(['new', 're_enrolled', 'transferred_in', 'brought_over', 'guest'])
export type EpisodeEntry = z.infer<typeof EpisodeEntry>

/** A stretch of care; one open per kind and client. */
export const Episode = z.object({
  id: Id,
  clientId: Id,
  kind: EpisodeKind,
  openedDay: ClinicDay,
  entry: EpisodeEntry,
  staffId: Id,
  at: Instant,
})
export type Episode = z.infer<typeof Episode>

/** Each closing reason is one line of the flow of the monthly return. */
export const ClosingReason = z.enum([
  'completed',
  'dropped_out',
  'transferred_out',
  'died',
  'imprisoned',
  'withdrawn',
  'other',
  'guest_left',
])
export type ClosingReason = z.infer<typeof ClosingReason>

export const EpisodeClosing = z.object({
  episodeId: Id,
  day: ClinicDay,
  reason: ClosingReason,
  note: Sealed.nullable(),
  staffId: Id,
  at: Instant,
})

/**
 * What was ticked before an OST episode was opened here: all but the earlier detoxification must be true
 * (clinic.md, *Enrolment and people*). Clients brought over were judged on paper and have none.
 */
export const Eligibility = z.object({
  episodeId: Id,
  dependence: z.literal(1),
  injecting: z.literal(1),
  adult: z.literal(1),
  ableToConsent: z.literal(1),
  detoxBefore: Flag,
  staffId: Id,
  at: Instant,
})
