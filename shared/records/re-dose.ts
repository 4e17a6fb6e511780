import { z } from 'zod'
import { Id, Instant } from './time.ts'

/**
 * A doctor's named order to give again what one dose lost, spilled or vomited; once a dose, never more than it was. One
 * by telephone is typed by a nurse and waits for the doctor's signature (`signature.kind` = `re_dose`).
 */
export const ReDoseOrder = z.object({
  id: Id,
  doseId: Id,
  clientId: Id,
  amountMicrograms: z.number().int().positive(),
  via: z.enum(['doctor', 'telephone']),
  prescriberId: Id,
  writtenBy: Id,
  telephoneAt: Instant.nullable(),
  reason: z.string().min(1),
  at: Instant,
})
export type ReDoseOrder = z.infer<typeof ReDoseOrder>
