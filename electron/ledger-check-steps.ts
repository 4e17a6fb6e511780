import type { Reader } from './db/connection.ts'
import {
  chainEnd,
  checkChain,
  checkMark,
  checkRows,
  checkSize,
  type LedgerFinding,
} from './db/ledger-check.ts'

export type CheckStep =
  | { kind: 'progress'; phase: 'chain' | 'rows'; done: number; total: number }
  | { kind: 'done'; lines: number; rows: number; found: number; findings: LedgerFinding[]; head: CheckHead }

export interface CheckHead {
  readonly seq: number
  /** The first 16 hex digits of the last line's hash, in fours: short enough to be written on paper. */
  readonly code: string
}

/** The mark of the high-water file, read before the check begins. */
export interface CheckMark {
  readonly seq: number
  readonly hash: Uint8Array
}

/** More are counted but not listed: after a hundred nobody reads on. */
const LISTED = 100

/** The whole chain, the mark, then every covered row against the ledger, step by step. */
export function* checkLedger(db: Reader, mark: CheckMark | null): Generator<CheckStep> {
  const { lines, rows } = checkSize(db)
  const findings: LedgerFinding[] = mark ? checkMark(db, mark) : []
  let found = findings.length
  const note = (more: readonly LedgerFinding[]) => {
    found += more.length
    findings.push(...more.slice(0, Math.max(0, LISTED - findings.length)))
  }
  for (const step of checkChain(db)) {
    note(step.findings)
    yield { kind: 'progress', phase: 'chain', done: step.checked, total: lines }
  }
  for (const step of checkRows(db)) {
    note(step.findings)
    yield { kind: 'progress', phase: 'rows', done: step.checked, total: rows }
  }
  yield { kind: 'done', lines, rows, found, findings, head: headOf(db) }
}

function headOf(db: Reader): CheckHead {
  const { seq, hash } = chainEnd(db)
  const digits = Buffer.from(hash).toString('hex').slice(0, 16).toUpperCase()
  return { seq, code: digits.match(/.{4}/g)?.join(' ') ?? '' }
}
