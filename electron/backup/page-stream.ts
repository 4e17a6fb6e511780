import { read } from 'node:fs'
import { promisify } from 'node:util'
import { BackupFailed } from './backup-failed.ts'
import { claimedPageCount, decryptPage, pageBytes, pageKeys, saltBytes } from './page-cipher.ts'

const batchPages = 256
const readAt = promisify(read)

/**
 * Streams the plain pages of the held register, a megabyte at a time.
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
  for (let first = 1; first <= pages; first += batchPages) {
    signal?.throwIfAborted()
    const batch = Buffer.alloc(Math.min(batchPages, pages - first + 1) * pageBytes)
    await readFully(descriptor, batch, (first - 1) * pageBytes)
    for (let at = 0; at < batch.length; at += pageBytes) {
      decryptPage(keys, first + at / pageBytes, batch.subarray(at, at + pageBytes))
    }
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
