import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { Decrypter } from 'age-encryption'
import { BackupRefused, isTelling, messageOf } from './backup-refused.ts'
import { chunksOf, streamFrom } from './byte-stream.ts'

const chunkBytes = 1 << 16
const intro = 'age-encryption.org/v1\n'

/** A sealed file being read. `sha256` is that of the sealed bytes, and asked for once, after the last chunk. */
export interface SealedFile {
  readonly bytes: number
  plain(): AsyncGenerator<Uint8Array, void, void>
  sha256(): string
  close(): Promise<void>
}

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((done: number, total: number) => void) | undefined
}

/**
 * Opens a sealed file as a stream in constant memory. The age format hands out chunks before it has seen the
 * last one: whoever reads must treat nothing as true before the generator has ended by itself.
 * @param identity an age secret key, `AGE-SECRET-KEY-1…`.
 * @throws BackupRefused unreadable, notABackup, wrongKey, damaged
 */
export async function openSealedFile(
  file: string,
  identity: string,
  options: ReadOptions = {},
): Promise<SealedFile> {
  const handle = await open(file, 'r').catch((cause: unknown) => {
    throw new BackupRefused('unreadable', messageOf(cause), cause)
  })
  const digest = createHash('sha256')
  try {
    const bytes = (await handle.stat()).size
    await requireIntro(handle)
    const source = streamFrom(chunks(handle, bytes, digest, options))
    const decrypter = new Decrypter()
    decrypter.addIdentity(identity)
    const plain = await decrypter.decrypt(source).catch((cause: unknown) => {
      if (isTelling(cause)) throw cause
      const foreign = messageOf(cause).includes('no identity matched')
      throw new BackupRefused(foreign ? 'wrongKey' : 'damaged', 'header', cause)
    })
    return {
      bytes,
      plain: () => authentic(plain),
      sha256: () => digest.digest('hex'),
      close: () => handle.close(),
    }
  } catch (cause) {
    await handle.close()
    throw cause
  }
}

async function requireIntro(handle: FileHandle): Promise<void> {
  const { buffer, bytesRead } = await readAt(handle, 0, intro.length)
  if (buffer.toString('latin1', 0, bytesRead) !== intro) throw new BackupRefused('notABackup')
}

async function* chunks(
  handle: FileHandle,
  total: number,
  digest: ReturnType<typeof createHash>,
  { signal, onProgress }: ReadOptions,
): AsyncGenerator<Uint8Array, void, void> {
  for (let done = 0; ; ) {
    signal?.throwIfAborted()
    const { buffer, bytesRead } = await readAt(handle, done, chunkBytes)
    if (bytesRead === 0) return
    const chunk = buffer.subarray(0, bytesRead)
    digest.update(chunk)
    done += bytesRead
    onProgress?.(done, total)
    yield chunk
  }
}

async function readAt(
  handle: FileHandle,
  position: number,
  length: number,
): Promise<{ buffer: Buffer; bytesRead: number }> {
  try {
    return await handle.read(Buffer.allocUnsafe(length), 0, length, position)
  } catch (cause) {
    throw new BackupRefused('unreadable', messageOf(cause), cause)
  }
}

async function* authentic(plain: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void, void> {
  try {
    yield* chunksOf(plain)
  } catch (cause) {
    if (isTelling(cause)) throw cause
    throw new BackupRefused('damaged', 'altered or cut short', cause)
  }
}
