import { read } from 'node:fs'
import { promisify } from 'node:util'
import { BackupFailed } from './backup-failed.ts'
import { claimedPageCount, decryptPages, pageBytes, pageKeys, saltBytes } from './page-cipher.ts'

/** 256 KiB a batch: larger ones read no faster, and every one on its way through the pipe stands in memory. */
const batchPages = 16
const readAt = promisify(read)

/**
 * Streams the plain pages of the held register, a batch at a time.
 * @throws BackupFailed registerUnreadable when the file has not the length that it claims; PageUnreadable; the
 * I/O error when it cannot be read; AbortError
 */
export async function* plainPages(
  descriptor: number,
  pages: number,
  key: Uint8Array,
  signal?: AbortSignal,
): AsyncGenerator<Buffer, void, void> {
  const salt = Buffer.alloc(saltBytes)
  await readFully(descriptor, salt, 0)
  const keys = pageKeys(key, salt)
  const reading = Buffer.alloc(batchPages * pageBytes)
  for (let first = 1; first <= pages; first += batchPages) {
    signal?.throwIfAborted()
    const sealed = reading.subarray(0, Math.min(batchPages, pages - first + 1) * pageBytes)
    await readFully(descriptor, sealed, (first - 1) * pageBytes)
    const batch = decryptPages(keys, first, sealed)
    if (first === 1 && claimedPageCount(batch) !== pages) {
      throw new BackupFailed('registerUnreadable', 'register', 'the file has not the length it claims')
    }
    yield batch
  }
}

async function readFully(descriptor: number, into: Buffer, position: number): Promise<void> {
  for (let done = 0; done < into.length; ) {
    const { bytesRead } = await readAt(descriptor, into, done, into.length - done, position + done)
    if (bytesRead === 0) throw new BackupFailed('registerUnreadable', 'register', 'the file ends early')
    done += bytesRead
  }
}
