import { createHmac, timingSafeEqual } from 'node:crypto'
import { closeSync, fdatasyncSync, openSync, readSync, writeSync } from 'node:fs'
import { writeFileAtomically } from './atomic-file.ts'

/** The last line of the ledger that was seen committed: its number, and its 32-byte hash. */
export type HighWaterMark = { seq: number; head: Uint8Array }

export type HighWaterReading = { outcome: 'read'; mark: HighWaterMark } | { outcome: 'unreadable' }

/**
 * Two slots, written in turn, each a disk sector of its own: a write that is cut tears one and leaves the other.
 * slot = magic (4) ‖ version (1) ‖ zeros (3) ‖ seq (8, big-endian) ‖ head (32) ‖ zeros ‖ HMAC-SHA-256 (32)
 */
export const highWaterSlotLength = 4096
const slotCount = 2
const magic = Buffer.from('OSTH', 'latin1')
const version = 1
const seqAt = 8
const headAt = 16
const headLength = 32
const macAt = highWaterSlotLength - 32

/** Makes the file of a new register (or of one whose alarm two people have settled) with its first mark. */
export async function createHighWater(path: string, key: Uint8Array, mark: HighWaterMark): Promise<void> {
  const slot = encodeSlot(key, mark)
  await writeFileAtomically(path, Buffer.concat([slot, slot]))
}

/** The open high-water file of the register; one at a time, kept open as long as the database. */
export class HighWater {
  readonly #file: number
  readonly #key: Uint8Array
  #mark: HighWaterMark | undefined
  #nextSlot = 0

  /** @throws the file system's error; a missing file (ENOENT) is never made here, as that would hide its loss */
  constructor(path: string, key: Uint8Array) {
    this.#file = openSync(path, 'r+')
    this.#key = key
    const [first, second] = [this.#readSlot(0), this.#readSlot(1)]
    const isFirstNewer = first !== undefined && (second === undefined || first.seq > second.seq)
    this.#mark = isFirstNewer ? first : second
    this.#nextSlot = isFirstNewer ? 1 : 0
  }

  /** The higher mark whose slot is whole; `unreadable` when neither is, or the key is another's. */
  read(): HighWaterReading {
    return this.#mark === undefined ? { outcome: 'unreadable' } : { outcome: 'read', mark: this.#mark }
  }

  /**
   * Notes a committed line: one slot written and synced before this returns. The other slot keeps the mark
   * before, also when this throws.
   *
   * @throws RangeError when the mark does not rise, or the file was unreadable (`createHighWater` makes another);
   *   the file system's error
   */
  advance(seq: number, head: Uint8Array): void {
    if (this.#mark === undefined) throw new RangeError('an unreadable high-water file is not written over')
    if (seq <= this.#mark.seq) throw new RangeError('the high-water mark only rises')
    const slot = encodeSlot(this.#key, { seq, head })
    const written = writeSync(this.#file, slot, 0, slot.length, this.#nextSlot * highWaterSlotLength)
    if (written !== slot.length) throw new Error('the high-water mark was written in part')
    fdatasyncSync(this.#file)
    this.#mark = { seq, head: Uint8Array.from(head) }
    this.#nextSlot = (this.#nextSlot + 1) % slotCount
  }

  close(): void {
    closeSync(this.#file)
  }

  #readSlot(slot: number): HighWaterMark | undefined {
    const bytes = Buffer.alloc(highWaterSlotLength)
    const length = readSync(this.#file, bytes, 0, bytes.length, slot * highWaterSlotLength)
    return length === bytes.length ? decodeSlot(this.#key, bytes) : undefined
  }
}

export type HighWaterVerdict = 'equal' | 'file-behind' | 'database-behind'

/**
 * The file against the ledger. `file-behind`: the chain passes through the marked line, so `advance` repairs
 * silently what a cut between commit and mark left. `database-behind`: the database lacks the marked line,
 * or has another in its place: an older or a foreign copy was put back; alarm.
 *
 * @param database its last line, and the 32-byte hash of any line (of seq 0: the genesis), nothing if there is none
 */
export function compareHighWater(
  file: HighWaterMark,
  database: { seq: number; hashAt: (seq: number) => Uint8Array | undefined },
): HighWaterVerdict {
  const hash = file.seq <= database.seq ? database.hashAt(file.seq) : undefined
  if (hash === undefined || Buffer.compare(hash, file.head) !== 0) return 'database-behind'
  return file.seq === database.seq ? 'equal' : 'file-behind'
}

function encodeSlot(key: Uint8Array, { seq, head }: HighWaterMark): Buffer {
  if (!Number.isSafeInteger(seq) || seq < 0 || head.length !== headLength) {
    throw new RangeError('a mark is a line number and its 32-byte hash')
  }
  const slot = Buffer.alloc(highWaterSlotLength)
  slot.set(magic)
  slot.writeUInt8(version, magic.length)
  slot.writeBigUInt64BE(BigInt(seq), seqAt)
  slot.set(head, headAt)
  slot.set(macOf(key, slot), macAt)
  return slot
}

function decodeSlot(key: Uint8Array, slot: Buffer): HighWaterMark | undefined {
  if (!timingSafeEqual(macOf(key, slot), slot.subarray(macAt))) return undefined
  if (!slot.subarray(0, magic.length).equals(magic) || slot[magic.length] !== version) return undefined
  return {
    seq: Number(slot.readBigUInt64BE(seqAt)),
    head: Uint8Array.from(slot.subarray(headAt, headAt + headLength)),
  }
}

function macOf(key: Uint8Array, slot: Buffer): Buffer {
  return createHmac('sha256', key).update(slot.subarray(0, macAt)).digest()
}
