import type { BatchOnRecord, PageMovementView, RegisterMonth } from '../../shared/contract/stock-book.ts'
import { dayOfInstant } from '../../shared/rules/days.ts'
import { openClinicDay } from '../db/clinic-day.ts'
import {
  balancesAfter,
  batchesOnRecord,
  daysOfMonth,
  type MovementStored,
  monthsWithDays,
  movementsBetween,
} from '../db/register-page.ts'
import { siteOf } from '../db/site.ts'
import { allBalances, openPacks, products } from '../db/stock.ts'
import { movedOn } from '../db/stock-book.ts'
import { inBoxes } from '../db/sub-store.ts'
import { NotFound } from '../refusal.ts'
import type { Register } from '../register.ts'
import { stockRules } from '../rules-in-force.ts'
import { todayOf } from '../today.ts'
import { signedIn } from './base.ts'
import { staffNames } from './staff-facts.ts'
import { movedByBatch, nothingMoved } from './stock-facts.ts'
import { stockOutlook } from './stock-outlook.ts'

export const stockBook = {
  batches: signedIn.stockBook.batches.handler(({ context: { register } }) => batchList(register)),

  batch: signedIn.stockBook.batch.handler(({ input, context: { register } }) => {
    const { db } = register
    const batch = allBalances(db).find(({ id }) => id === input.batchId)
    const product = batch && products(db).find(({ id }) => id === batch.productId)
    if (!batch || !product) throw new NotFound('batch')
    const open = openClinicDay(db)
    const moved = movedByBatch(open ? movedOn(db, open.id) : [])
    const packs = open ? openPacks(db, open.id) : []
    return {
      day: todayOf(register),
      expiryWarnDays: stockRules(register).expiryWarnDays,
      batch: { ...batch, moved: moved.get(batch.id) ?? nothingMoved },
      product: {
        ...product,
        openBatchId: packs.find(({ productId }) => productId === product.id)?.batchId ?? null,
        proposedBatchId: null,
        nothingToOpen: null,
        mayHaveOpeningStock: false,
      },
    }
  }),

  month: signedIn.stockBook.month.handler(({ input, context: { register } }) =>
    registerMonth(register, input.productId, input.month),
  ),

  months: signedIn.stockBook.months.handler(({ context: { register } }) => monthsWithDays(register.db)),

  outlook: signedIn.stockBook.outlook.handler(({ context: { register } }) => stockOutlook(register)),
}

function batchList(register: Register): BatchOnRecord[] {
  const { db } = register
  const balances = new Map(allBalances(db).map((batch) => [batch.id, batch]))
  const all = new Map(products(db).map((product) => [product.id, product]))
  return batchesOnRecord(db).flatMap((record) => {
    const batch = balances.get(record.id)
    const product = batch && all.get(batch.productId)
    return batch && product ? [{ ...batch, ...record, product }] : []
  })
}

/** A month of one product; a month in which the clinic never opened has the balance and no line. */
function registerMonth(register: Register, productId: number, month: string): RegisterMonth {
  const { db } = register
  const product = products(db).find(({ id }) => id === productId)
  if (!product) throw new NotFound('product')
  const days = daysOfMonth(db, month)
  const before = balancesAfter(db, productId, days ? days.first - 1 : 0)
  const after = days ? balancesAfter(db, productId, days.last) : []
  const names = staffNames(register)
  const calendarDay = dayOfInstant(register.now(), siteOf(db).timeZone)
  return {
    month,
    product,
    broughtForwardSteps: before.reduce((sum, { steps }) => sum + steps, 0),
    movements: days
      ? movementsBetween(db, productId, days.first, days.last).map((stored) => view(stored, names))
      : [],
    inBoxesSteps: days ? (inBoxes(db, days.last).get(productId) ?? 0) : 0,
    batches: after
      .filter(({ steps }) => steps !== 0)
      .map(({ steps, ...batch }) => ({ ...batch, closingSteps: steps })),
    complete: days !== null && days.openDays === 0 && calendarDay.slice(0, 7) > month,
  }
}

function view(stored: MovementStored, names: ReadonlyMap<number, string>): PageMovementView {
  const { day, batchId, batchNumber, kind, steps, doses, document, reason, otherParty } = stored
  const nameOf = (id: number | null) => (id === null ? null : (names.get(id) ?? ''))
  return {
    ...{ day, batchId, batchNumber, kind, steps, doses, document, reason, otherParty },
    staffName: nameOf(stored.staffId),
    approverName: nameOf(stored.approverId),
    countersignOwed: stored.countersignOwed === 1,
  }
}
