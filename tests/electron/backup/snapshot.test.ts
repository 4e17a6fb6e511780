import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { holdSnapshot, type Snapshot } from '../../../electron/backup/snapshot.ts'
import { openReader } from '../../../electron/db/connection.ts'
import { makeSmallClinic, type SmallClinic } from './small-clinic.ts'

let clinic: SmallClinic
beforeEach(async () => {
  clinic = await makeSmallClinic()
})
afterEach(() => clinic.close())

function hold(): Snapshot | null {
  return holdSnapshot(clinic.writer, clinic.job.files.database, clinic.keys.databaseKey)
}
function held(): Snapshot {
  const snapshot = hold()
  if (snapshot === null) throw new Error('no snapshot')
  return snapshot
}
const digest = (): string =>
  createHash('sha256').update(readFileSync(clinic.job.files.database)).digest('hex')

it('keeps the main file unchanged by a byte while three hundred more acts are committed', () => {
  const snapshot = held()
  const before = digest()
  for (let act = 0; act < 300; act += 1) clinic.addStaff(1)
  expect(clinic.writer.prepare('SELECT count(*) FROM staff').pluck().get()).toBe(301)
  clinic.writer.pragma('wal_checkpoint(PASSIVE)')
  expect(digest()).toBe(before)
  snapshot.release()
})

it('lets the log flow into the main file again once it is released', () => {
  const snapshot = held()
  const before = digest()
  clinic.addStaff(50)
  snapshot.release()
  expect(clinic.writer.pragma('wal_checkpoint(TRUNCATE)', { simple: true })).toBe(0)
  expect(digest()).not.toBe(before)
  expect(statSync(`${clinic.job.files.database}-wal`).size).toBe(0)
})

it('holds all that was committed before, and knows its length', () => {
  clinic.addStaff(300)
  const snapshot = held()
  expect(statSync(`${clinic.job.files.database}-wal`).size).toBe(0)
  expect(snapshot.pages * 4096).toBe(statSync(clinic.job.files.database).size)
  snapshot.release()
})

it('says no, and leaves the writer as it was, while a report still reads from the log', () => {
  const reader = openReader(clinic.job.files.database, clinic.keys.databaseKey)
  reader.exec('BEGIN')
  reader.prepare('SELECT count(*) FROM staff').get()
  clinic.addStaff(1)
  const timeout = clinic.writer.pragma('busy_timeout', { simple: true })
  expect(hold()).toBeNull()
  expect(clinic.writer.pragma('busy_timeout', { simple: true })).toBe(timeout)
  reader.exec('ROLLBACK')
  held().release()
  reader.close()
})

it('says no in the midst of an act', () => {
  clinic.writer.exec('BEGIN IMMEDIATE')
  expect(hold()).toBeNull()
  clinic.writer.exec('ROLLBACK')
  held().release()
})

it('may be released twice', () => {
  const snapshot = held()
  snapshot.release()
  expect(() => snapshot.release()).not.toThrow()
})

it.runIf(process.platform === 'linux')('takes no lock from the connections in use', () => {
  const { ino } = statSync(clinic.job.files.database)
  const locks = (): number =>
    readFileSync('/proc/locks', 'utf8')
      .split('\n')
      .filter((line) => line.includes(`:${ino} `)).length
  clinic.addStaff(1)
  const before = locks()
  expect(before).toBeGreaterThan(0)
  for (let turn = 0; turn < 3; turn += 1) held().release()
  expect(locks()).toBe(before)
})
