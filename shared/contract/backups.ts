import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { ClinicDay, Instant } from '../records/time.ts'
import { call } from './call.ts'

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

export const BackupAge = z.object({
  last: z.object({ sequence: z.number().int(), day: ClinicDay, at: Instant }).nullable(),
  daysAgo: z.number().int().nullable(),
  /** A week without one is due, two weeks are overdue. */
  state: z.enum(['good', 'due', 'overdue', 'never']),
})
export type BackupAge = z.infer<typeof BackupAge>

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
  history: call('backup.see').output(z.object({ made: z.array(BackupDone), damaged: z.boolean() })),
  /**
   * Makes one, with progress, and ends with `done` after reading it back from its place. Closing the stream
   * cancels. Refused: `wrong_pin` and the like, `folder_not_offered`, `backup_running`, or `backup_` and why.
   */
  make: call('backup.make')
    .input(z.object({ folder: z.string().min(1).max(4_096), pin: z.string().regex(/^\d{6}$/) }))
    .output(eventIterator(BackupStep)),
  /** Writes the site's own card, without any secret, where a backup could go. */
  saveSiteCard: call('backup.make')
    .input(z.object({ folder: z.string().min(1).max(4_096) }))
    .output(z.object({ file: z.string() })),
}
