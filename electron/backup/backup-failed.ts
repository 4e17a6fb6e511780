/** Why a backup was not made. `words/` turns each into a sentence. */
export const backupFailures = [
  'diskFull',
  'folderMissing',
  'readOnly',
  'cancelled',
  'snapshotBusy',
  'registerUnreadable',
  'keySlotsMissing',
  'readBackMismatch',
  'failed',
] as const
export type BackupFailure = (typeof backupFailures)[number]

/** Where it happened: the stick, the program's own scratch folder, or the register itself. */
export type BackupPlace = 'destination' | 'scratch' | 'register'

/** A backup that did not come about; nothing with a final name was left behind. */
export class BackupFailed extends Error {
  override name = 'BackupFailed'
  readonly code: BackupFailure
  readonly place: BackupPlace

  constructor(code: BackupFailure, place: BackupPlace, cause?: unknown) {
    super(`backup failed: ${code} (${place})`, { cause })
    this.code = code
    this.place = place
  }
}

const codeOfErrno: Record<string, BackupFailure> = {
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
  EFBIG: 'diskFull', // FAT32 sticks hold no file over 4 GiB
  SQLITE_FULL: 'diskFull',
  ENOENT: 'folderMissing',
  ENOTDIR: 'folderMissing',
  ENODEV: 'folderMissing',
  ENXIO: 'folderMissing',
  EIO: 'folderMissing', // what an unplugged stick answers
  EROFS: 'readOnly',
  EACCES: 'readOnly',
  EPERM: 'readOnly',
}

/** Gives an I/O error its place and code; an error that has them already passes through. */
export function asBackupFailed(cause: unknown, place: BackupPlace): BackupFailed {
  if (cause instanceof BackupFailed) return cause
  if (cause instanceof Error && cause.name === 'AbortError')
    return new BackupFailed('cancelled', place, cause)
  const errno = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (place === 'register') return new BackupFailed('registerUnreadable', place, cause)
  return new BackupFailed(codeOfErrno[errno] ?? 'failed', place, cause)
}

/** Runs one step and gives its errors a place. @throws BackupFailed */
export async function at<T>(place: BackupPlace, step: () => T | Promise<T>): Promise<T> {
  try {
    return await step()
  } catch (cause) {
    throw asBackupFailed(cause, place)
  }
}
