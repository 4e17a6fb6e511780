import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { ClinicDay, Instant } from '../records/time.ts'
import { call } from './call.ts'

const Folder = z.string().min(1).max(4_096)

/** A place that a backup may go to. `kind`: a stick that is in now, or a folder that was chosen before. */
export const BackupPlace = z.object({
  folder: z.string(),
  kind: z.enum(['stick', 'folder']),
  freeBytes: z.number().nullable(),
  last: z.boolean(),
})
export type BackupPlace = z.infer<typeof BackupPlace>

/** A backup that was read back from its place and matched. */
export const BackupDone = z.object({
  sequence: z.number().int(),
  day: ClinicDay,
  at: Instant,
  file: z.string(),
  folder: z.string(),
  sha256: z.string(),
  bytes: z.number(),
  clients: z.number().int(),
  doses: z.number().int(),
})
export type BackupDone = z.infer<typeof BackupDone>

/** A backup of the history. `delivered`: when the office received it, by its receipt; `gaveWay`: removed for a newer one. */
export const BackupPast = BackupDone.extend({ delivered: Instant.nullable(), gaveWay: z.boolean() })
export type BackupPast = z.infer<typeof BackupPast>

/** A restore drill that ended. `outcome`: `good`, `differs`, or why the backup was refused. */
export const DrillDone = z.object({
  sequence: z.number().int(),
  day: ClinicDay,
  at: Instant,
  outcome: z.string(),
  differences: z.array(z.string()),
  lines: z.number().int(),
  rows: z.number().int(),
})
export type DrillDone = z.infer<typeof DrillDone>

export const BackupAge = z.object({
  last: z.object({ sequence: z.number().int(), day: ClinicDay, at: Instant }).nullable(),
  daysAgo: z.number().int().nullable(),
  /** Due on the weekday that the site set and after a week; two weeks are overdue. */
  state: z.enum(['good', 'due', 'overdue', 'never']),
  /** ISO weekday of the weekly backup. */
  weekday: z.number().int(),
  nextDay: ClinicDay.nullable(),
  drill: z.object({
    state: z.enum(['never', 'good', 'due', 'failed']),
    last: DrillDone.nullable(),
    daysAgo: z.number().int().nullable(),
    running: z.boolean(),
  }),
})
export type BackupAge = z.infer<typeof BackupAge>

/** What making a backup in a folder would mean. `givesWay`: older ones of this register there that may be removed. */
export const BackupPlan = z.object({
  freeBytes: z.number().nullable(),
  neededBytes: z.number(),
  enough: z.boolean(),
  givesWay: z.array(z.object({ sequence: z.number().int(), day: ClinicDay, file: z.string() })),
})
export type BackupPlan = z.infer<typeof BackupPlan>

export const DrillStep = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('progress'),
    phase: z.enum(['reading', 'checking']),
    done: z.number(),
    total: z.number(),
  }),
  z.object({ kind: z.literal('done'), drill: DrillDone }),
])
export type DrillStep = z.infer<typeof DrillStep>

/** One receipt file of a folder. `good`: its backup counts as delivered from now on. */
export const ReceiptRead = z.object({
  file: z.string(),
  outcome: z.enum(['good', 'known', 'notAReceipt', 'forged', 'otherRegister', 'unknownBackup', 'unreadable']),
  sequence: z.number().int().nullable(),
})
export type ReceiptRead = z.infer<typeof ReceiptRead>

export const BackupStep = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('progress'),
    phase: z.enum(['writing', 'readingBack', 'checking']),
    done: z.number(),
    total: z.number(),
  }),
  z.object({ kind: z.literal('done'), backup: BackupDone }),
])
export type BackupStep = z.infer<typeof BackupStep>

export const backups = {
  age: call('home.see').output(BackupAge),
  places: call('backup.see').output(z.array(BackupPlace)),
  /** The system's own dialog; null when the person cancelled. */
  chooseFolder: call('backup.make').output(BackupPlace.nullable()),
  /** Newest first. `damaged`: a line of the history was changed or cut; the others still count. */
  history: call('backup.see').output(z.object({ made: z.array(BackupPast), damaged: z.boolean() })),
  /** What is known before a backup is made there: room, and which older ones would give way. */
  plan: call('backup.see')
    .input(z.object({ folder: Folder }))
    .output(BackupPlan),
  /**
   * Makes one, with progress, and ends with `done` after reading it back from its place. Closing the stream
   * cancels. Refused: `wrong_pin` and the like, `folder_not_offered`, `backup_running`, `backup_lowSpace`, or
   * `backup_` and why.
   */
  make: call('backup.make')
    .input(
      z.object({
        folder: Folder,
        pin: z.string().regex(/^\d{6}$/),
        /** Which older backups the person agreed to remove once this one is good. */
        giveWay: z.array(z.number().int()).max(2_000).default([]),
      }),
    )
    .output(eventIterator(BackupStep)),
  /** Writes the site's own card, without any secret, where a backup could go. */
  saveSiteCard: call('backup.make')
    .input(z.object({ folder: Folder }))
    .output(z.object({ file: z.string() })),
  /**
   * Opens the newest backup in a temporary encrypted file and compares it with the register. Changes no row. Refused:
   * `drill_no_backup`, `drill_not_here`, `drill_running`, `backup_running`.
   */
  drill: call('backup.make').output(eventIterator(DrillStep)),
  /** Takes in every office receipt (`.ostreceipt`) that lies in the folder. */
  takeReceipts: call('backup.make')
    .input(z.object({ folder: Folder }))
    .output(z.array(ReceiptRead)),
}
