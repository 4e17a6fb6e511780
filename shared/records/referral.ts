import { z } from 'zod'
import { ClinicDay, Id, Instant, Sealed } from './time.ts'

export const PlaceKind = z.enum([
  'hospital',
  'testing',
  'treatment_of_hiv',
  'tb_centre',
  'treatment_centre',
  'training',
  'employer',
  'legal',
  'shelter',
  'office',
  'other',
])
export type PlaceKind = z.infer<typeof PlaceKind>

/** Where people are sent, learn and work. A correction is a new row that `replaces` the old one. */
export const ReferralPlace = z.object({
  id: Id,
  name: z.string().trim().min(2).max(80),
  kind: PlaceKind,
  address: z.string().max(160),
  phone: z.string().max(40),
  hours: z.string().max(80),
  replaces: Id.nullable(),
  staffId: Id,
  at: Instant,
})
export type ReferralPlace = z.infer<typeof ReferralPlace>
export const ReferralPlaceEnd = z.object({ referralPlaceId: Id, staffId: Id, at: Instant })

export const ReferralPurpose = z.enum([
  'hiv_test',
  'hiv_care',
  'hepatitis_test',
  'hepatitis_care',
  'tb_test',
  'tb_care',
  'sti',
  'abscess',
  'hospital',
  'mental_health',
  'detox',
  'rehabilitation',
  'ost',
  'skill_training',
  'job_placement',
  'legal',
  'shelter',
  'social',
  'other',
])
export type ReferralPurpose = z.infer<typeof ReferralPurpose>

/** Somebody is sent on. `slip`: the random number of the feedback slip; `byDay`: overdue after it. */
export const Referral = z.object({
  id: Id,
  clientId: Id,
  referralPlaceId: Id,
  purpose: ReferralPurpose,
  day: ClinicDay,
  byDay: ClinicDay,
  slip: z.number().int().min(0).max(99_999_999),
  note: Sealed.nullable(),
  staffId: Id,
  at: Instant,
})
export type Referral = z.infer<typeof Referral>

export const AttendedHow = z.enum(['slip', 'went_along', 'place_says', 'client_says'])
export type AttendedHow = z.infer<typeof AttendedHow>
export const ReferralAttended = z.object({
  referralId: Id,
  day: ClinicDay,
  how: AttendedHow,
  staffId: Id,
  at: Instant,
})
export const ReferralResult = z.object({
  referralId: Id,
  day: ClinicDay,
  note: Sealed.nullable(),
  staffId: Id,
  at: Instant,
})

export const ReferralEndReason = z.enum(['declined', 'not_needed', 'could_not_go', 'entered_by_mistake'])
export type ReferralEndReason = z.infer<typeof ReferralEndReason>
export const ReferralEnd = z.object({
  referralId: Id,
  reason: ReferralEndReason,
  staffId: Id,
  at: Instant,
})
