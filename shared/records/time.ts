import { z } from 'zod'

/** A day of the clinic, `YYYY-MM-DD` in the site's zone. Never an instant. */
export const ClinicDay = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) ?? false)
  .brand<'ClinicDay'>()
export type ClinicDay = z.infer<typeof ClinicDay>

/** A moment, UTC milliseconds. Never a day. */
export const Instant = z.number().int().nonnegative().brand<'Instant'>()
export type Instant = z.infer<typeof Instant>

/** Base drug as labelled, in whole micrograms. */
export const Micrograms = z.number().int().nonnegative()

/** A row's own key in its table. */
export const Id = z.number().int().positive()

/** Made when a card or form opens; the same one twice is the same act. */
export const RequestId = z.uuid()

/** Raw bytes: salts, hashes, digests. */
export const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)

/** Bytes that only the private key opens (AES-256-GCM, see electron/vault/private-column.ts). */
export const Sealed = Bytes

export const Flag = z.union([z.literal(0), z.literal(1)])
