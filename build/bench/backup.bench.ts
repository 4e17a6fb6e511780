import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { officeCardOf } from '../../electron/db/site.ts'
import { programVersion } from '../../electron/program.ts'
import type { Register } from '../../electron/register.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { type Figure, figure, megabytes } from './figures.ts'
import { watchedStreaming } from './streaming.ts'

/**
 * A backup, written and (timed apart) read back, against `sqlite3 .backup | gzip | age` over a plain copy of the same
 * register. The plain copy is made for the measurement and removed.
 */
export async function backupBench(register: Register, today: string): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ost-bench-backup-'))
  const office = officeCardOf(register.db)
  if (!office) throw new Error('the bench site has no office card')
  try {
    const { wrote, whole, mostBytes, stillMs } = await watchedStreaming({
      kind: 'backup',
      at: register.now(),
      job: {
        keys: register.keys,
        office: { ageA: office.ageA, ageB: office.ageB },
        files: {
          database: register.files.database,
          slots: register.files.slots,
          history: join(folder, 'backups.log'),
          scratch: join(folder, 'scratch'),
        },
        destination: folder,
        day: today as ClinicDay,
        program: programVersion,
      },
    })
    const theirs = shellPipeline(register, folder, office.ageA)
    return [
      figure('backup: written', wrote, 'sqlite3 .backup, gzip, age', theirs),
      figure(
        'backup: written, read back, decrypted and compared',
        whole,
        'sqlite3 .backup, gzip, age',
        theirs,
      ),
      figure('memory while backing up, above idle', mostBytes, 'allowed', 64 * 1_048_576, megabytes),
      figure('main thread at work without a break while backing up', stillMs, 'allowed', 100),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A plain copy under our own hands first: Debian's sqlite3 knows no ciphers. @returns milliseconds of the pipeline */
function shellPipeline(register: Register, folder: string, recipient: string): number {
  const plain = join(folder, 'plain.sqlite')
  register.db.exec(`ATTACH DATABASE '${plain}' AS plain KEY ''`)
  register.db.exec('SELECT name FROM sqlite_schema LIMIT 1')
  copyInto(register)
  register.db.exec('DETACH DATABASE plain')
  const begun = performance.now()
  execFileSync('bash', [
    '-c',
    `set -euo pipefail; sqlite3 '${plain}' ".backup '${folder}/copy.sqlite'"; gzip -6 < '${folder}/copy.sqlite' | age -r '${recipient}' > '${folder}/copy.age'`,
  ])
  return performance.now() - begun
}

function copyInto({ db }: Register): void {
  const tables = db
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    )
    .all()
  db.pragma('foreign_keys = OFF')
  for (const { name, sql } of tables) {
    db.exec(sql.replace(/^CREATE TABLE\s+"?\w+"?/, `CREATE TABLE plain.${name}`))
    db.exec(`INSERT INTO plain.${name} SELECT * FROM main.${name}`)
  }
  const indexes = db
    .prepare<[], string>("SELECT sql FROM main.sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")
    .pluck()
    .all()
  for (const sql of indexes) db.exec(sql.replace(/INDEX\s+(\w+)/, 'INDEX plain.$1'))
  db.pragma('foreign_keys = ON')
}
