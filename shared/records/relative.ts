import { z } from 'zod'
import { ClinicDay, Id, Instant, Sealed } from './time.ts'

export const Relation = z.enum([
  'mother',
  'father',
  'wife',
  'husband',
  'partner',
  'sister',
  'brother',
  'child',
  'friend',
  'other',
])
export type Relation = z.infer<typeof Relation>

/** Somebody close to a client who is affected too (a co-dependent), with consents of their own. */
export const Relative = z.object({
  id: Id,
  clientId: Id,
  name: Sealed,
  relation: Relation,
  phone: Sealed.nullable(),
  staffId: Id,
  at: Instant,
})
export type Relative = z.infer<typeof Relative>

export const RelativeEndReason = z.enum(['asked', 'moved', 'died', 'entered_by_mistake'])
export const RelativeEnd = z.object({ relativeId: Id, reason: RelativeEndReason, staffId: Id, at: Instant })

export const RelativeConsentKind = z.enum(['counselling', 'visit', 'phone', 'disclosure'])
export type RelativeConsentKind = z.infer<typeof RelativeConsentKind>

export const RelativeConsent = z.object({
  id: Id,
  relativeId: Id,
  kind: RelativeConsentKind,
  day: ClinicDay,
  witnessId: Id.nullable(),
  detail: Sealed.nullable(),
  staffId: Id,
  at: Instant,
})
export type RelativeConsent = z.infer<typeof RelativeConsent>

export const RelativeConsentWithdrawal = z.object({
  relativeConsentId: Id,
  day: ClinicDay,
  staffId: Id,
  at: Instant,
})
