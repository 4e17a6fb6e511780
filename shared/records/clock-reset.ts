import { z } from 'zod'
import { ClinicDay, Id, Instant } from './time.ts'

/**
 * Two keyholders say that the clock was wrong. `clinicDayId` is a day that was opened by mistake in the future and is
 * taken back; `trueDay` is the day that it really was, when doses were given on it: they are kept, and belong to it.
 */
export const ClockReset = z.object({
  id: Id,
  clinicDayId: Id.nullable(),
  trueDay: ClinicDay.nullable(),
  reason: z.string().min(3),
  staffId: Id,
  keyholderId: Id,
  at: Instant,
})
export type ClockReset = z.infer<typeof ClockReset>
