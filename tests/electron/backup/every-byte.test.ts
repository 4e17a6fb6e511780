import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Refusal } from '../../../electron/backup/backup-refused.ts'
import { makeBackup } from '../../../electron/backup/make-backup.ts'
import { type Verdict, verifyBackup } from '../../../electron/backup/verify.ts'
import { openWriter } from '../../../electron/db/connection.ts'
import { makeSmallClinic, type SmallClinic } from './small-clinic.ts'

/*
 * A register of three tables, so that its backup is small enough to change every byte of it and to cut it at
 * every length.
 */
let clinic: SmallClinic
let folder: string
let bytes: Buffer

beforeAll(async () => {
  clinic = await makeSmallClinic()
  folder = mkdtempSync(join(tmpdir(), 'ost-bytes-'))
  const database = join(folder, 'register.db')
  const writer = openWriter(database, clinic.keys.databaseKey)
  writer.exec(`
    CREATE TABLE site (id INTEGER PRIMARY KEY, register_id TEXT, lineage TEXT, code TEXT) STRICT;
    CREATE TABLE ledger (seq INTEGER PRIMARY KEY, hash BLOB) STRICT;
    CREATE TABLE dose (id INTEGER PRIMARY KEY, amount_micrograms INTEGER) STRICT;
    INSERT INTO dose (amount_micrograms) VALUES (60000), (4000), (85000);`)
  writer
    .prepare('INSERT INTO site VALUES (1, ?, ?, ?)')
    .run(clinic.registerId, randomBytes(16).toString('hex'), 'DIMAPUR1')
  writer.prepare('INSERT INTO ledger VALUES (1, ?)').run(randomBytes(32))
  const files = { ...clinic.job.files, database, scratch: join(folder, 'scratch') }
  const made = await makeBackup({ ...clinic.job, writer, files })
  writer.close()
  bytes = readFileSync(join(clinic.stick, made.fileName))
})
afterAll(() => {
  clinic.close()
  rmSync(folder, { recursive: true, force: true })
})

const scratchFolder = (): string => join(folder, 'scratch')

function verify(content: Uint8Array, identity = clinic.office.a): Promise<Verdict> {
  const file = join(folder, 'changed')
  writeFileSync(file, content)
  return verifyBackup(file, identity, { scratchFolder: scratchFolder(), knownSchema: 0, depth: 'full' })
}

/** Verifies what `change` makes of the backup at every position; tells how often each answer was given. */
async function answers(
  positions: number,
  change: (position: number) => Uint8Array,
): Promise<Map<Refusal | 'good', number>> {
  const found = new Map<Refusal | 'good', number>()
  for (let position = 0; position < positions; position += 1) {
    const verdict = await verify(change(position))
    const answer = verdict.outcome === 'good' ? 'good' : verdict.code
    if (answer === 'good') throw new Error(`accepted: changed at ${position}`)
    found.set(answer, (found.get(answer) ?? 0) + 1)
  }
  expect(readdirSync(scratchFolder())).toEqual([])
  return found
}

it('is accepted as it was made, and is a small file', async () => {
  expect(await verify(bytes)).toMatchObject({ outcome: 'good' })
  expect(bytes.length).toBeLessThan(6_000)
})

it('is refused with any one byte changed', async () => {
  const found = await answers(bytes.length, (position) => {
    const changed = Buffer.from(bytes)
    changed[position] = (changed[position] ?? 0) ^ (1 << (position % 8))
    return changed
  })
  expect([...found.keys()].sort()).toEqual(['damaged', 'notABackup', 'wrongKey'])
  expect([...found.values()].reduce((sum, count) => sum + count)).toBe(bytes.length)
}, 120_000)

it('is refused when cut at any length', async () => {
  const found = await answers(bytes.length, (length) => bytes.subarray(0, length))
  expect([...found.keys()].sort()).toEqual(['damaged', 'notABackup'])
}, 120_000)

it('is refused with anything behind its end', async () => {
  for (const tail of [Buffer.alloc(1), randomBytes(16), randomBytes(70_000), bytes]) {
    expect(await verify(Buffer.concat([bytes, tail]))).toMatchObject({ outcome: 'wrong', code: 'damaged' })
  }
})
