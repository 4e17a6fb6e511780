import { z } from 'zod'
import { Id, Instant } from './time.ts'

/** A client's card. Its eight random digits are not the register number, so a lost card says nothing. */
export const Card = z.object({
  id: Id,
  clientId: Id,
  cardNumber: z.number().int().min(0).max(99_999_999),
  staffId: Id,
  at: Instant,
})
export type Card = z.infer<typeof Card>

export const CardRevocationReason = z.enum([
  'lost',
  'stolen',
  'damaged',
  'replaced',
  'left_treatment',
  'died',
])
export const CardRevocation = z.object({
  cardId: Id,
  reason: CardRevocationReason,
  staffId: Id,
  at: Instant,
})
