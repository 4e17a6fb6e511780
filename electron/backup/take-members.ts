import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { type Extract, extract } from 'tar-stream'
import { BackupRefused, messageOf } from './backup-refused.ts'
import { members, smallMemberBytes } from './members.ts'

type Entry = Extract extends AsyncIterable<infer Source> ? Source : never

/** One member as it was found. */
export interface MemberFound {
  readonly bytes: number
  readonly sha256: string
}

/** What came out of the archive; `register` was poured away as it came. */
export interface MembersFound {
  readonly register: MemberFound
  readonly privateKey: MemberFound & { readonly content: Buffer }
  readonly manifest: Buffer
  readonly signature: Buffer
}

/**
 * Unpacks gzip and tar out of `plain`, pouring the register into `pour` and keeping the three small members.
 * Accepts exactly the four members, in their order, and nothing behind them.
 * @throws BackupRefused wrongMembers, damaged; whatever `plain` or `pour` throw
 */
export async function takeMembers(
  plain: AsyncGenerator<Uint8Array, void, void>,
  pour: (bytes: Buffer) => void,
): Promise<MembersFound> {
  const archive = extract()
  const finding = firstFinding()
  let seenToTheEnd = false
  async function* watched(): AsyncGenerator<Uint8Array, void, void> {
    try {
      yield* plain
      seenToTheEnd = true
    } catch (cause) {
      throw finding.keep(cause)
    }
  }
  function watchedPour(bytes: Buffer): void {
    try {
      pour(bytes)
    } catch (cause) {
      throw finding.keep(cause)
    }
  }
  const unpacking = pipeline(
    Readable.from(watched(), { objectMode: false }),
    createGunzip({ chunkSize: 1 << 16 }),
    archive,
  )
  const [unpacked, taken] = await Promise.allSettled([
    unpacking,
    readEntries(archive, watchedPour, finding.keep),
  ])
  if (taken.status === 'fulfilled' && unpacked.status === 'fulfilled') {
    // A gzip stream may end before its container does: then the last, authenticating chunk was never read.
    if (!seenToTheEnd) throw new BackupRefused('damaged', 'bytes behind the archive')
    return taken.value
  }
  throw finding.orElse(taken.status === 'rejected' ? taken.reason : undefined)
}

/** When one part of a chain fails, all the others fail too: what failed first says more than its echoes. */
function firstFinding(): {
  keep(cause: unknown): unknown
  orElse(echo: unknown): unknown
} {
  let first: unknown
  return {
    keep(cause) {
      first ??= cause
      return cause
    },
    orElse(echo) {
      if (first !== undefined) return first
      return echo instanceof BackupRefused ? echo : new BackupRefused('damaged', messageOf(echo), echo)
    },
  }
}

async function readEntries(
  archive: AsyncIterable<Entry>,
  pour: (bytes: Buffer) => void,
  keep: (cause: unknown) => unknown,
): Promise<MembersFound> {
  // Kept before the loop is left: leaving it breaks the chain off, and that looks like damage further up.
  const wrong = (detail?: string) => keep(new BackupRefused('wrongMembers', detail))
  const expected = Object.values(members)
  const small: Buffer[] = []
  let register: MemberFound | null = null
  let position = 0
  for await (const entry of archive) {
    const { name, type, size = 0 } = entry.header
    if (name !== expected[position] || type !== 'file') throw wrong()
    position += 1
    if (name === members.register) register = await digestOf(entry, pour)
    else if (size > smallMemberBytes) throw wrong('too long')
    else small.push(await contentOf(entry))
  }
  const [privateKey, manifest, signature] = small
  if (register === null || !privateKey || !manifest || !signature) {
    throw wrong('one is missing')
  }
  const sha256 = createHash('sha256').update(privateKey).digest('hex')
  return {
    register,
    privateKey: { bytes: privateKey.length, sha256, content: privateKey },
    manifest,
    signature,
  }
}

async function digestOf(entry: Entry, pour: (bytes: Buffer) => void): Promise<MemberFound> {
  const digest = createHash('sha256')
  let bytes = 0
  for await (const chunk of entry as AsyncIterable<Buffer>) {
    digest.update(chunk)
    pour(chunk)
    bytes += chunk.length
  }
  return { bytes, sha256: digest.digest('hex') }
}

async function contentOf(entry: Entry): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const chunk of entry as AsyncIterable<Buffer>) parts.push(chunk)
  return Buffer.concat(parts)
}
