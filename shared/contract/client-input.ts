import { z } from 'zod'
import { Sex } from '../records/client.ts'
import { ConsentKind } from '../records/consent.ts'
import { ClosingReason, EpisodeKind } from '../records/episode.ts'
import { ClinicDay, Id, RequestId } from '../records/time.ts'

/** What a person typed into one line; empty is nothing. The rules say what is missing, not this. */
const line = (longest: number) => z.string().trim().max(longest)

/** Who a client is. One name field, no title case; only `called`, sex and birth year are needed. */
export const Identity = z.object({
  called: line(80),
  name: line(120),
  parentName: line(120),
  phone: line(40),
  /** A landmark, or a person who may be asked. */
  contact: line(300),
  sex: Sex,
  birthYear: z.number().int(),
  /** Said by the client where the birth year alone leaves it open. */
  adultConfirmed: z.boolean(),
})
export type Identity = z.infer<typeof Identity>

/** A consent as given on a day before a witness of the staff. `detail`: to whom, where, when, who we say we are. */
export const NewConsent = z.object({
  kind: ConsentKind,
  day: ClinicDay,
  witnessId: Id,
  detail: line(400),
})
export type NewConsent = z.infer<typeof NewConsent>

/** The statements asked before an OST episode; the window prints their source beside them. */
export const EligibilityTicks = z.object({
  dependence: z.boolean(),
  injecting: z.boolean(),
  ableToConsent: z.boolean(),
  /** Asked and kept; it does not decide. */
  detoxBefore: z.boolean(),
})
export type EligibilityTicks = z.infer<typeof EligibilityTicks>

/** Where a client comes from; that an earlier episode is taken up again is found out, not asked. */
export const NewEpisode = z.object({
  kind: EpisodeKind,
  entry: z.enum(['new', 'transferred_in']),
  eligibility: EligibilityTicks,
})
export type NewEpisode = z.infer<typeof NewEpisode>

/** Of the staff (their staff id) or of their families; null for everybody else. */
export const RestrictedFor = z.union([Id, z.literal('kin')]).nullable()
export type RestrictedFor = z.infer<typeof RestrictedFor>

export const NewClient = Identity.extend({
  requestId: RequestId,
  episode: NewEpisode.nullable(),
  consents: z.array(NewConsent).max(12),
  /** The digits of a pre-printed blank card, as scanned; null prints a new one or none. */
  card: z.union([z.string().max(60), z.literal('new')]).nullable(),
  restrictedFor: RestrictedFor,
  /** Clients who look alike, of whom the enrolling person said: not the same. */
  notTheSame: z.array(Id).max(200),
})
export type NewClient = z.infer<typeof NewClient>

/** Why a client's identity is written anew. Codes, so that the ledger never holds a name. */
export const CorrectionReason = z.enum(['written_wrongly', 'client_corrected', 'has_changed'])
export type CorrectionReason = z.infer<typeof CorrectionReason>

export const Correction = Identity.extend({ requestId: RequestId, id: Id, reason: CorrectionReason })
export type Correction = z.infer<typeof Correction>

export const EpisodeClose = z.object({
  requestId: RequestId,
  episodeId: Id,
  day: ClinicDay,
  reason: ClosingReason,
  note: line(1000),
})
export type EpisodeClose = z.infer<typeof EpisodeClose>
