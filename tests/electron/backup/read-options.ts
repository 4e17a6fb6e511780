import { ledgerProblem } from '../../../electron/backup/ledger-problem.ts'
import type { OpenOptions } from '../../../electron/backup/open-backup.ts'
import { LATEST } from '../../../electron/db/migrate.ts'
import type { SmallClinic } from './small-clinic.ts'

/** Options that check everything, with the clinic's own scratch folder. */
export function readOptions(clinic: SmallClinic): OpenOptions {
  return {
    scratchFolder: clinic.job.files.scratch,
    knownSchema: LATEST,
    depth: 'full',
    ledgerProblem,
  }
}
