import type { Batch } from '../records/product.ts'
import type { StockEntry } from '../records/stock-entry.ts'
import type { ClinicDay } from '../records/time.ts'
import { daysBetween } from './days.ts'

export type StockBatch = Pick<Batch, 'id' | 'productId' | 'batchNumber' | 'expiryDay'>
type Movement = Pick<StockEntry, 'batchId' | 'steps' | 'clinicDayId'>
type Close = { batchId: number; clinicDayId: number; bookSteps: number }

export type PackProposal =
  | {
      found: true
      batch: StockBatch
      balanceSteps: number
    }
  | { found: false; code: 'none_received' | 'all_expired' | 'out_of_stock' }

/**
 * What each batch holds, in steps of its product: the book balance of its last closed day, and every movement
 * since. In is positive, out negative. A balance is folded, never stored and never clamped, so a shortage shows
 * as a negative figure (clinic.md, *Narcotic stock*).
 *
 * @param closes closing balances; of several for one batch the latest clinic day counts
 */
export function batchBalances(
  entries: readonly Movement[],
  closes: readonly Close[] = [],
): Map<number, number> {
  const lastClose = new Map<number, Close>()
  for (const close of closes) {
    const known = lastClose.get(close.batchId)
    if (known === undefined || close.clinicDayId > known.clinicDayId) lastClose.set(close.batchId, close)
  }
  const balances = new Map([...lastClose.values()].map(({ batchId, bookSteps }) => [batchId, bookSteps]))
  for (const { batchId, clinicDayId, steps } of entries) {
    const close = lastClose.get(batchId)
    if (close !== undefined && clinicDayId <= close.clinicDayId) continue
    balances.set(batchId, (balances.get(batchId) ?? 0) + steps)
  }
  return balances
}

/** Steps of each product over all its batches, expired ones included: they are on the shelf until wasted. */
export function productTotals(
  batches: readonly StockBatch[],
  balances: ReadonlyMap<number, number>,
): Map<number, number> {
  const totals = new Map<number, number>()
  for (const { id, productId } of batches) {
    totals.set(productId, (totals.get(productId) ?? 0) + (balances.get(id) ?? 0))
  }
  return totals
}

/** Whether a batch may not be used on a day. On its expiry day it still may. */
export function isExpired(batch: Pick<Batch, 'expiryDay'>, today: ClinicDay): boolean {
  return batch.expiryDay < today
}

/** Days left until a batch's last day of use, when they are at most `withinDays` (the pack's); else null. */
export function expiresSoon(
  batch: Pick<Batch, 'expiryDay'>,
  today: ClinicDay,
  withinDays: number,
): number | null {
  const left = daysBetween(today, batch.expiryDay)
  return left >= 0 && left <= withinDays ? left : null
}

/**
 * The pack to open: of one product's batches with stock, the one that expires first and has not; of equal ones
 * the one received first. The program proposes, the nurse confirms (clinic.md, *first-expired-first-out*).
 *
 * @param batches of one product
 * @param balances steps by batch, from `batchBalances`
 */
export function firstExpiredFirst(
  batches: readonly StockBatch[],
  balances: ReadonlyMap<number, number>,
  today: ClinicDay,
): PackProposal {
  if (batches.length === 0) return { found: false, code: 'none_received' }
  const stocked = batches.filter(({ id }) => (balances.get(id) ?? 0) > 0)
  if (stocked.length === 0) return { found: false, code: 'out_of_stock' }
  const batch = stocked
    .filter((candidate) => !isExpired(candidate, today))
    .toSorted((a, b) => daysBetween(b.expiryDay, a.expiryDay) || a.id - b.id)[0]
  if (batch === undefined) return { found: false, code: 'all_expired' }
  return {
    found: true,
    batch,
    balanceSteps: balances.get(batch.id) ?? 0,
  }
}
