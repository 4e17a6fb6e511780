import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { ClinicDay, Id, Instant } from '../records/time.ts'
import { call } from './call.ts'

/** One line of the ledger as a person reads it; the hashes stay with the check. */
export const LedgerEntry = z.object({
  seq: Id,
  at: Instant,
  actor: z.string().nullable(),
  approver: z.string().nullable(),
  act: z.string(),
  table: z.string(),
  rowId: Id,
  /** `noted`: something was read, printed or enabled and no row was written. */
  what: z.enum(['written', 'noted', 'removed']),
  /** Whose record the row belongs to, where it belongs to one: never a name. */
  registerNumber: z.number().int().nullable(),
  reason: z.string().nullable(),
})
export type LedgerEntry = z.infer<typeof LedgerEntry>

/**
 * What the check found. `behind_mark`: the ledger ends before a line that this PC saw written, so an older copy
 * was put back or its end was cut off.
 */
export const LedgerFindingView = z.object({
  kind: z.enum(['line_changed', 'line_missing', 'row_changed', 'row_missing', 'row_unknown', 'behind_mark']),
  seq: z.number().int().nullable(),
  table: z.string().nullable(),
  id: z.number().int().nullable(),
})
export type LedgerFindingView = z.infer<typeof LedgerFindingView>

export const LedgerCheckStep = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('progress'),
    phase: z.enum(['chain', 'rows']),
    done: z.number().int(),
    total: z.number().int(),
  }),
  z.object({
    kind: z.literal('done'),
    lines: z.number().int(),
    rows: z.number().int(),
    /** How many there are in all; `findings` holds the first hundred. */
    found: z.number().int(),
    findings: z.array(LedgerFindingView),
    /** The last line and the print of its hash: what a paper can hold against a later check. */
    head: z.object({ seq: z.number().int(), code: z.string() }),
    at: Instant,
  }),
])
export type LedgerCheckStep = z.infer<typeof LedgerCheckStep>

export const ledger = {
  /**
   * A page of the ledger, newest first. `next` says where the next page goes on; it may come with few or no
   * lines when a filter meets a long stretch without any.
   */
  lines: call('ledger.see')
    .input(
      z.object({
        before: Id.nullable(),
        personId: Id.nullable(),
        day: ClinicDay.nullable(),
        act: z.string().max(60).nullable(),
      }),
    )
    .output(z.object({ entries: z.array(LedgerEntry), next: Id.nullable() })),
  /**
   * Checks the whole chain and every covered row, off the main thread, with progress; closing the stream stops
   * it. Refused: `ledger_check_running`.
   */
  check: call('ledger.see').output(eventIterator(LedgerCheckStep)),
}
