import { z } from 'zod'
import { Id, Instant } from './time.ts'

/** The manager lets an inspector look, for some hours: read-only, by register number. */
export const Inspection = z.object({
  id: Id,
  inspectorId: Id,
  until: Instant,
  reason: z.string().min(1),
  openedBy: Id,
  at: Instant,
})
export type Inspection = z.infer<typeof Inspection>

/** Ended before its time. */
export const InspectionEnd = z.object({ inspectionId: Id, staffId: Id, at: Instant })
