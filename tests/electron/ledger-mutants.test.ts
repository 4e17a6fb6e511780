import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Writer } from '../../electron/db/connection.ts'
import { ledgerHead } from '../../electron/db/ledger.ts'
import { type CheckMark, checkLedger } from '../../electron/ledger-check-steps.ts'
import { type EveryRole, everyRole } from '../helpers/every-call.ts'
import { liveThroughAMorning } from './ledger-fixture.ts'
import { everyMutant, openAgainstTheRules } from './ledger-mutants.ts'

/** `npm run faults` tries them all; here a sample. */
const MUTANTS = Number(process.env.OST_LEDGER_MUTANTS ?? 700)
const SEED = 20260203

let clinic: EveryRole
let db: Writer
let mark: CheckMark
beforeAll(async () => {
  clinic = await everyRole()
  await clinic.bringTo('staff', 'manager')
  const register = clinic.session.register()
  if (!register) throw new Error('the register is not open')
  liveThroughAMorning(register)
  mark = ledgerHead(register.db)
  db = openAgainstTheRules(register.files.database, register.keys.databaseKey)
})
afterAll(() => {
  db?.close()
  clinic?.end()
})

function found(): number {
  for (const step of checkLedger(db, mark)) if (step.kind === 'done') return step.found
  throw new Error('the check did not end')
}

it('finds nothing in a register that nobody touched', () => {
  expect(found()).toBe(0)
})

it('finds every edit, deletion, insertion, swap and cut of rows and of ledger lines', () => {
  const every = everyMutant(db)
  const sample = fc.sample(fc.shuffledSubarray(every, { minLength: Math.min(MUTANTS, every.length) }), {
    numRuns: 1,
    seed: SEED,
  })[0]
  const unseen: string[] = []
  let tried = 0
  for (const mutant of (sample ?? []).slice(0, MUTANTS)) {
    db.exec('BEGIN')
    try {
      if (!mutant.apply(db)) continue
      tried += 1
      if (found() === 0) unseen.push(mutant.what)
    } finally {
      db.exec('ROLLBACK')
    }
  }
  expect(unseen).toEqual([])
  expect(tried).toBeGreaterThanOrEqual(Math.min(500, MUTANTS))
}, 120_000)
