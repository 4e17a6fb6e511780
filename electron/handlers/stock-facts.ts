import type { BatchEntry, Moved, Shelf, ShelfProduct } from '../../shared/contract/stock.ts'
import type { StockEntryKind } from '../../shared/records/stock-entry.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { dayOfInstant } from '../../shared/rules/days.ts'
import { firstExpiredFirst } from '../../shared/rules/stock-balance.ts'
import { openClinicDay } from '../db/clinic-day.ts'
import { siteOf } from '../db/site.ts'
import { allStaff } from '../db/staff.ts'
import { allBalances, shelf } from '../db/stock.ts'
import { bookOf, movedOn } from '../db/stock-book.ts'
import { unseal } from '../private-text.ts'
import type { Register } from '../register.ts'
import { stockRules } from '../rules-in-force.ts'

/** Everything that the stock screens show, and what an act on stock answers with. */
export function shelfFacts(register: Register): Shelf {
  const { db } = register
  const open = openClinicDay(db)
  const day = open?.day ?? dayOfInstant(register.now(), siteOf(db).timeZone)
  const moved = movedByBatch(open ? movedOn(db, open.id) : [])
  const everything = allBalances(db)
  return {
    day,
    dayIsOpen: open !== undefined,
    expiryWarnDays: stockRules(register).expiryWarnDays,
    products: shelf(db, open?.id ?? 0).map((product): ShelfProduct => {
      const own = everything.filter(({ productId }) => productId === product.id)
      const shown = new Set([...product.batches.map(({ id }) => id), ...moved.keys()])
      return {
        ...product,
        ...proposal(own, day),
        mayHaveOpeningStock: own.length === 0,
        batches: own
          .filter(({ id }) => shown.has(id))
          .map((batch) => ({ ...batch, moved: moved.get(batch.id) ?? nothingMoved })),
      }
    }),
  }
}

function proposal(
  batches: ReturnType<typeof allBalances>,
  day: ClinicDay,
): Pick<ShelfProduct, 'proposedBatchId' | 'nothingToOpen'> {
  const balances = new Map(batches.map(({ id, balanceSteps }) => [id, balanceSteps]))
  const found = firstExpiredFirst(batches, balances, day)
  return found.found
    ? { proposedBatchId: found.batch.id, nothingToOpen: null }
    : { proposedBatchId: null, nothingToOpen: found.code }
}

export const nothingMoved: Moved = { received: 0, issued: 0, returned: 0, wasted: 0, sentOut: 0, adjusted: 0 }

/** Under which heading each kind of entry stands, and whether it is written there without its minus. */
const HEADING: Record<StockEntryKind, { field: keyof Moved; sign: 1 | -1 }> = {
  opening: { field: 'received', sign: 1 },
  receipt: { field: 'received', sign: 1 },
  transfer_in: { field: 'received', sign: 1 },
  issue: { field: 'issued', sign: -1 },
  return: { field: 'returned', sign: 1 },
  wastage: { field: 'wasted', sign: -1 },
  transfer_out: { field: 'sentOut', sign: -1 },
  adjustment: { field: 'adjusted', sign: 1 },
  supplier_return: { field: 'sentOut', sign: -1 },
  box_out: { field: 'sentOut', sign: -1 },
  box_in: { field: 'received', sign: 1 },
}

/** Sums of entries under the headings of the day. */
export function movedByBatch(rows: ReturnType<typeof movedOn>): Map<number, Moved> {
  const all = new Map<number, Moved>()
  for (const { batchId, kind, steps } of rows) {
    const moved = all.get(batchId) ?? { ...nothingMoved }
    const { field, sign } = HEADING[kind]
    moved[field] += sign * steps
    all.set(batchId, moved)
  }
  return all
}

const PAGE = 100

/** A page of one batch's book with the names of who wrote and who stood by. */
export function bookPage(
  register: Register,
  batchId: number,
  before: number | null,
): { entries: BatchEntry[]; more: boolean } {
  const { lines, more } = bookOf(register.db, batchId, before, PAGE)
  const names = new Map(
    allStaff(register.db).map(({ id, name }) => [id, unseal(register, 'staff', 'name', id, name) ?? '']),
  )
  return {
    more,
    entries: lines.map(({ staffId, approverId, countersignOwed, ...line }) => ({
      ...line,
      staffName: names.get(staffId) ?? '',
      approverName: approverId === null ? null : (names.get(approverId) ?? ''),
      countersignOwed: countersignOwed === 1,
    })),
  }
}
