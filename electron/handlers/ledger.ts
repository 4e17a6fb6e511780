import type { LedgerCheckStep } from '../../shared/contract/ledger.ts'
import { boundsOfDay } from '../../shared/rules/day-bounds.ts'
import { checkLedgerInWorker } from '../check-ledger.ts'
import { readLedger } from '../db/ledger-read.ts'
import { siteOf } from '../db/site.ts'
import type { CheckMark } from '../ledger-check-steps.ts'
import { refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { HighWater } from '../vault/high-water.ts'
import { answering, signedIn } from './base.ts'
import { ledgerEntry } from './ledger-entry.ts'
import { staffNames } from './staff-facts.ts'

const PAGE = 100
const running = new WeakSet<Register>()

export const ledger = {
  lines: signedIn.ledger.lines.handler(({ input, context: { register } }) => {
    const { before, personId, act } = input
    const bounds = input.day ? boundsOfDay(input.day, siteOf(register.db).timeZone) : null
    const filter = { before, personId, act, from: bounds?.from ?? null, to: bounds?.to ?? null }
    const { lines, next } = readLedger(register.db, filter, PAGE)
    const names = staffNames(register)
    return {
      next,
      entries: lines.map((line) => ledgerEntry(register, line, names)),
    }
  }),

  check: signedIn.ledger.check.handler(({ context: { register, log } }) => {
    if (running.has(register)) return refuse('ledger_check_running')
    return answering(log, steps(register))
  }),
}

async function* steps(register: Register): AsyncGenerator<LedgerCheckStep> {
  running.add(register)
  try {
    const { files, keys } = register
    // The mark is read before the worker looks: lines written meanwhile can only lie above it.
    const order = { file: files.database, key: keys.databaseKey, mark: markOf(register) }
    for await (const step of checkLedgerInWorker(order))
      yield step.kind === 'done' ? { ...step, at: register.now() } : step
  } finally {
    running.delete(register)
  }
}

function markOf({ files, keys }: Register): CheckMark | null {
  const highWater = new HighWater(files.highWater, keys.highWaterKey)
  try {
    const reading = highWater.read()
    return reading.outcome === 'read' ? { seq: reading.mark.seq, hash: reading.mark.head } : null
  } finally {
    highWater.close()
  }
}
