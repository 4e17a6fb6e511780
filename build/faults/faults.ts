import { parseArgs } from 'node:util'
import Database from 'better-sqlite3'
import { programVersion } from '../../electron/program.ts'
import { autosave } from './autosave.ts'
import { canaries } from './canaries.ts'
import { clockSequences } from './clock-sequences.ts'
import { contractFuzz } from './contract-fuzz.ts'
import { diskErrors } from './disk-errors.ts'
import { flips } from './flips.ts'
import { kills } from './kills.ts'
import { pinGuesses } from './pin-guesses.ts'
import { powerCuts } from './power-cuts.ts'
import { printReport, type Report, type Wanted } from './report.ts'
import { twoInstances } from './two-instances.ts'

/** Each test of the fault programme by its name; `npm run faults -- --only NAME --seed N --scale 0.01`. */
const TESTS: Record<string, (wanted: Wanted) => Promise<Report>> = {
  kills,
  autosave,
  'power-cuts': powerCuts,
  'disk-errors': diskErrors,
  flips,
  'clock-sequences': clockSequences,
  'pin-guesses': pinGuesses,
  canaries,
  'contract-fuzz': contractFuzz,
  'two-instances': twoInstances,
}

function sqliteVersion(): string {
  const db = new Database(':memory:')
  try {
    return String(db.prepare('SELECT sqlite_version()').pluck().get())
  } finally {
    db.close()
  }
}

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    seed: { type: 'string', default: '20260203' },
    scale: { type: 'string', default: '1' },
  },
})
const wanted = { seed: Number(values.seed), scale: Number(values.scale) }
if (!Number.isInteger(wanted.seed) || !(wanted.scale > 0 && wanted.scale <= 1))
  throw new Error('--seed is a whole number, --scale lies above 0 and at most at 1')
const chosen = Object.entries(TESTS).filter(([name]) => !values.only || values.only === name)
if (chosen.length === 0) throw new Error(`--only is one of ${Object.keys(TESTS).join(', ')}`)

console.log(
  `OST Register ${programVersion}, SQLite ${sqliteVersion()}, Node ${process.versions.node}, ${process.platform} ${process.arch}, ` +
    `seed ${wanted.seed}, scale ${wanted.scale}: ${chosen.map(([name]) => name).join(', ')}`,
)
let failed = 0
for (const [name, test] of chosen) {
  const begun = performance.now()
  const report = await test(wanted).catch((cause: unknown) => ({
    name,
    seed: wanted.seed,
    counts: {},
    failures: [cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)],
  }))
  printReport(report, (performance.now() - begun) / 1000)
  failed += report.failures.length
}
process.exit(failed === 0 ? 0 : 1)
