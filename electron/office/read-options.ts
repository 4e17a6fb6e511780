import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ledgerProblem } from '../backup/ledger-problem.ts'
import type { OpenOptions } from '../backup/open-backup.ts'
import { LATEST } from '../db/migrate.ts'

/**
 * Runs `work` with a scratch folder that is gone afterwards. What lies in it meanwhile is encrypted under a key
 * that is kept nowhere.
 */
export async function withReadOptions<T>(work: (options: OpenOptions) => Promise<T>): Promise<T> {
  const scratchFolder = await mkdtemp(join(tmpdir(), 'ost-office-'))
  try {
    return await work({ scratchFolder, knownSchema: LATEST, depth: 'full', ledgerProblem })
  } finally {
    await rm(scratchFolder, { recursive: true, force: true })
  }
}
