import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  asBackupFailed,
  type BackupFailed,
  type BackupFailure,
} from '../../../electron/backup/backup-failed.ts'
import type { BackupOrder, BackupPhase } from '../../../electron/backup/backup-order.ts'
import { readHistory } from '../../../electron/backup/history.ts'
import { makeBackup } from '../../../electron/backup/make-backup.ts'
import { holdSnapshot } from '../../../electron/backup/snapshot.ts'
import { writeBackup } from '../../../electron/backup/write-backup.ts'
import { registerFacts } from '../../../electron/db/backup-queries.ts'
import { openReader } from '../../../electron/db/connection.ts'
import { makeSmallClinic, type SmallClinic } from './small-clinic.ts'

let clinic: SmallClinic
beforeEach(async () => {
  clinic = await makeSmallClinic()
})
afterEach(() => clinic.close())

async function failureOf(promise: Promise<unknown>): Promise<Pick<BackupFailed, 'code' | 'place'>> {
  const cause = await promise.then(
    () => new Error('it went well'),
    (error: unknown) => error,
  )
  const { code, place } = cause as BackupFailed
  return { code, place }
}

function expectNothingLeft(): void {
  expect(readdirSync(clinic.stick)).toEqual([])
  expect(existsSync(clinic.job.files.scratch) ? readdirSync(clinic.job.files.scratch) : []).toEqual([])
}

describe('a backup says what stopped it and leaves nothing behind', () => {
  it('when the folder is not there, as with an unplugged stick', async () => {
    const gone = {
      ...clinic.job,
      destination: join(clinic.folder, 'unplugged'),
    }
    expect(await failureOf(makeBackup(gone))).toEqual({
      code: 'folderMissing',
      place: 'destination',
    })
    const history = await readHistory(clinic.job.files.history, clinic.keys.highWaterKey)
    expect(history.lines).toEqual([])
  })

  it('when the stick was pulled out while it was written', async () => {
    const failure = await failureOf(
      makeBackup(clinic.job, {
        onProgress: () => rmSync(clinic.stick, { recursive: true, force: true }),
      }),
    )
    expect(failure).toEqual({ code: 'folderMissing', place: 'destination' })
    expect(existsSync(clinic.stick)).toBe(false)
  })

  it('when no file may be made there', async () => {
    const failure = await failureOf(makeBackup({ ...clinic.job, destination: '/sys/kernel' }))
    expect(failure).toEqual({ code: 'readOnly', place: 'destination' })
  })

  it('when the stick takes no more bytes, or the disk of the program none to read it back', async () => {
    clinic.writer.pragma('wal_checkpoint(TRUNCATE)')
    const limited = async (bytes: number): Promise<unknown> => {
      limitFileSize(String(bytes))
      try {
        return await failureOf(makeBackup(clinic.job))
      } finally {
        limitFileSize('unlimited')
      }
    }
    expect(await limited(6_000)).toEqual({
      code: 'diskFull',
      place: 'destination',
    })
    expectNothingLeft()
    expect(await limited(120_000)).toEqual({
      code: 'diskFull',
      place: 'scratch',
    })
    expectNothingLeft()
    expect((await makeBackup(clinic.job)).sequence).toBe(3)
  })

  it('when a report kept reading until patience ended', async () => {
    const reader = openReader(clinic.job.files.database, clinic.keys.databaseKey)
    reader.exec('BEGIN')
    reader.prepare('SELECT count(*) FROM staff').get()
    clinic.addStaff(1)
    expect(await failureOf(makeBackup(clinic.job))).toEqual({
      code: 'snapshotBusy',
      place: 'register',
    })
    reader.close()
    expectNothingLeft()
  })

  it('when the keyholders’ slots are missing or damaged', async () => {
    const slots = readFileSync(clinic.job.files.slots)
    writeFileSync(clinic.job.files.slots, slots.subarray(0, slots.length - 9))
    expect(await failureOf(makeBackup(clinic.job))).toEqual({
      code: 'keySlotsMissing',
      place: 'register',
    })
    rmSync(clinic.job.files.slots)
    expect(await failureOf(makeBackup(clinic.job))).toEqual({
      code: 'keySlotsMissing',
      place: 'register',
    })
    expectNothingLeft()
  })

  it('when a page of the register is damaged, be it one that no query reads', async () => {
    clinic.writer.exec('CREATE TABLE ballast (bytes BLOB); INSERT INTO ballast VALUES (zeroblob(200000))')
    clinic.writer.exec('DROP TABLE ballast')
    clinic.writer.pragma('wal_checkpoint(TRUNCATE)')
    const bytes = readFileSync(clinic.job.files.database)
    const last = bytes.length - 2_000
    bytes[last] = (bytes[last] ?? 0) ^ 0x10
    writeFileSync(clinic.job.files.database, bytes)
    expect(await failureOf(makeBackup(clinic.job))).toEqual({
      code: 'registerUnreadable',
      place: 'register',
    })
    expectNothingLeft()
  })
})

