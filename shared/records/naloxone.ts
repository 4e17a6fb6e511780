import { z } from 'zod'
import { ClinicDay, Id, Instant } from './time.ts'

export const NaloxoneBatch = z.object({
  id: Id,
  batchNumber: z.string().min(1).max(40),
  expiryDay: ClinicDay,
  at: Instant,
})
export type NaloxoneBatch = z.infer<typeof NaloxoneBatch>

export const NaloxoneEntryKind = z.enum(['receipt', 'given', 'write_off', 'count_difference'])
export type NaloxoneEntryKind = z.infer<typeof NaloxoneEntryKind>

/** Who takes a kit away: a client, a relative or friend, an outreach worker for the street. */
export const NaloxoneRecipient = z.enum(['client', 'relative', 'outreach'])
export type NaloxoneRecipient = z.infer<typeof NaloxoneRecipient>

/** One movement of naloxone kits, in whole kits: in is positive, out is negative. */
export const NaloxoneEntry = z.object({
  id: Id,
  naloxoneBatchId: Id,
  kind: NaloxoneEntryKind,
  kits: z.number().int(),
  recipient: NaloxoneRecipient.nullable(),
  /** The client; of a relative, whose relative it is, where that is known. */
  clientId: Id.nullable(),
  document: z.string().nullable(),
  reason: z.string().nullable(),
  clinicDayId: Id,
  staffId: Id,
  at: Instant,
  recordedAt: Instant,
})
export type NaloxoneEntry = z.infer<typeof NaloxoneEntry>
