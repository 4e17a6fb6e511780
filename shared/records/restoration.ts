import { z } from 'zod'
import { ClinicDay, Id, Instant } from './time.ts'

/**
 * One coming back from a backup. `afterSeq`, `afterHead`: the last ledger line of the lineage before. `pinsUntil`:
 * PINs up to this row no longer work. `secondShownBy`: whether the second person opened a slot of the backup's key
 * file, or was only named from the staff that came back. `backupSequence` is 0 where it came back from a copy of before
 * an update, which bears no number: `backupDay` is then the day of its last act, `backupSha256` the copy's own.
 */
export const Restoration = z.object({
  id: Id,
  lineage: z.string().length(32),
  previousLineage: z.string().length(32),
  afterSeq: z.number().int().min(1),
  afterHead: z.instanceof(Uint8Array),
  pinsUntil: z.number().int().min(0),
  backupSequence: z.number().int().min(0),
  backupDay: ClinicDay,
  backupSha256: z.instanceof(Uint8Array),
  secondShownBy: z.enum(['passphrase', 'name']),
  at: Instant,
})
export type Restoration = z.infer<typeof Restoration>
