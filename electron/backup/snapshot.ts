import { fstatSync } from 'node:fs'
import { emptyWriteAheadLog, holdRead, releaseRead } from '../db/backup-queries.ts'
import { openReader, type Writer } from '../db/connection.ts'
import { pageBytes } from './page-cipher.ts'
import { registerDescriptor } from './register-descriptor.ts'
import { walkingCacheKib } from './streaming-limits.ts'

/** The register as it stood at one moment. Until `release`, its main file cannot change by a byte. */
export interface Snapshot {
  readonly file: string
  /** Shared by the whole process and never closed: see register-descriptor.ts. */
  readonly descriptor: number
  readonly pages: number
  release(): void
}

/**
 * Holds the main file of the register still while the clinic goes on writing to the log. The checkpoint and the
 * reader's first SELECT stand in one synchronous block, so no commit of the one writer can fall between them;
 * a reader that started on an empty log keeps every later checkpoint from touching the main file.
 * Returns null when another reader is in the way: try again soon.
 * @throws DatabaseUnreadable, DatabaseSettingRefused
 */
export function holdSnapshot(writer: Writer, file: string, key: Uint8Array): Snapshot | null {
  const descriptor = registerDescriptor(file)
  const reader = openReader(file, key, walkingCacheKib)
  try {
    if (emptyWriteAheadLog(writer)) {
      holdRead(reader)
      return {
        file,
        descriptor,
        pages: Math.floor(fstatSync(descriptor).size / pageBytes),
        release() {
          if (!reader.open) return
          releaseRead(reader)
          reader.close()
        },
      }
    }
  } catch (cause) {
    reader.close()
    throw cause
  }
  reader.close()
  return null
}
