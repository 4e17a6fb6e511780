import { z } from 'zod'
import { Id, Instant } from './time.ts'

/** The client came and no dose was prepared. */
export const Attendance = z.object({
  id: Id,
  clientId: Id,
  clinicDayId: Id,
  kind: z.enum(['no_order', 'held', 'locked', 'no_stock']),
  reason: z.string().nullable(),
  staffId: Id,
  at: Instant,
  recordedAt: Instant,
})
export type Attendance = z.infer<typeof Attendance>
