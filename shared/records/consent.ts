import { z } from 'zod'
import { ClinicDay, Id, Instant, Sealed } from './time.ts'

export const ConsentKind = z.enum([
  'treatment',
  'photo',
  'hiv_test',
  'disclosure',
  'visit',
  'phone',
  'notes_to_doctor',
  'detox',
  'hepatitis_test',
  'tb_test',
])
export type ConsentKind = z.infer<typeof ConsentKind>

/** One consent, dated and witnessed; HIV Act 2017 (India) s.5, s.8, s.11 for tests and disclosure. */
export const Consent = z.object({
  id: Id,
  clientId: Id,
  kind: ConsentKind,
  day: ClinicDay,
  witnessId: Id.nullable(),
  detail: Sealed.nullable(),
  staffId: Id,
  at: Instant,
})

export const ConsentWithdrawal = z.object({ consentId: Id, day: ClinicDay, staffId: Id, at: Instant })
