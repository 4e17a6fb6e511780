import { z } from 'zod'
import { Flag, Id, Instant, Micrograms } from './time.ts'

export const IncidentKind = z.enum([
  'wrong_amount',
  'wrong_client',
  'wrong_drug',
  'given_twice',
  'recorded_wrongly',
  'interrupted',
  'other',
])
export type IncidentKind = z.infer<typeof IncidentKind>

/** Somebody swallowed something that the row does not say: slot and stock stay used, the client is held. */
export const DosingIncident = z.object({
  id: Id,
  doseId: Id,
  clientId: Id,
  holdId: Id,
  kind: IncidentKind,
  swallowed: z.enum(['yes', 'unsure']),
  amountTakenMicrograms: Micrograms.nullable(),
  mixedUpWith: Id.nullable(),
  doctorCalled: Flag,
  naloxoneAtHand: Flag,
  observeUntil: Instant,
  reason: z.string().min(1),
  staffId: Id,
  at: Instant,
  recordedAt: Instant,
})
export type DosingIncident = z.infer<typeof DosingIncident>
