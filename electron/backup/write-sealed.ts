import { createHash, type Hash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { Encrypter } from 'age-encryption'
import { type Pack, pack } from 'tar-stream'
import { asBackupFailed, at, BackupFailed } from './backup-failed.ts'
import { chunksOf, streamFrom } from './byte-stream.ts'
import { members } from './members.ts'
import { pageBytes } from './page-cipher.ts'
import { plainPages } from './page-stream.ts'
import type { ReadOptions } from './sealed-file.ts'
import type { MemberFound } from './take-members.ts'

/**
 * gzip's own default is 6. Most of a register is hashes and sealed text, which no level makes smaller: level 2 took half
 * the time of level 6, and its file was 2 % longer.
 */
const gzipLevel = 2

/** The register as a worker gets it. */
export interface HeldRegister {
  readonly descriptor: number
  readonly pages: number
  readonly key: Uint8Array
}

/** The two members that close the archive, made once the digests of the others are known. */
export interface Closing {
  readonly manifest: Buffer
  readonly signature: Buffer
}

/** What is to be written. */
export interface SealedContent {
  readonly register: HeldRegister
  readonly privateAge: Uint8Array
  /** age public keys; each of them alone opens the file. */
  readonly recipients: readonly string[]
  /** UTC milliseconds, for the archive's time stamps. */
  readonly at: number
  close(found: { register: MemberFound; privateKey: MemberFound }): Closing
}

/** What was written and is on the disk. */
export interface SealedWritten {
  readonly bytes: number
  readonly sha256: string
}

/**
 * Writes age(gzip(tar(four members))) to `file` and flushes it to the disk, in constant memory. No plain byte
 * touches a disk on the way. Progress counts plain bytes.
 * @throws BackupFailed, with `cancelled` when the signal fires; the caller removes what is left of the file
 */
export async function writeSealed(
  file: string,
  content: SealedContent,
  options: ReadOptions = {},
): Promise<SealedWritten> {
  const handle = await at('destination', () => open(file, 'wx', 0o600))
  try {
    const digest = createHash('sha256')
    const archive = pack()
    const packing = packMembers(archive, content, options).catch((cause: Error) => {
      archive.destroy(cause)
      throw cause
    })
    let bytes = 0
    const writing = pipeline(
      Readable.from(archive, { objectMode: false }),
      createGzip({ chunkSize: 1 << 16, level: gzipLevel }),
      async (zipped) => {
        bytes = await sealInto(handle, digest, zipped, content.recipients)
      },
    )
    const [packed, written] = await Promise.allSettled([packing, writing])
    // Either side stops the other: the one that failed by its own doing carries a BackupFailed.
    const causes = [packed, written].flatMap((part) => (part.status === 'rejected' ? [part.reason] : []))
    if (causes.length > 0) throw causes.find((cause) => cause instanceof BackupFailed) ?? causes[0]
    await at('destination', () => handle.sync())
    return { bytes, sha256: digest.digest('hex') }
  } finally {
    await handle.close()
  }
}

async function sealInto(
  handle: FileHandle,
  digest: Hash,
  zipped: AsyncIterable<Uint8Array>,
  recipients: readonly string[],
): Promise<number> {
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  let bytes = 0
  for await (const sealed of chunksOf(await encrypter.encrypt(streamFrom(zipped)))) {
    digest.update(sealed)
    await at('destination', () => writeFully(handle, sealed))
    bytes += sealed.length
  }
  return bytes
}

async function packMembers(
  archive: Pack,
  content: SealedContent,
  { signal, onProgress }: ReadOptions,
): Promise<void> {
  const { register, privateAge } = content
  const mtime = new Date(content.at)
  const bytes = register.pages * pageBytes
  const digest = createHash('sha256')
  async function* watched(): AsyncGenerator<Buffer, void, void> {
    let done = 0
    try {
      for await (const batch of plainPages(register.descriptor, register.pages, register.key, signal)) {
        digest.update(batch)
        yield batch
        done += batch.length
        onProgress?.(done, bytes)
      }
    } catch (cause) {
      throw asBackupFailed(cause, 'register')
    }
  }
  const entry = archive.entry({
    name: members.register,
    size: bytes,
    mtime,
    mode: 0o600,
  })
  await pipeline(Readable.from(watched(), { objectMode: false }), entry)
  const small = (name: string, body: Uint8Array) =>
    archive.entry({ name, size: body.length, mtime, mode: 0o600 }, Buffer.from(body))
  small(members.privateKey, privateAge)
  const { manifest, signature } = content.close({
    register: { bytes, sha256: digest.digest('hex') },
    privateKey: {
      bytes: privateAge.length,
      sha256: createHash('sha256').update(privateAge).digest('hex'),
    },
  })
  small(members.manifest, manifest)
  small(members.signature, signature)
  archive.finalize()
}

async function writeFully(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    done += (await handle.write(bytes, done, bytes.length - done)).bytesWritten
  }
}
