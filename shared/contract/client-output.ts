import { z } from 'zod'
import { CardRevocationReason } from '../records/card.ts'
import { Sex } from '../records/client.ts'
import { ConsentKind } from '../records/consent.ts'
import { ClosingReason, EpisodeEntry, EpisodeKind } from '../records/episode.ts'
import { ClinicDay, Id, Instant } from '../records/time.ts'
import { RestrictedFor } from './client-input.ts'

/** Computed by shared/rules/client-status.ts from episodes and days with a dose; stored nowhere. */
export const ClientStatusWord = z.enum([
  'services_only',
  'not_started',
  'active',
  'interrupted',
  'dropped_out',
  'closed',
])
export type ClientStatusWord = z.infer<typeof ClientStatusWord>

/** The status with what belongs to it; null where a status has none of that. */
export const ClientStanding = z.object({
  status: ClientStatusWord,
  /** Of the dropout or of the closing. */
  day: ClinicDay.nullable(),
  /** Whole days without, of an interrupted treatment. */
  days: z.number().int().nullable(),
  /** The day that will make it a dropout if nothing happens. */
  dropoutDay: ClinicDay.nullable(),
  reason: ClosingReason.nullable(),
})
export type ClientStanding = z.infer<typeof ClientStanding>

/** One client in a list. A record that this person may not open shows its number and nothing personal. */
export const ClientLine = z.object({
  id: Id,
  registerNumber: z.number().int(),
  called: z.string().nullable(),
  name: z.string().nullable(),
  sex: Sex.nullable(),
  birthYear: z.number().int().nullable(),
  status: ClientStatusWord.nullable(),
  mayOpen: z.boolean(),
})
export type ClientLine = z.infer<typeof ClientLine>

/** Somebody who may be the same person, and why: the codes of shared/rules/look-alike.ts. */
export const PossibleDuplicate = ClientLine.extend({ why: z.array(z.string()) })
export type PossibleDuplicate = z.infer<typeof PossibleDuplicate>

export const ConsentLine = z.object({
  id: Id,
  kind: ConsentKind,
  day: ClinicDay,
  witness: z.string().nullable(),
  detail: z.string().nullable(),
  withdrawnDay: ClinicDay.nullable(),
})
export type ConsentLine = z.infer<typeof ConsentLine>

export const CardLine = z.object({
  id: Id,
  /** The fourteen digits of its QR. */
  digits: z.string(),
  at: Instant,
  revoked: z.object({ reason: CardRevocationReason, at: Instant }).nullable(),
})
export type CardLine = z.infer<typeof CardLine>

export const EpisodeLine = z.object({
  id: Id,
  kind: EpisodeKind,
  entry: EpisodeEntry,
  openedDay: ClinicDay,
  closing: z.object({ day: ClinicDay, reason: ClosingReason, note: z.string().nullable() }).nullable(),
})
export type EpisodeLine = z.infer<typeof EpisodeLine>

export const ClientProfile = z.object({
  id: Id,
  registerNumber: z.number().int(),
  called: z.string().nullable(),
  name: z.string().nullable(),
  parentName: z.string().nullable(),
  phone: z.string().nullable(),
  contact: z.string().nullable(),
  sex: Sex,
  birthYear: z.number().int(),
  adultConfirmed: z.boolean(),
  enrolledDay: ClinicDay,
  restrictedFor: RestrictedFor,
  standing: ClientStanding,
  /** The site's definition of a dropout, printed beside the status. */
  dropoutDays: z.number().int(),
  /** The day that "today" means in all of this. */
  today: ClinicDay,
  /** JPEG, base64; null without a photo or without a consent to one. */
  photo: z.string().nullable(),
  consents: z.array(ConsentLine),
  cards: z.array(CardLine),
  episodes: z.array(EpisodeLine),
  broughtOver: z
    .object({ lastDoseDay: ClinicDay, lastDoseMicrograms: z.number().int(), paperPage: z.string() })
    .nullable(),
})
export type ClientProfile = z.infer<typeof ClientProfile>

/** What one day was for one client: the least good of its doses, or why there was none. */
export const DayMark = z.enum([
  'taken',
  'not_checked',
  'under_way',
  'take_home',
  'away',
  'elsewhere',
  'vomited',
  'spilled',
  'incident',
  'refused',
  'withheld',
  'came_no_dose',
  'on_paper',
  'closed',
  'missed',
  'not_opened',
  'no_dose_due',
  'to_come',
])
export type DayMark = z.infer<typeof DayMark>

export const DayOfClient = z.object({
  day: ClinicDay,
  mark: DayMark,
  /** Of all doses of the day that were not voided; 0 without any. */
  amountMicrograms: z.number().int(),
})
export type DayOfClient = z.infer<typeof DayOfClient>
