import type { BackupFailure, BackupPlace } from './backup-failed.ts'
import type { BackupName } from './backup-name.ts'

/** All that the backup worker is given: it holds no connection that could write. */
export interface BackupOrder {
  readonly register: { readonly file: string; readonly key: Uint8Array }
  readonly destination: string
  readonly name: BackupName
  readonly previousHash: string | null
  /** UTC milliseconds. */
  readonly at: number
  readonly program: string
  /** age public keys of office A, office B and this site. */
  readonly recipients: readonly string[]
  readonly siteIdentity: string
  readonly signing: {
    readonly secretKey: Uint8Array
    readonly publicKey: Uint8Array
  }
  /** What `private.age` is to hold, and for whom. Sealed in the worker: in JavaScript that takes a screen's patience. */
  readonly envelope: {
    readonly privateKey: Uint8Array
    readonly site: string
    readonly officeB: string
  }
  /** The profile's file of keyholder slots that wrap the site identity; copied beside the backup. */
  readonly keySlotsFile: string
  /** A folder of this backup alone, deleted after it. */
  readonly scratchFolder: string
  /** One shared number: the worker makes it 1 once its reader stands, while main keeps still for it. */
  readonly meeting: Int32Array
}

/** What main says to the worker. */
export type ToWorker =
  | {
      readonly kind: 'read'
      readonly descriptor: number
      readonly pages: number
    }
  | { readonly kind: 'cancel' }

/** What is being done. `writing` counts bytes of the register, `readingBack` bytes of the backup. */
export type BackupPhase = 'writing' | 'readingBack' | 'checking'

/** How far a backup is. `total` is 0 while it is not known. */
export interface BackupProgress {
  readonly phase: BackupPhase
  readonly done: number
  readonly total: number
}

/** A backup that was written, read back and given its name. */
export interface BackupWritten {
  readonly fileName: string
  readonly sha256: string
  readonly bytes: number
  readonly rows: Record<string, number>
}

/** What the worker says to main. `notSame`: a commit fell between main's snapshot and the worker's own. */
export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'same' }
  | { readonly kind: 'notSame' }
  | { readonly kind: 'progress'; readonly progress: BackupProgress }
  | { readonly kind: 'written'; readonly written: BackupWritten }
  | {
      readonly kind: 'failed'
      readonly code: BackupFailure
      readonly place: BackupPlace
      readonly detail: string
    }