describe('a cancelled backup', () => {
  it('is none, wherever it was', async () => {
    const phases: (BackupPhase | 'before')[] = ['before', 'writing', 'readingBack', 'checking']
    for (const phase of phases) {
      const stop = new AbortController()
      if (phase === 'before') stop.abort()
      const making = makeBackup(clinic.job, {
        signal: stop.signal,
        onProgress: (progress) => {
          if (progress.phase === phase) stop.abort()
        },
      })
      expect(await failureOf(making), phase).toMatchObject({
        code: 'cancelled',
      })
      expectNothingLeft()
    }
  })

  it('takes its number with it, and the next one goes well', async () => {
    const stop = new AbortController()
    const making = makeBackup(clinic.job, {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    })
    await expect(making).rejects.toThrow()
    expect(await makeBackup(clinic.job)).toMatchObject({ sequence: 2 })
  })
})

describe('what the stick gives back otherwise than it was written', () => {
  /** Writes in this thread, so that the file can be spoilt between the writing and the reading back. */
  async function spoiltBetween(spoil: (part: string) => void): Promise<Pick<BackupFailed, 'code' | 'place'>> {
    const { job, keys } = clinic
    const snapshot = holdSnapshot(clinic.writer, job.files.database, keys.databaseKey)
    if (snapshot === null) throw new Error('no snapshot')
    const order: BackupOrder = {
      register: { file: job.files.database, key: keys.databaseKey },
      destination: clinic.stick,
      name: { site: 'DIMAPUR1', sequence: 1, day: job.day },
      previousHash: null,
      at: 1,
      program: job.program,
      recipients: [keys.siteRecipient],
      siteIdentity: keys.siteIdentity,
      signing: keys.signing,
      envelope: { privateKey: keys.privateKey, site: keys.siteRecipient, officeB: job.office.ageB },
      keySlotsFile: job.files.slots,
      scratchFolder: join(job.files.scratch, randomUUID()),
      meeting: new Int32Array(new SharedArrayBuffer(4)),
    }
    const part = join(clinic.stick, 'DIMAPUR1-000001-2026-03-02.ostbackup.part')
    const writing = writeBackup(order, snapshot, registerFacts(clinic.writer), {
      signal: new AbortController().signal,
      onProgress(phase, done) {
        if (phase === 'readingBack' && done === 0) spoil(part)
      },
    })
    return failureOf(writing.finally(() => snapshot.release()))
  }

  it('is no backup: one bit of it', async () => {
    const failure = await spoiltBetween((part) => {
      const bytes = readFileSync(part)
      const middle = bytes.length >> 1
      bytes[middle] = (bytes[middle] ?? 0) ^ 0x01
      writeFileSync(part, bytes)
    })
    expect(failure).toEqual({ code: 'readBackMismatch', place: 'destination' })
    expect(readdirSync(clinic.stick)).toEqual([])
  })

  it('is no backup: its end', async () => {
    const failure = await spoiltBetween((part) => truncateSync(part, 9_000))
    expect(failure).toEqual({ code: 'readBackMismatch', place: 'destination' })
    expect(readdirSync(clinic.stick)).toEqual([])
  })

  it('is no backup: all of it, gone with the stick', async () => {
    expect(await spoiltBetween((part) => rmSync(part))).toEqual({
      code: 'folderMissing',
      place: 'destination',
    })
  })

  it('is no backup: an older one in its place', async () => {
    const older = await makeBackup(clinic.job)
    const bytes = readFileSync(join(clinic.stick, older.fileName))
    for (const name of readdirSync(clinic.stick)) rmSync(join(clinic.stick, name))
    expect(await spoiltBetween((part) => writeFileSync(part, bytes))).toEqual({
      code: 'readBackMismatch',
      place: 'destination',
    })
  })
})

it('calls each error of the system by its own name', async () => {
  const named: [string, BackupFailure][] = [
    ['ENOSPC', 'diskFull'],
    ['EDQUOT', 'diskFull'],
    ['EFBIG', 'diskFull'],
    ['ENOENT', 'folderMissing'],
    ['EIO', 'folderMissing'],
    ['ENODEV', 'folderMissing'],
    ['EROFS', 'readOnly'],
    ['EACCES', 'readOnly'],
    ['EMFILE', 'failed'],
  ]
  for (const [code, expected] of named) {
    const failure = asBackupFailed(Object.assign(new Error(code), { code }), 'destination')
    expect([code, failure.code]).toEqual([code, expected])
  }
  const full = await writeFile('/dev/full', 'x').catch((cause: unknown) => cause)
  expect(asBackupFailed(full, 'destination').code).toBe('diskFull')
})

/** Sets the soft limit that the kernel puts on the length of every file this process writes. */
function limitFileSize(soft: string): void {
  execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${soft}:`])
}
