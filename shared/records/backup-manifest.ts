import { z } from 'zod'
import { Ed25519Key } from './card-files.ts'
import { ClinicDay, Instant } from './time.ts'

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const RandomId = z.string().regex(/^[0-9a-f]{32}$/)
const Count = z.int().min(0)
const Member = z.strictObject({ bytes: Count, sha256: Sha256 })

/** The number in a backup's `format`. A program reads its own and every older one. */
export const backupFormat = 1

/** What a backup says of itself, signed by the site. The file holds it in its RFC 8785 form. */
export const BackupManifest = z.strictObject({
  format: z.literal(backupFormat),
  registerId: RandomId,
  lineage: RandomId,
  /** The site's code. */
  site: z.string().regex(/^[A-Z0-9]{2,12}$/),
  /** Grows with every backup; one that failed leaves a gap. */
  sequence: z.int().min(1).max(999_999_999),
  /** SHA-256 of the backup file made before this one; null for the first. */
  previousHash: Sha256.nullable(),
  /** The clinic day on which it was made. */
  day: ClinicDay,
  /** When it was begun, by the site's clock. */
  at: Instant,
  /** Last ledger line's hash, null while there is none, and the number of lines. */
  ledger: z.strictObject({ head: Sha256.nullable(), length: Count }),
  schema: Count,
  program: z.string().min(1).max(64),
  /** Row count of every table. */
  rows: z.record(z.string().max(128), Count),
  members: z.strictObject({ 'register.sqlite': Member, 'private.age': Member }),
  /** The site's public key, under which this manifest is signed. */
  signer: Ed25519Key,
})
export type BackupManifest = z.infer<typeof BackupManifest>

/** Reads just the format, to tell a newer file from a damaged one. */
export const AnyBackupManifest = z.looseObject({ format: z.int() })
