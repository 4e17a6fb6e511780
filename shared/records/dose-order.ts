import { z } from 'zod'
import { Drug } from './product.ts'
import { ClinicDay, Id, Instant } from './time.ts'

export const OrderKind = z.enum(['induction', 'titration', 'maintenance', 'taper', 're_induction'])
export type OrderKind = z.infer<typeof OrderKind>

export const OrderVia = z.enum(['doctor', 'telephone', 'bridge', 'brought_over', 'passport'])
export type OrderVia = z.infer<typeof OrderVia>

/** What a doctor ordered. Never edited: the next order names the one it supersedes. */
export const DoseOrder = z.object({
  id: Id,
  clientId: Id,
  episodeId: Id,
  drug: Drug,
  kind: OrderKind,
  via: OrderVia,
  startDay: ClinicDay,
  endDay: ClinicDay,
  everyDays: z.union([z.literal(1), z.literal(2)]),
  takeHomeDays: z.number().int().min(0).max(30),
  prescriberId: Id,
  writtenBy: Id,
  telephoneAt: Instant.nullable(),
  supersedes: Id.nullable(),
  reason: z.string().min(1),
  at: Instant,
})
export type DoseOrder = z.infer<typeof DoseOrder>

/**
 * One slot of one step. `days`: how long the step lasts, null on the last (until the order ends);
 * `advance`: by days swallowed (an increase) or by date (a taper); `leastHours` after the slot before.
 */
export const DoseOrderStep = z.object({
  id: Id,
  doseOrderId: Id,
  step: z.number().int().min(1),
  days: z.number().int().min(1).max(366).nullable(),
  advance: z.enum(['swallowed', 'date']),
  slot: z.number().int().min(1).max(4),
  leastHours: z.number().int().min(0).max(24),
  amountMicrograms: z.number().int().positive(),
})
export type DoseOrderStep = z.infer<typeof DoseOrderStep>

export const DoseOrderEnd = z.object({
  doseOrderId: Id,
  reason: z.string().min(1),
  staffId: Id,
  at: Instant,
})
export type DoseOrderEnd = z.infer<typeof DoseOrderEnd>
