import type { Batch } from '../records/product.ts'
import type { ClinicDay } from '../records/time.ts'
import { latinDigits } from './latin-digits.ts'

interface Line {
  readonly productId: number
  readonly batchNumber: string
  readonly expiryDay: ClinicDay
  readonly otherExpiryIsRight: boolean
}
type Known = Pick<Batch, 'productId' | 'batchNumber' | 'expiryDay'>

export interface ReceiptProblem {
  readonly field: string
  readonly code: 'batch_twice' | 'batch_expired' | 'batch_expiry_differs'
  readonly params?: { known: ClinicDay }
}

/** One writing for one number: `b-102 ` and `B-102` are the same batch, and so are digits of any script. */
export function batchNumberOf(typed: string): string {
  return latinDigits(typed).trim().replace(/\s+/g, ' ').toUpperCase()
}

/**
 * What stands against a delivery: the same batch on two lines, a batch already expired, or a number known with
 * another expiry, which is asked about and may be right.
 *
 * @param known batches of these products that the register has
 */
export function receiptProblems(
  lines: readonly Line[],
  day: ClinicDay,
  known: readonly Known[],
): ReceiptProblem[] {
  return lines.flatMap((line, index) => {
    const problems: ReceiptProblem[] = []
    const isSame = (other: Pick<Known, 'productId' | 'batchNumber'>) =>
      other.productId === line.productId &&
      batchNumberOf(other.batchNumber) === batchNumberOf(line.batchNumber)
    if (lines.findIndex(isSame) < index)
      problems.push({ field: `lines.${index}.batchNumber`, code: 'batch_twice' })
    if (line.expiryDay < day) problems.push({ field: `lines.${index}.expiryDay`, code: 'batch_expired' })
    const same = known.filter(isSame)
    const first = same[0]
    if (first && !line.otherExpiryIsRight && !same.some(({ expiryDay }) => expiryDay === line.expiryDay))
      problems.push({
        field: `lines.${index}.expiryDay`,
        code: 'batch_expiry_differs',
        params: { known: first.expiryDay },
      })
    return problems
  })
}
