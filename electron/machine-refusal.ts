/**
 * What the machine refuses, by the beginning of SQLite's or the system's code: nothing was written, and it says nothing
 * against the register. The screen says each in a plain sentence.
 */
const REFUSALS: readonly (readonly [code: string, refusal: string])[] = [
  ['SQLITE_FULL', 'disk_full'],
  ['ENOSPC', 'disk_full'],
  ['EDQUOT', 'disk_full'],
  ['SQLITE_READONLY', 'disk_read_only'],
  ['EROFS', 'disk_read_only'],
  ['EACCES', 'disk_read_only'],
  ['EPERM', 'disk_read_only'],
  ['SQLITE_BUSY', 'file_busy'],
  ['EBUSY', 'file_busy'],
  ['SQLITE_CANTOPEN', 'disk_failing'],
  ['SQLITE_IOERR', 'disk_failing'],
  ['EIO', 'disk_failing'],
]

/** The contract's reason for an error of the disk; nothing for any other error. */
export function machineRefusal(cause: unknown): string | undefined {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return REFUSALS.find(([beginning]) => code.startsWith(beginning))?.[1]
}
