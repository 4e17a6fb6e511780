import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** Together about three seconds: an antivirus program looks at a new file for some tenths of one. */
const waitsMs = [10, 20, 50, 100, 200, 400, 800, 1_500]
const passing = new Set(['EBUSY', 'EPERM', 'EACCES'])

/**
 * Puts the whole of `bytes` at `path`, or leaves there what was there before: written to `path.part`, synced,
 * renamed, the folder synced. A `.part` that an earlier cut left behind is overwritten. For small files; the
 * caller keeps two writers of one path apart.
 *
 * @throws the file system's error; the `.part` is removed where that is possible
 */
export async function writeFileAtomically(path: string, bytes: Uint8Array): Promise<void> {
  const part = `${path}.part`
  try {
    const file = await open(part, 'w', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await renameDurably(part, path)
  } catch (error) {
    // What is thrown is why the write failed; a `.part` that cannot be removed either is harmless.
    await rm(part, { force: true }).catch(() => undefined)
    throw error
  }
}

/**
 * Renames a synced file over `to`, again and again while another program holds it, and syncs the folder.
 *
 * @throws the file system's error when it does not pass within about three seconds
 */
export async function renameDurably(from: string, to: string): Promise<void> {
  await withPatience(() => rename(from, to), waitsMs)
  await syncFolder(dirname(to))
}

/** Repeats an operation that fails as an antivirus program or an indexer makes it fail, after each wait. */
export async function withPatience(operation: () => Promise<void>, waits: readonly number[]): Promise<void> {
  for (const wait of waits) {
    try {
      return await operation()
    } catch (error) {
      if (!passing.has(codeOf(error))) throw error
      await pause(wait)
    }
  }
  return operation()
}

/** Makes a rename in `folder` outlast a power cut, where the system can do that (not Windows, nor every stick). */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'EOPNOTSUPP'].includes(codeOf(error))) throw error
  } finally {
    await handle.close()
  }
}

/** The bytes at `path`, or nothing when there is no such file. */
export async function readFileIfThere(path: string): Promise<Buffer | undefined> {
  try {
    const file = await open(path, 'r')
    try {
      return await file.readFile()
    } finally {
      await file.close()
    }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
