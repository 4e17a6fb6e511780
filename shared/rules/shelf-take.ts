import type { ClinicDay } from '../records/time.ts'
import type { ShelfProduct } from './dose-facts.ts'
import { isExpired } from './stock-balance.ts'

export type ShelfTake =
  | { readonly ok: true; readonly lines: readonly { batchId: number; steps: number }[] }
  | { readonly ok: false; readonly code: 'shelf_has_none' | 'shelf_expired' | 'liquid_other_strength' }
  | { readonly ok: false; readonly code: 'shelf_has_less'; readonly leftSteps: number }

type Shelf = readonly Pick<ShelfProduct, 'id' | 'drug' | 'form' | 'batches' | 'openBatchId'>[]

/**
 * Out of which packs medicine for the chart is taken: today's open one first, then what expires first (clinic.md,
 * *Narcotic stock*); a gift may empty one pack and begin the next. mL of a liquid are never measured while another
 * strength of it is the open one (*Medicines and amounts*).
 *
 * @param steps whole steps of the product, above zero
 */
export function shelfTake(shelf: Shelf, productId: number, steps: number, today: ClinicDay): ShelfTake {
  const product = shelf.find(({ id }) => id === productId)
  const stocked = product?.batches.filter(({ balanceSteps }) => balanceSteps > 0) ?? []
  if (product === undefined || stocked.length === 0) return { ok: false, code: 'shelf_has_none' }
  const usable = usableBatches(product, today)
  if (usable.length === 0) return { ok: false, code: 'shelf_expired' }
  const other = shelf.some(
    ({ id, drug, form, openBatchId }) =>
      id !== productId && form === 'liquid' && drug === product.drug && openBatchId !== null,
  )
  if (product.form === 'liquid' && other) return { ok: false, code: 'liquid_other_strength' }
  const leftSteps = usable.reduce((sum, { balanceSteps }) => sum + balanceSteps, 0)
  if (steps > leftSteps) return { ok: false, code: 'shelf_has_less', leftSteps }
  let wanted = steps
  const lines = usable.flatMap(({ id: batchId, balanceSteps }) => {
    const taken = Math.min(wanted, balanceSteps)
    wanted -= taken
    return taken > 0 ? [{ batchId, steps: taken }] : []
  })
  return { ok: true, lines }
}

/** Batches of a product that may be used today, in the order in which they are. */
export function usableBatches(
  { batches, openBatchId }: Pick<ShelfProduct, 'batches' | 'openBatchId'>,
  today: ClinicDay,
): ShelfProduct['batches'][number][] {
  return batches
    .filter((batch) => batch.balanceSteps > 0 && !isExpired(batch, today))
    .toSorted(
      (a, b) =>
        Number(b.id === openBatchId) - Number(a.id === openBatchId) ||
        a.expiryDay.localeCompare(b.expiryDay) ||
        a.id - b.id,
    )
}
