import type { BackupManifest } from '../../shared/records/backup-manifest.ts'
import type { SiteCard } from '../../shared/records/card-files.ts'
import type { ImportBefore, ImportRefusal } from '../../shared/rules/site-import.ts'
import type { Refusal } from '../backup/backup-refused.ts'

/** A site that the office knows, and what it has of it. */
export interface ImportSite {
  readonly id: number
  readonly card: SiteCard
  readonly before: (ImportBefore & { readonly file: string | null; readonly key: Uint8Array | null }) | null
}

/** One file to be looked at. Nothing is left behind unless it is good. */
export interface ImportOrder {
  readonly file: string
  /** The office's key A. */
  readonly identity: string
  readonly sites: readonly ImportSite[]
  /** A folder of the office's own, on the same disk as the sites' data. */
  readonly incoming: string
  /** 32 bytes, for the data of this import alone. */
  readonly key: Uint8Array
}

/** Why a file was not taken: it is no good backup, of no known site, or it does not go on from the last one. */
export type ImportProblem = Refusal | ImportRefusal | 'siteUnknown' | 'notMigrated'

/** A good backup whose register lies migrated in the incoming folder, encrypted under the order's key. */
export interface ImportGood {
  readonly outcome: 'good'
  readonly siteId: number
  readonly manifest: BackupManifest
  readonly sha256: string
  readonly file: string
  readonly continues: 'first' | 'same' | 'restored'
  readonly missing: { readonly from: number; readonly to: number } | null
  readonly lostLines: number | null
}

export interface ImportRefused {
  readonly outcome: ImportProblem
  /** What could be said for sure: only what is signed by a known site. */
  readonly siteId: number | null
  readonly sequence: number | null
}

export type ImportResult = ImportGood | ImportRefused

export interface ImportProgress {
  readonly phase: 'reading' | 'checking'
  readonly done: number
  readonly total: number
}

/** What the worker says to main. */
export type FromImport =
  | { readonly kind: 'progress'; readonly progress: ImportProgress }
  | { readonly kind: 'result'; readonly result: ImportResult }
  | { readonly kind: 'fault'; readonly message: string; readonly code: string }
