import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { registerFacts } from '../db/backup-queries.ts'
import { schemaVersion } from '../db/migrate.ts'
import { BackupFailed } from './backup-failed.ts'
import { BackupRefused, messageOf } from './backup-refused.ts'
import { type OpenOptions, openScratch, refusePouring, requireContent, startScratch } from './open-backup.ts'
import type { CopyOpened, CopyOrder } from './opening-order.ts'
import { PageUnreadable, pageBytes } from './page-cipher.ts'
import { plainPages } from './page-stream.ts'
import type { ScratchRegister } from './scratch-register.ts'

/**
 * Opens a copy that was taken before an update: pours it page by page into a scratch register under another key and
 * checks all of that, as an opened backup is. Constant memory; what is plain exists in memory only. The copy stays as
 * it is. @throws BackupRefused
 */
export async function openCopy(
  { file, copyKey, scratchFolder, key }: CopyOrder,
  options: Pick<OpenOptions, 'depth' | 'ledgerProblem' | 'knownSchema' | 'onProgress'>,
): Promise<CopyOpened> {
  const scratch = startScratch({ scratchFolder, scratchKey: key })
  try {
    const handle = await open(file, 'r').catch(unreadable)
    try {
      await pour(handle, copyKey, scratch, options.onProgress)
    } finally {
      await handle.close()
    }
    const register = openScratch(scratch)
    const schema = schemaVersion(register)
    if (schema > options.knownSchema)
      throw new BackupRefused('newerSchema', `${schema} > ${options.knownSchema}`)
    requireContent(register, null, options)
    return { facts: registerFacts(register), sha256: await digestOf(file), register: scratch.keep() }
  } catch (cause) {
    scratch.discard()
    throw cause
  }
}

async function pour(
  handle: FileHandle,
  copyKey: Uint8Array,
  scratch: ScratchRegister,
  onProgress: OpenOptions['onProgress'],
): Promise<void> {
  const { size } = await handle.stat().catch(unreadable)
  if (size === 0 || size % pageBytes > 0) throw new BackupRefused('damaged', 'not a whole number of pages')
  const pages = plainPages(handle.fd, size / pageBytes, copyKey)
  let done = 0
  for (;;) {
    const { value: batch } = await pages.next().catch(damaged)
    if (!batch) return
    try {
      scratch.write(batch)
    } catch (cause) {
      refusePouring(cause)
    }
    done += batch.length
    onProgress?.(done, size)
  }
}

function damaged(cause: unknown): never {
  if (cause instanceof PageUnreadable || cause instanceof BackupFailed)
    throw new BackupRefused('damaged', cause.message, cause)
  return unreadable(cause)
}

function unreadable(cause: unknown): never {
  throw new BackupRefused('unreadable', messageOf(cause), cause)
}

async function digestOf(file: string): Promise<string> {
  const digest = createHash('sha256')
  for await (const chunk of createReadStream(file)) digest.update(chunk)
  return digest.digest('hex')
}
