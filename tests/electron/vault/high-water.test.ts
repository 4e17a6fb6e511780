import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  compareHighWater,
  createHighWater,
  HighWater,
  type HighWaterReading,
  highWaterSlotLength,
} from '../../../electron/vault/high-water.ts'
import { temporaryFolder } from './temporary-folder.ts'

const key = Uint8Array.from(randomBytes(32))
const headOf = (seq: number): Uint8Array =>
  Uint8Array.from(createHash('sha256').update(`line ${seq}`).digest())
const markOf = (seq: number) => ({ seq, head: headOf(seq) })

async function fileWithMarks(...seqs: number[]): Promise<string> {
  const path = join(temporaryFolder(), 'register.mark')
  const [first = 0, ...rest] = seqs
  await createHighWater(path, key, markOf(first))
  const file = new HighWater(path, key)
  for (const seq of rest) file.advance(seq, headOf(seq))
  file.close()
  return path
}

function readAnew(path: string, withKey: Uint8Array = key): HighWaterReading {
  const file = new HighWater(path, withKey)
  try {
    return file.read()
  } finally {
    file.close()
  }
}

test('the highest mark is read back after any number of advances and reopenings', async () => {
  const path = await fileWithMarks(0)
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 8 }), async (steps) => {
      const before = readAnew(path)
      const file = new HighWater(path, key)
      let seq = before.outcome === 'read' ? before.mark.seq : Number.NaN
      for (const step of steps) {
        seq += step
        file.advance(seq, headOf(seq))
        expect(file.read()).toEqual({ outcome: 'read', mark: markOf(seq) })
      }
      file.close()
      expect(readAnew(path)).toEqual({ outcome: 'read', mark: markOf(seq) })
    }),
    { numRuns: 40 },
  )
})

test('the mark only rises', async () => {
  const file = new HighWater(await fileWithMarks(5), key)
  expect(() => file.advance(5, headOf(5))).toThrow(RangeError)
  expect(() => file.advance(4, headOf(4))).toThrow(RangeError)
  expect(() => file.advance(6.5, headOf(6))).toThrow(RangeError)
  expect(() => file.advance(6, headOf(6).subarray(1))).toThrow(RangeError)
  expect(file.read()).toEqual({ outcome: 'read', mark: markOf(5) })
  file.close()
})

test('a write torn at any byte leaves the new mark or the one before', async () => {
  const path = await fileWithMarks(1, 2, 3)
  const before = readFileSync(path)
  const file = new HighWater(path, key)
  file.advance(4, headOf(4))
  file.close()
  const after = readFileSync(path)
  const start = before.findIndex((byte, at) => byte !== after[at])
  const slot = Math.floor(start / highWaterSlotLength) * highWaterSlotLength
  const seen = new Map<number, number>()
  for (let torn = 0; torn <= highWaterSlotLength; torn += 1) {
    const mixed = Uint8Array.from(before)
    mixed.set(after.subarray(slot, slot + torn), slot)
    writeFileSync(path, mixed)
    const reading = readAnew(path)
    if (reading.outcome !== 'read') throw new Error(`unreadable when torn after ${torn} bytes`)
    expect(reading.mark).toEqual(markOf(reading.mark.seq))
    seen.set(reading.mark.seq, (seen.get(reading.mark.seq) ?? 0) + 1)
  }
  expect([...seen.keys()].sort()).toEqual([3, 4])
  expect(seen.get(4)).toBeLessThan(40)
})

test('after a torn write the next advance spares the mark that is left', async () => {
  const path = await fileWithMarks(1, 2)
  const bytes = readFileSync(path)
  const newest = bytes.readBigUInt64BE(8) === 2n ? 0 : highWaterSlotLength
  bytes.fill(0xff, newest + 20, newest + 30)
  writeFileSync(path, bytes)
  const older = newest === 0 ? highWaterSlotLength : 0
  const file = new HighWater(path, key)
  expect(file.read()).toEqual({ outcome: 'read', mark: markOf(1) })
  file.advance(2, headOf(2))
  file.close()
  const repaired = readFileSync(path)
  expect(repaired.subarray(older, older + highWaterSlotLength)).toEqual(
    bytes.subarray(older, older + highWaterSlotLength),
  )
  expect(readAnew(path)).toEqual({ outcome: 'read', mark: markOf(2) })
})

test('every flipped byte of the newer slot falls back, and of both leaves nothing', async () => {
  const path = await fileWithMarks(7, 8)
  const bytes = readFileSync(path)
  const newest = bytes.readBigUInt64BE(8) === 8n ? 0 : highWaterSlotLength
  const older = newest === 0 ? highWaterSlotLength : 0
  for (let at = 0; at < highWaterSlotLength; at += 1) {
    const flipped = Uint8Array.from(bytes)
    flipped[newest + at] = (flipped[newest + at] ?? 0) ^ (1 << (at % 8))
    writeFileSync(path, flipped)
    expect(readAnew(path)).toEqual({ outcome: 'read', mark: markOf(7) })
    flipped[older + at] = (flipped[older + at] ?? 0) ^ (1 << (at % 8))
    writeFileSync(path, flipped)
    expect(readAnew(path)).toEqual({ outcome: 'unreadable' })
  }
})

test('a file cut anywhere gives an older mark or none, never another', async () => {
  const path = await fileWithMarks(7, 8)
  const bytes = readFileSync(path)
  for (let length = 0; length < bytes.length; length += 97) {
    writeFileSync(path, bytes.subarray(0, length))
    const reading = readAnew(path)
    if (length < highWaterSlotLength) expect(reading).toEqual({ outcome: 'unreadable' })
    else if (reading.outcome === 'read') expect(reading.mark).toEqual(markOf(reading.mark.seq))
  }
})

test('a missing file, another register’s file and an unreadable one are never written over', async () => {
  const folder = temporaryFolder()
  expect(() => new HighWater(join(folder, 'none'), key)).toThrow(expect.objectContaining({ code: 'ENOENT' }))
  const path = await fileWithMarks(3)
  const foreign = new HighWater(path, Uint8Array.from(randomBytes(32)))
  expect(foreign.read()).toEqual({ outcome: 'unreadable' })
  expect(() => foreign.advance(4, headOf(4))).toThrow(RangeError)
  foreign.close()
  expect(readAnew(path)).toEqual({ outcome: 'read', mark: markOf(3) })
})

const chain = (length: number) => ({
  seq: length,
  hashAt: (seq: number) => (seq <= length ? headOf(seq) : undefined),
})

test('the ledger at the mark is equal, past it the file is behind, short of it the database is', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.nat(200), (marked, length) => {
      const expected = marked === length ? 'equal' : marked < length ? 'file-behind' : 'database-behind'
      expect(compareHighWater(markOf(marked), chain(length))).toBe(expected)
    }),
  )
})

test('another history is an alarm, however long it is', () => {
  const foreign = { seq: 9, head: headOf(1_000) }
  for (const length of [8, 9, 10, 50]) {
    expect(compareHighWater(foreign, chain(length))).toBe('database-behind')
  }
})
