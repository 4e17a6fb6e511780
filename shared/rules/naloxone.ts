import type { NaloxoneEntry } from '../records/naloxone.ts'
import type { ClinicDay } from '../records/time.ts'
import { daysBetween } from './days.ts'
import { isExpired } from './stock-balance.ts'

/** A batch of kits with what is left of it, in kits. */
export interface KitBatch {
  readonly id: number
  readonly expiryDay: ClinicDay
  readonly kits: number
}

/** What is left of each batch: the sum of its entries, never stored and never clamped. */
export function kitBalances(
  entries: readonly Pick<NaloxoneEntry, 'naloxoneBatchId' | 'kits'>[],
): Map<number, number> {
  const balances = new Map<number, number>()
  for (const { naloxoneBatchId, kits } of entries)
    balances.set(naloxoneBatchId, (balances.get(naloxoneBatchId) ?? 0) + kits)
  return balances
}

/** Kits that may be handed out on a day: an expired kit is given to nobody. */
export function usableKits(batches: readonly KitBatch[], day: ClinicDay): number {
  return batches
    .filter((batch) => !isExpired(batch, day))
    .reduce((sum, { kits }) => sum + Math.max(0, kits), 0)
}

export type KitProposal =
  | { found: true; batchId: number }
  | { found: false; code: 'kits_none' | 'kits_expired' | 'kits_fewer' }

/**
 * From which batch so many kits are handed out: the one that expires first and has them all, so that one row says what
 * a person carries.
 *
 * @param kits 1 or more
 */
export function kitsFrom(batches: readonly KitBatch[], kits: number, day: ClinicDay): KitProposal {
  const stocked = batches.filter((batch) => batch.kits > 0)
  if (stocked.length === 0) return { found: false, code: 'kits_none' }
  const usable = stocked.filter((batch) => !isExpired(batch, day))
  if (usable.length === 0) return { found: false, code: 'kits_expired' }
  const [batch] = usable
    .filter((one) => one.kits >= kits)
    .toSorted((a, b) => daysBetween(b.expiryDay, a.expiryDay) || a.id - b.id)
  return batch ? { found: true, batchId: batch.id } : { found: false, code: 'kits_fewer' }
}
