import { z } from 'zod'
import { Bytes, ClinicDay, Id, Instant, Sealed } from './time.ts'

export const Role = z.enum([
  'nurse',
  'counsellor',
  'doctor',
  'manager',
  'outreach',
  'data',
  'inspector',
  'office',
])
export type Role = z.infer<typeof Role>

export const Staff = z.object({ id: Id, role: Role, name: Sealed, at: Instant })

/** What happened to a staff member's access; the last event says whether the PIN works. */
export const StaffEvent = z.object({
  id: Id,
  staffId: Id,
  kind: z.enum(['added', 'disabled', 'enabled', 'relief', 'left']),
  untilDay: ClinicDay.nullable(),
  byStaffId: Id.nullable(),
  at: Instant,
})
export type StaffEvent = z.infer<typeof StaffEvent>

export const StaffPin = z.object({
  id: Id,
  staffId: Id,
  salt: Bytes,
  verifier: Bytes,
  scryptN: z.number().int(),
  at: Instant,
})

/** A person whose passphrase opens the register; `slotId` names the slot in the key file. */
export const Keyholder = z.object({
  id: Id,
  slotId: z.string(),
  label: Sealed,
  staffId: Id.nullable(),
  at: Instant,
})
export type Keyholder = z.infer<typeof Keyholder>

export const KeyholderRemoval = z.object({ keyholderId: Id, byStaffId: Id, at: Instant })
