import { parentPort, workerData } from 'node:worker_threads'
import { openReader } from '../db/connection.ts'
import { differencesFrom } from '../db/drill-compare.ts'
import { inOneMoment } from '../db/ledger-check.ts'
import { LATEST } from '../db/migrate.ts'
import { BackupRefused } from './backup-refused.ts'
import { byPercent } from './by-percent.ts'
import { ledgerProblem } from './ledger-problem.ts'
import { type OpenedBackup, openBackup } from './open-backup.ts'
import { openCopy } from './open-copy.ts'
import type {
  CopyOrder,
  DrillFound,
  DrillOrder,
  FromOpening,
  RestoreFound,
  RestoreOrder,
} from './opening-order.ts'
import { walkingCacheKib } from './streaming-limits.ts'
import { openTrusted } from './verify.ts'

const main = parentPort
if (main === null) throw new Error('this file is the worker that opens backups and runs in no other place')

const order = workerData as DrillOrder | RestoreOrder | CopyOrder
const say = (message: FromOpening): void => main.postMessage(message)
const options = {
  scratchFolder: order.scratchFolder,
  knownSchema: LATEST,
  depth: 'full' as const,
  ledgerProblem,
  onProgress: byPercent((done, total) =>
    say({ kind: 'progress', progress: { phase: done < total ? 'reading' : 'checking', done, total } }),
  ),
}

try {
  if (order.kind === 'drill') say({ kind: 'drilled', found: await drill(order) })
  else if (order.kind === 'copy') say({ kind: 'copyOpened', found: await openCopy(order, options) })
  else say({ kind: 'restored', found: await restore(order) })
} catch (cause) {
  if (!(cause instanceof BackupRefused)) throw cause
  say({ kind: 'refused', code: cause.code, detail: cause.detail })
}

async function drill({ file, identity, site, sha256, live }: DrillOrder): Promise<DrillFound> {
  const backup = await openTrusted(file, identity, { ...options, site })
  try {
    if (backup.sha256 !== sha256) throw new BackupRefused('memberHash', 'not the file that was made')
    const register = openReader(live.file, live.key, walkingCacheKib)
    try {
      const differences = inOneMoment(register, () => differencesFrom(register, backup.register))
      return { outcome: differences.length === 0 ? 'good' : 'differs', differences, ...sizeOf(backup) }
    } finally {
      register.close()
    }
  } finally {
    backup.close()
  }
}

async function restore({ file, identity, key }: RestoreOrder): Promise<RestoreFound> {
  const { manifest, sha256, privateAge, keep } = await openBackup(file, identity, {
    ...options,
    scratchKey: key,
  })
  return { manifest, sha256, privateAge, register: keep() }
}

function sizeOf({ manifest }: OpenedBackup): { lines: number; rows: number } {
  const rows = Object.values(manifest.rows).reduce((sum, count) => sum + count, 0)
  return { lines: manifest.ledger.length, rows }
}
