import { z } from 'zod'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const id = z.string().regex(/^[0-9a-f]{32}$/)
const count = z.int().min(0)
const member = z.strictObject({ bytes: count, sha256 })

/** The number in a backup's `format`. A program reads its own and every older one. */
export const backupFormat = 1

/** What a backup says of itself, signed by the site. The file holds it in its RFC 8785 form. */
export const backupManifest = z.strictObject({
  format: z.literal(backupFormat),
  registerId: id,
  lineage: id,
  site: z.string().regex(/^[A-Za-z0-9]{1,16}$/),
  /** Counts up by one; a failed backup leaves a gap. */
  sequence: z.int().min(1).max(999_999_999),
  /** SHA-256 of the backup file made before this one; null for the first. */
  previousHash: sha256.nullable(),
  /** The clinic day on which it was made. */
  day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  /** UTC milliseconds by the site's clock. */
  at: z.int().min(0),
  /** Last ledger line's hash, null while there is none, and the number of lines. */
  ledger: z.strictObject({ head: sha256.nullable(), length: count }),
  schema: count,
  program: z.string().min(1).max(64),
  /** Row count of every table. */
  rows: z.record(z.string().max(128), count),
  members: z.strictObject({ 'register.sqlite': member, 'private.age': member }),
  /** Ed25519 public key of the site that signed, base64 of its 32 bytes. */
  signer: z.base64().length(44),
})
export type BackupManifest = z.infer<typeof backupManifest>

/** Reads just the format, to tell a newer file from a damaged one. */
export const anyBackupManifest = z.looseObject({ format: z.int() })
