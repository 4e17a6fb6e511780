import type { ClinicDay } from '../records/time.ts'
import { isExpired } from './stock-balance.ts'

/** Ways off the shelf that are no dose and no wastage. */
export type Leaving = 'transfer_out' | 'supplier_return' | 'box_out'

export interface LeavingLine {
  readonly batchId: number
  /** Whole steps of the product. */
  readonly steps: number
  /** Said after the question: nothing is taken out of the pack that stands open at the counter. */
  readonly fromSealedPacks: boolean
}

export interface LeavingBatch {
  readonly id: number
  readonly expiryDay: ClinicDay
  readonly balanceSteps: number
  /** Doses are taken from it today. */
  readonly isOpen: boolean
}

export interface LeavingProblem {
  readonly field: string
  readonly code:
    | 'batch_leaves_twice'
    | 'batch_unknown'
    | 'batch_has_less'
    | 'batch_leaves_expired'
    | 'batch_open_at_counter'
    | 'open_batch_would_be_empty'
  readonly params?: { left: number }
}

/**
 * What stands against sending batches away. Expired ones go back to the supplier or are written off, never to people.
 * Of the batch that is open at the counter only sealed packs may go, and something must stay, or the next dose finds
 * an empty shelf under an open pack.
 */
export function leavingProblems(
  kind: Leaving,
  lines: readonly LeavingLine[],
  batches: readonly LeavingBatch[],
  day: ClinicDay,
): LeavingProblem[] {
  return lines.flatMap((line, index): LeavingProblem[] => {
    const at = (part: string) => `lines.${index}.${part}`
    const batch = batches.find(({ id }) => id === line.batchId)
    if (!batch) return [{ field: at('batchId'), code: 'batch_unknown' }]
    if (lines.findIndex(({ batchId }) => batchId === line.batchId) < index)
      return [{ field: at('batchId'), code: 'batch_leaves_twice' }]
    const left = batch.balanceSteps
    if (line.steps > left) return [{ field: at('steps'), code: 'batch_has_less', params: { left } }]
    if (kind !== 'supplier_return' && isExpired(batch, day))
      return [{ field: at('batchId'), code: 'batch_leaves_expired' }]
    if (!batch.isOpen) return []
    if (line.steps === left) return [{ field: at('steps'), code: 'open_batch_would_be_empty' }]
    return line.fromSealedPacks ? [] : [{ field: at('batchId'), code: 'batch_open_at_counter' }]
  })
}
