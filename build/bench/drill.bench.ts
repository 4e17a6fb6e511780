import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ledgerProblem } from '../../electron/backup/ledger-problem.ts'
import { makeBackup } from '../../electron/backup/make-backup.ts'
import { verifyBackup } from '../../electron/backup/verify.ts'
import { LATEST } from '../../electron/db/migrate.ts'
import { officeCardOf } from '../../electron/db/site.ts'
import { drillNow } from '../../electron/drill.ts'
import { programVersion } from '../../electron/program.ts'
import type { Register } from '../../electron/register.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { type Figure, figure, megabytes } from './figures.ts'

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
    const idle = process.memoryUsage().rss
    let [most, stillMs, last] = [idle, 0, performance.now()]
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss)
      stillMs = Math.max(stillMs, performance.now() - last - 10)
      last = performance.now()
    }, 10)
    const begun = performance.now()
    const { outcome } = await drillNow(register, { byItself: false })
    const drilled = performance.now() - begun
    clearInterval(watch)
    if (outcome !== 'good') throw new Error(`the drill found ${outcome}`)
    const from = performance.now()
    await verifyBackup(join(folder, made.fileName), register.keys.siteIdentity, {
      scratchFolder: join(folder, 'scratch'),
      knownSchema: LATEST,
      depth: 'full',
      ledgerProblem,
    })
    const verified = performance.now() - from
    return [
      figure('restore drill, in its worker', drilled, 'office -- verify of the same file', verified),
      figure('main thread stood still during a drill', stillMs, 'allowed', 100),
      figure('memory during a drill, above idle', most - idle, 'size of the backup', made.bytes, megabytes),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
