import type { Reader } from '../db/connection.ts'
import { checkChain, checkRows, type LedgerFinding } from '../db/ledger-check.ts'

/**
 * Walks the whole chain of an opened register and compares every row with it.
 * @returns the first thing that is wrong, as a line for the log, or null
 */
export function ledgerProblem(register: Reader): string | null {
  for (const check of [checkChain(register), checkRows(register)]) {
    for (const { findings } of check) {
      const [first] = findings
      if (first !== undefined) return lineOf(first)
    }
  }
  return null
}

function lineOf({ kind, seq, table, id }: LedgerFinding): string {
  return `${kind}: line ${seq ?? '?'}, ${table ?? '?'} ${id ?? '?'}`
}
