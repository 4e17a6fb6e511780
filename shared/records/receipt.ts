import { z } from 'zod'
import { ClinicDay, Instant } from './time.ts'

const Hash = z.string().regex(/^[0-9a-f]{64}$/)

/**
 * What the office says of one backup that it received and found good: `ost-register/receipt/v1`. The signed bytes are
 * `ost-register/receipt/v1`, a newline and the RFC 8785 form of this object.
 */
export const Receipt = z.strictObject({
  office: z.string().trim().min(1).max(80),
  registerId: z.string().regex(/^[0-9a-f]{32}$/),
  lineage: z.string().regex(/^[0-9a-f]{32}$/),
  site: z.string().regex(/^[A-Z0-9]{2,12}$/),
  sequence: z.int().min(1).max(999_999_999),
  day: ClinicDay,
  /** SHA-256 of the backup file. */
  sha256: Hash,
  /** Last ledger line's hash and the number of lines: the anchor that the office keeps. */
  ledger: z.strictObject({ head: Hash.nullable(), length: z.int().min(0) }),
  receivedAt: Instant,
})
export type Receipt = z.infer<typeof Receipt>

/** The file: the receipt, and the base64 of its 64-byte Ed25519 signature by the key on the office's card. */
export const SignedReceipt = z.strictObject({
  format: z.literal('ost-register/receipt/v1'),
  receipt: Receipt,
  signature: z.base64(),
})
export type SignedReceipt = z.infer<typeof SignedReceipt>
