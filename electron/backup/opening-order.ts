import type { BackupManifest } from '../../shared/records/backup-manifest.ts'
import type { SiteCard } from '../../shared/records/card-files.ts'
import type { RegisterFacts } from '../db/backup-queries.ts'
import type { DrillDifference } from '../db/drill-compare.ts'
import type { Refusal } from './backup-refused.ts'

interface OpeningOrder {
  /** The backup. */
  readonly file: string
  /** An age secret key that opens it. */
  readonly identity: string
  /** A folder of this opening alone, in the profile. */
  readonly scratchFolder: string
}

/** Opens a backup and compares it with the living register; leaves nothing behind. */
export interface DrillOrder extends OpeningOrder {
  readonly kind: 'drill'
  /** The site's own card: a backup that another key signed is none of ours. */
  readonly site: SiteCard
  /** What the history says of the file. */
  readonly sha256: string
  readonly live: { readonly file: string; readonly key: Uint8Array }
}

/** Opens a backup and leaves its register in the scratch folder, under the key given. */
export interface RestoreOrder extends OpeningOrder {
  readonly kind: 'restore'
  readonly key: Uint8Array
}

/** Opens a copy that was taken before an update and leaves its register in the scratch folder, under the key given. */
export interface CopyOrder {
  readonly kind: 'copy'
  readonly file: string
  /** The database key of the register that was copied. */
  readonly copyKey: Uint8Array
  readonly scratchFolder: string
  readonly key: Uint8Array
}

export interface OpeningProgress {
  readonly phase: 'reading' | 'checking'
  readonly done: number
  readonly total: number
}

/** What a drill looked at, and what it found. */
export interface DrillFound {
  readonly outcome: 'good' | 'differs' | Refusal
  readonly differences: readonly DrillDifference[]
  readonly lines: number
  readonly rows: number
}

/** A backup that was opened for a restore. */
export interface RestoreFound {
  readonly manifest: BackupManifest
  readonly sha256: string
  readonly privateAge: Uint8Array
  /** The whole register, encrypted under the order's key. */
  readonly register: string
}

/** A copy that was opened for a restore. */
export interface CopyOpened {
  readonly facts: RegisterFacts
  /** SHA-256 of the copy as it lies there. */
  readonly sha256: string
  /** The whole register, encrypted under the order's key. */
  readonly register: string
}

/** What the worker says to main. */
export type FromOpening =
  | { readonly kind: 'progress'; readonly progress: OpeningProgress }
  | { readonly kind: 'drilled'; readonly found: DrillFound }
  | { readonly kind: 'restored'; readonly found: RestoreFound }
  | { readonly kind: 'copyOpened'; readonly found: CopyOpened }
  | { readonly kind: 'refused'; readonly code: Refusal; readonly detail: string }
