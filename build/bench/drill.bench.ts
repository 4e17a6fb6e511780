import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ledgerProblem } from '../../electron/backup/ledger-problem.ts'
import { makeBackup } from '../../electron/backup/make-backup.ts'
import { verifyBackup } from '../../electron/backup/verify.ts'
import { LATEST } from '../../electron/db/migrate.ts'
import { officeCardOf } from '../../electron/db/site.ts'
import { programVersion } from '../../electron/program.ts'
import type { Register } from '../../electron/register.ts'
import { siteCardOf } from '../../electron/site-card.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { type Figure, figure, megabytes } from './figures.ts'
import { watchedStreaming } from './streaming.ts'

/**
 * A restore drill (in its worker) against `office -- verify` of the same file: the drill does all of that, and compares
 * with the living register besides. Says how long the main thread stood still meanwhile.
 */
export async function drillBench(register: Register, today: string): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ost-bench-drill-'))
  const office = officeCardOf(register.db)
  if (!office) throw new Error('the bench site has no office card')
  try {
    const made = await makeBackup({
      writer: register.db,
      keys: register.keys,
      office,
      files: register.files,
      destination: folder,
      day: today as ClinicDay,
      program: programVersion,
      now: () => register.now(),
    })
    const file = join(folder, made.fileName)
    const { mostBytes, stillMs, whole, outcome } = await watchedStreaming({
      kind: 'drill',
      order: {
        kind: 'drill',
        file,
        sha256: made.sha256,
        identity: register.keys.siteIdentity,
        site: siteCardOf(register),
        scratchFolder: join(folder, 'drill'),
        live: { file: register.files.database, key: register.keys.databaseKey },
      },
    })
    if (outcome !== 'good') throw new Error(`the drill found ${outcome}`)
    const from = performance.now()
    await verifyBackup(file, register.keys.siteIdentity, {
      scratchFolder: join(folder, 'scratch'),
      knownSchema: LATEST,
      depth: 'full',
      ledgerProblem,
    })
    const verified = performance.now() - from
    return [
      figure('restore drill, in its worker', whole, 'office -- verify of the same file', verified),
      figure('main thread at work without a break during a drill', stillMs, 'allowed', 100),
      figure('memory during a drill, above idle', mostBytes, 'allowed', 64 * 1_048_576, megabytes),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
