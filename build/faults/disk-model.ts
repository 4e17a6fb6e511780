import type { Chance } from './chance.ts'
import type { DiskStep } from './disk-trace.ts'

type Change = Extract<DiskStep, { kind: 'write' | 'truncate' }>
type Naming = { path: string; file: FileOnDisk | null }

/** One file's content: what is surely on the disk, and what the disk may or may not have taken yet. */
interface FileOnDisk {
  readonly synced: Content
  pending: Change[]
}

const SECTOR = 512

/**
 * A disk that keeps what was synced and may have lost anything else: each unsynced write may be there, be missing,
 * or be there in part, sector by sector, whatever was written before or after it. Names keep their order, as in a
 * journal; a file's own sync makes its name sure.
 */
export class DiskModel {
  readonly #names = new Map<string, FileOnDisk>()
  readonly #sure = new Map<string, FileOnDisk>()
  #namings: Naming[] = []

  constructor(files: ReadonlyMap<string, Buffer>) {
    for (const [path, synced] of files) {
      const file = { synced: new Content(synced), pending: [] }
      this.#names.set(path, file)
      this.#sure.set(path, file)
    }
  }

  take(step: DiskStep): void {
    const file = this.#names.get(step.path)
    if (step.kind === 'open') {
      if (!file) this.#name(step.path, { synced: new Content(Buffer.alloc(0)), pending: [] })
      else if (step.emptied) file.pending.push({ kind: 'truncate', path: step.path, length: 0 })
    }
    if (step.kind === 'unlink') this.#name(step.path, null)
    if (step.kind === 'rename') {
      this.#name(step.to, file ?? null)
      this.#name(step.path, null)
    }
    if (step.kind === 'write' || step.kind === 'truncate') file?.pending.push(step)
    if (step.kind === 'sync') this.#sync(file)
  }

  /** What the disk may hold if the plug is pulled now. `all`: as if it had taken everything. */
  afterCut(chance: Chance, all: boolean): Map<string, Buffer> {
    const names = new Map(this.#sure)
    const kept = all ? this.#namings.length : chance.whole(0, this.#namings.length)
    for (const { path, file } of this.#namings.slice(0, kept)) {
      if (file) names.set(path, file)
      else names.delete(path)
    }
    const greed = all ? 1 : chance.pick([0, 0.2, 0.5, 0.8, 1])
    const torn = all ? 0 : chance.pick([0, 0.3])
    return new Map([...names].map(([path, file]) => [path, contentOf(file, chance, greed, torn)]))
  }

  #name(path: string, file: FileOnDisk | null): void {
    if (file) this.#names.set(path, file)
    else this.#names.delete(path)
    this.#namings.push({ path, file })
  }

  #sync(file: FileOnDisk | undefined): void {
    // A folder's sync, or that of a file whose name is not sure yet: the names up to there are.
    const upTo = file
      ? this.#namings.findLastIndex((naming) => naming.file === file)
      : this.#namings.length - 1
    for (const { path: name, file: named } of this.#namings.slice(0, upTo + 1)) {
      if (named) this.#sure.set(name, named)
      else this.#sure.delete(name)
    }
    this.#namings = this.#namings.slice(upTo + 1)
    if (!file) return
    for (const change of file.pending) file.synced.apply(change)
    file.pending = []
  }
}

function contentOf(file: FileOnDisk, chance: Chance, greed: number, torn: number): Buffer {
  const content = file.synced.copy()
  for (const change of file.pending) {
    if (!chance.often(greed)) continue
    const tear = change.kind === 'write' && chance.often(torn)
    for (const part of tear ? sectorsOf(change, chance) : [change]) content.apply(part)
  }
  return content.bytes()
}

function sectorsOf({ path, offset, bytes }: Extract<Change, { kind: 'write' }>, chance: Chance): Change[] {
  const parts: Change[] = []
  for (let at = 0; at < bytes.length; ) {
    const end = Math.min(bytes.length, at + SECTOR - ((offset + at) % SECTOR))
    if (chance.often(0.5))
      parts.push({ kind: 'write', path, offset: offset + at, bytes: bytes.subarray(at, end) })
    at = end
  }
  return parts
}

/** Bytes that grow: a log is written thousands of times, and copied only for a state. */
class Content {
  #room: Buffer
  #length: number

  constructor(bytes: Buffer) {
    this.#room = Buffer.from(bytes)
    this.#length = bytes.length
  }

  apply(change: Change): void {
    if (change.kind === 'truncate') {
      this.#resize(change.length)
      return
    }
    const end = change.offset + change.bytes.length
    if (end > this.#length) this.#resize(end)
    change.bytes.copy(this.#room, change.offset)
  }

  copy(): Content {
    return new Content(this.bytes())
  }

  bytes(): Buffer {
    return this.#room.subarray(0, this.#length)
  }

  /** What lies beyond the old end is zeros, as in a file. */
  #resize(length: number): void {
    if (length > this.#room.length) {
      const room = Buffer.alloc(Math.max(length, 2 * this.#room.length))
      this.#room.copy(room, 0, 0, this.#length)
      this.#room = room
    }
    if (length < this.#length) this.#room.fill(0, length, this.#length)
    this.#length = length
  }
}
