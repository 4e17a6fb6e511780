import type {
  CountFacts,
  CountLine,
  CountView,
  ToCount,
  ToleranceView,
} from '../../shared/contract/counts.ts'
import type { ClinicDayRow } from '../../shared/records/clinic-day.ts'
import type { CountMoment } from '../../shared/records/stock-count.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'
import { isToBeCounted, TOLERANCE_SUM_DAYS, toleranceSum } from '../../shared/rules/stock-count.ts'
import { dosesGiven } from '../db/dose-facts.ts'
import { allBalances, products } from '../db/stock.ts'
import { movedOn } from '../db/stock-book.ts'
import { type CountStored, countOf, issuedSince, linesOfCount, toleratedSince } from '../db/stock-count.ts'
import type { Register } from '../register.ts'
import { packInForce } from '../rules-in-force.ts'
import { staffNames } from './staff-facts.ts'

/** Everything about a day's counts; of a batch to be counted never what the book says. */
export function countFacts(register: Register, day: ClinicDayRow): CountFacts {
  return {
    day: day.day,
    toCount: toCount(register, day.id).map(({ product, batch }) => ({ product, batch })),
    opening: countView(register, day.id, 'opening'),
    closing: countView(register, day.id, 'closing'),
    tolerance: toleranceViews(register, day.day),
    dosesGiven: dosesGiven(register.db, day.id),
  }
}

/** What stands on the shelf or moved today, in the order of the shelf, with its book in steps. */
export function toCount(register: Register, clinicDayId: number): (ToCount & { bookSteps: number })[] {
  const { db } = register
  const moved = new Set(movedOn(db, clinicDayId).map(({ batchId }) => batchId))
  const batches = allBalances(db)
  return products(db).flatMap(({ baseFactorPpm: _base, ...product }) =>
    batches
      .filter(({ productId }) => productId === product.id)
      .filter(({ id, balanceSteps }) => isToBeCounted({ balanceSteps, movedToday: moved.has(id) }))
      .map(({ id, batchNumber, expiryDay, balanceSteps }) => ({
        product,
        batch: { id, batchNumber, expiryDay },
        bookSteps: balanceSteps,
      })),
  )
}

/** The count that holds for a moment of a day, as people read it. */
export function countView(register: Register, clinicDayId: number, moment: CountMoment): CountView | null {
  const stored = countOf(register.db, clinicDayId, moment)
  return stored ? viewOf(register, stored) : null
}

function viewOf(register: Register, stored: CountStored): CountView {
  const names = staffNames(register)
  const { id, moment, skipped, staffId, at, signedAt, approverId, owed } = stored
  return {
    id,
    moment,
    skipped,
    by: names.get(staffId) ?? '',
    byStaffId: staffId,
    at,
    signed: signedAt !== null,
    second: approverId === null ? null : (names.get(approverId) ?? ''),
    countersignOwed: owed === 1,
    lines: countLines(register, id),
  }
}

/** The lines of a count with their products, as the verdict was when they were typed. */
export function countLines(register: Register, countId: number): CountLine[] {
  const { db } = register
  const batches = allBalances(db)
  const all = products(db)
  return linesOfCount(db, countId).flatMap((line): CountLine[] => {
    const batch = batches.find(({ id }) => id === line.batchId)
    const found = all.find(({ id }) => id === batch?.productId)
    if (!batch || !found) return []
    const { baseFactorPpm: _base, ...product } = found
    const difference = line.countedSteps - line.bookSteps
    return [
      {
        id: line.id,
        product,
        batch: { id: batch.id, batchNumber: batch.batchNumber, expiryDay: batch.expiryDay },
        bookSteps: line.bookSteps,
        countedSteps: line.countedSteps,
        toleranceSteps: line.toleranceSteps,
        outcome:
          difference === 0
            ? 'agrees'
            : Math.abs(difference) <= line.toleranceSteps
              ? 'within_tolerance'
              : 'to_explain',
        reason: line.reason,
      },
    ]
  })
}

/** Per mille of the signed rules: nothing is tolerated by rules that no doctor signed. */
export function tolerances(register: Register): { perCount: number; sum: number } {
  const pack = packInForce(register)
  if (!pack?.signed) return { perCount: 0, sum: 0 }
  const { liquidTolerancePerMille, liquidToleranceSumPerMille } = pack.body.stock
  return { perCount: liquidTolerancePerMille, sum: liquidToleranceSumPerMille }
}

/** The month's tolerated differences of each liquid that had any. */
export function toleranceViews(register: Register, today: ClinicDay): ToleranceView[] {
  const { db } = register
  const from = addDays(today, 1 - TOLERANCE_SUM_DAYS)
  const tolerated = toleratedSince(db, from)
  if (tolerated.length === 0) return []
  const { sum: perMille } = tolerances(register)
  return products(db).flatMap(({ baseFactorPpm: _base, ...product }) => {
    const own = tolerated.filter(({ productId }) => productId === product.id).map(({ steps }) => steps)
    if (own.length === 0) return []
    const issuedSteps = issuedSince(db, product.id, from)
    return [{ product, issuedSteps, ...toleranceSum(own, issuedSteps, perMille) }]
  })
}
