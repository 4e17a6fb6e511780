import { z } from 'zod'
import { ClinicDay, Flag, Id, Instant, Sealed } from './time.ts'

/** An overdose, here or elsewhere; its hold stands until a doctor has reviewed it. `detail`: who saw it. */
export const Overdose = z.object({
  id: Id,
  clientId: Id,
  place: z.enum(['here', 'elsewhere']),
  day: ClinicDay,
  /** As a clock showed it, where anybody knows. */
  clockTime: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable(),
  naloxone: z.enum(['given', 'not_given', 'unknown']),
  naloxoneDoses: z.number().int().min(1).max(20).nullable(),
  referred: z.enum(['no', 'hospital', 'other']),
  outcome: z.enum(['recovered', 'in_hospital', 'died', 'unknown']),
  kitGiven: Flag,
  detail: Sealed.nullable(),
  note: Sealed.nullable(),
  holdId: Id,
  staffId: Id,
  at: Instant,
})
export type Overdose = z.infer<typeof Overdose>
