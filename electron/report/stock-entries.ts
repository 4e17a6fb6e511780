import type { StockEntryKind } from '../../shared/records/stock-entry.ts'
import {
  type ProductCell,
  productCell,
  readProductCell,
  type StockLine,
} from '../../shared/rules/indicators/product-cells.ts'
import {
  type BatchOfProduct,
  batches,
  bookAfter,
  inAndOut,
  movedBesides,
  movementRows,
} from '../db/indicators/stock-lines.ts'
import { dayBefore, type ReportClinic } from './clinic.ts'
import { type Entry, entry } from './entries.ts'

/** Clinic days, by key, after which the book is read: before the period, and at its end as far as days are closed. */
function bounds({ days, scope }: ReportClinic): { beforeId: number; afterId: number } {
  const { firstDay, lastDay } = scope.period
  const known = days.knownUntil
  const beforeId = days.upTo(dayBefore(firstDay))
  return {
    beforeId,
    afterId: Math.max(beforeId, known === null ? 0 : days.upTo(known < lastDay ? known : lastDay)),
  }
}

/**
 * The shelf by product: the book before, each kind of movement with its sign, the book after; they always add up. Doses
 * are thousands of entries, so what they took and brought back is what remains of the index's sums.
 */
export function* stockEntries(clinic: ReportClinic): Generator<Entry> {
  const { db } = clinic
  const { beforeId, afterId } = bounds(clinic)
  const moved = movedBesides(db, beforeId + 1, afterId)
  for (const batch of batches(db)) {
    const line = (name: StockLine, count: number) =>
      entry('stock', { cell: productCell(batch, name), table: 'batch', rowId: batch.batchId, count })
    yield line('before', bookAfter(db, batch.batchId, beforeId))
    const own = moved.filter(({ batchId }) => batchId === batch.batchId)
    const all = inAndOut(db, batch.batchId, beforeId + 1, afterId)
    for (const { kind, inSteps, outSteps } of own) yield line(kind, inSteps + outSteps)
    yield line('issue', all.outSteps - own.reduce((sum, { outSteps }) => sum + outSteps, 0))
    yield line('return', all.inSteps - own.reduce((sum, { inSteps }) => sum + inSteps, 0))
    yield line('after', bookAfter(db, batch.batchId, afterId))
  }
}

const isOf = (batch: BatchOfProduct, product: ProductCell): boolean =>
  productCell(batch, 'after') === productCell(product, 'after')

/** The movements behind one line of one product; the books before and after open on their batches. */
export function* stockRowEntries(clinic: ReportClinic, cell: string): Generator<Entry> {
  const read = readProductCell(cell)
  if (read === null) return
  const { product, line } = read
  if (line === 'before' || line === 'after') {
    for (const one of stockEntries(clinic)) if (one.cell === cell) yield one
    return
  }
  const { beforeId, afterId } = bounds(clinic)
  const own = batches(clinic.db).filter((batch) => isOf(batch, product))
  const ids = own.map(({ batchId }) => batchId)
  for (const row of movementRows(clinic.db, ids, line satisfies StockEntryKind, beforeId + 1, afterId))
    yield entry('stock', {
      cell,
      table: 'stock_entry',
      rowId: row.rowId,
      day: row.day,
      clientId: row.clientId,
      count: row.steps,
    })
}
