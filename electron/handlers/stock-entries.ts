import type { ReceiptLine } from '../../shared/contract/stock.ts'
import type { ClinicDayRow } from '../../shared/records/clinic-day.ts'
import type { Batch } from '../../shared/records/product.ts'
import type { StockEntryKind } from '../../shared/records/stock-entry.ts'
import { batchNumberOf, receiptProblems } from '../../shared/rules/receipt.ts'
import { openClinicDay } from '../db/clinic-day.ts'
import { products } from '../db/stock.ts'
import { batchesByNumber } from '../db/stock-book.ts'
import { insert, type Tx } from '../db/write.ts'
import { InvalidInput, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'

/** Who enters what, on which open day; reason and approver are those of the act. */
interface Entering {
  readonly kind: Exclude<StockEntryKind, 'issue' | 'return'>
  readonly day: ClinicDayRow
  readonly staffId: number
  readonly document?: string | null
}

/** Refused: `no_open_day`. */
export function dayOf(register: Register): ClinicDayRow {
  return openClinicDay(register.db) ?? refuse('no_open_day')
}

/** What is written with an act: a code and, after a colon, the person's own words. */
export const reasonText = (code: string, note: string): string => (note === '' ? code : `${code}: ${note}`)

/** One movement of one batch that no dose made. @returns the entry's key */
export function enter(
  tx: Tx,
  { kind, day, staffId, document }: Entering,
  batch: Pick<Batch, 'id' | 'productId'>,
  steps: number,
): number {
  return insert(tx, 'stock_entry', {
    productId: batch.productId,
    batchId: batch.id,
    kind,
    steps,
    doseId: null,
    document: document ?? null,
    reason: tx.reason ?? null,
    clinicDayId: day.id,
    staffId,
    approverId: tx.approver ?? null,
    at: tx.at,
    recordedAt: tx.at,
  })
}

/** Writes the lines of a delivery or of the opening stock, all or none. @returns the entries' keys */
export function takeIn(tx: Tx, entering: Entering, lines: readonly ReceiptLine[]): number[] {
  const known = lines.flatMap((line) =>
    batchesByNumber(tx.db, line.productId, batchNumberOf(line.batchNumber)),
  )
  const everyProduct = products(tx.db)
  const unknown = lines.flatMap(({ productId }, index) =>
    everyProduct.some(({ id }) => id === productId)
      ? []
      : [{ field: `lines.${index}.productId`, code: 'unknown_product' }],
  )
  const problems = [...receiptProblems(lines, entering.day.day, known), ...unknown]
  if (problems.length > 0) throw new InvalidInput(problems)
  return lines.map((line) => {
    const { productId, expiryDay, steps } = line
    const batchNumber = batchNumberOf(line.batchNumber)
    const same = known.find(
      (batch) =>
        batch.productId === productId && batch.expiryDay === expiryDay && batch.batchNumber === batchNumber,
    )
    const id = same?.id ?? insert(tx, 'batch', { productId, batchNumber, expiryDay, at: tx.at })
    return enter(tx, entering, { id, productId }, steps)
  })
}
