import { randomUUID } from 'node:crypto'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ClinicDay } from '../../shared/records/time.ts'
import { siteCode } from '../db/backup-queries.ts'
import type { Writer } from '../db/connection.ts'
import type { RegisterKeys } from '../vault/keys.ts'
import { at } from './backup-failed.ts'
import type { BackupOrder, BackupProgress, BackupWritten } from './backup-order.ts'
import { appendHistory, type HistoryLine, nextSequence, previousHash, readHistory } from './history.ts'
import { runBackupWorker } from './run-backup-worker.ts'
import { sweepScratch } from './scratch-register.ts'

/** What a backup needs to know of the program that makes it. */
export interface BackupJob {
  /** The one writing connection; it is asked for a checkpoint and nothing else. */
  readonly writer: Writer
  readonly keys: Omit<RegisterKeys, 'pinPepper'>
  readonly office: { readonly ageA: string; readonly ageB: string }
  readonly files: {
    readonly database: string
    /** `register.slots` of the profile. */
    readonly slots: string
    /** `backups.log` of the profile. */
    readonly history: string
    /** A folder of the profile for the encrypted scratch files of reading back. */
    readonly scratch: string
  }
  readonly destination: string
  /** The open clinic day, for the file's name. */
  readonly day: ClinicDay
  /** The program's version. */
  readonly program: string
  /** UTC milliseconds. */
  readonly now: () => number
}

/** How a backup is watched and stopped. */
export interface BackupWatch {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: BackupProgress) => void
}

/** A backup that lies under its final name and was read back from there. */
export interface BackupMade extends BackupWritten {
  readonly sequence: number
  readonly day: ClinicDay
  /** UTC milliseconds at the end. */
  readonly at: number
}

/**
 * Makes one backup in `destination`, off the main thread, while the clinic goes on. Its sequence is taken from
 * the history and the files already there, and noted before the first byte is written. One at a time: it clears
 * the scratch folder of what a killed one left.
 * Changes not one row of the register.
 * @throws BackupFailed; then nothing with a final name was left behind
 */
export async function makeBackup(job: BackupJob, watch: BackupWatch = {}): Promise<BackupMade> {
  const { keys, files, destination, day } = job
  const history = await at('register', () => readHistory(files.history, keys.highWaterKey))
  const site = await at('register', () => siteCode(job.writer))
  const names = await at('destination', () => readdir(destination))
  const sequence = nextSequence(history, names, site)
  const name = { site, sequence, day }
  const begun = job.now()
  await sweepParts(destination, names, site)
  await at('scratch', () => sweepScratch(files.scratch))
  const note = (line: HistoryLine) =>
    at('register', () => appendHistory(files.history, keys.highWaterKey, line))
  await note({ kind: 'begun', sequence, day, at: begun, folder: destination })
  const scratchFolder = join(files.scratch, `backup-${randomUUID()}`)
  const order: BackupOrder = {
    register: { file: files.database, key: keys.databaseKey },
    destination,
    name,
    previousHash: previousHash(history),
    at: begun,
    program: job.program,
    recipients: [job.office.ageA, job.office.ageB, keys.siteRecipient],
    siteIdentity: keys.siteIdentity,
    signing: keys.signing,
    envelope: { privateKey: keys.privateKey, site: keys.siteRecipient, officeB: job.office.ageB },
    keySlotsFile: files.slots,
    scratchFolder,
    meeting: new Int32Array(new SharedArrayBuffer(4)),
  }
  try {
    const written = await runBackupWorker(job.writer, order, watch)
    const made = { ...written, sequence, day, at: job.now() }
    const { fileName: file, sha256, bytes, rows } = written
    await note({
      kind: 'made',
      sequence,
      day,
      at: made.at,
      folder: destination,
      file,
      sha256,
      bytes,
      rows,
    })
    return made
  } finally {
    await rm(scratchFolder, {
      recursive: true,
      force: true,
      maxRetries: 5,
    }).catch(() => undefined)
  }
}

/** Removes what a cut left of this site's earlier backups: without a final name they were never any. */
async function sweepParts(folder: string, names: readonly string[], site: string): Promise<void> {
  const stale = names.filter((name) => name.startsWith(`${site}-`) && name.endsWith('.ostbackup.part'))
  await at('destination', () => Promise.all(stale.map((name) => rm(join(folder, name), { force: true }))))
}
