import { z } from 'zod'
import { ClinicDay, Id, Instant } from './time.ts'

export const Drug = z.enum(['buprenorphine', 'buprenorphine-naloxone', 'methadone'])
export type Drug = z.infer<typeof Drug>

/**
 * What stands on the shelf. One unit is a tablet or a mL; a step is the smallest measurable part of it
 * (`stepsPerUnit` 1: whole tablet, 2: half, 10: 0.1 mL). Strength as labelled, in micrograms a unit.
 */
export const Product = z.object({
  id: Id,
  drug: Drug,
  form: z.enum(['tablet', 'liquid']),
  strengthMicrograms: z.number().int().positive(),
  stepsPerUnit: z.number().int().min(1).max(100),
  baseFactorPpm: z.number().int().min(1).max(1_000_000),
  at: Instant,
})
export type Product = z.infer<typeof Product>

export const Batch = z.object({
  id: Id,
  productId: Id,
  batchNumber: z.string().min(1).max(40),
  expiryDay: ClinicDay,
  at: Instant,
})
export type Batch = z.infer<typeof Batch>

/** The batch from which a product is taken today; the last row of the day counts. */
export const OpenPack = z.object({
  id: Id,
  clinicDayId: Id,
  productId: Id,
  batchId: Id,
  staffId: Id,
  at: Instant,
})
export type OpenPack = z.infer<typeof OpenPack>
