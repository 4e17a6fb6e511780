import type { Drug } from '../records/product.ts'
import type { ClinicDay } from '../records/time.ts'
import type { DoseLine, DoseNotice, ShelfProduct, ShelfReason } from './dose-facts.ts'
import { expiresSoon, isExpired } from './stock-balance.ts'
import { halveDown, openLiquidStrengths, type SplitProduct, splitAmount } from './tablet-split.ts'

export type Measured =
  | { ok: true; amountMicrograms: number; lines: DoseLine[]; notices: DoseNotice[] }
  | { ok: false; reason: ShelfReason }

type OpenPack = { product: ShelfProduct; batch: ShelfProduct['batches'][number] }

/**
 * Measures an amount out of today's open packs, or says what is wrong with the shelf. When a strength is out the
 * split is computed again from what is left, and said (clinic.md, *Medicines and amounts*).
 *
 * @param roundDown for an amount that was computed (a half), which may be lowered to what the shelf makes; an
 *   ordered amount is exact or refused
 */
export function measure(facts: {
  amountMicrograms: number
  drug: Drug
  shelf: readonly ShelfProduct[]
  today: ClinicDay
  expiryWarnDays: number
  roundDown: boolean
}): Measured {
  const { drug, today } = facts
  const products = facts.shelf.filter((product) => product.drug === drug)
  const opened = products.flatMap((product) => openBatch(product))
  const strengths = openLiquidStrengths(
    drug,
    opened.map(({ product }) => product),
  )
  if (strengths.length > 1) return { ok: false, reason: { code: 'two_strengths_open', strengths } }

  const usable = opened.filter(({ batch }) => batch.balanceSteps > 0 && !isExpired(batch, today))
  const split = usable.map(({ product, batch }) => splitProduct(product, batch.balanceSteps))
  const amount = facts.roundDown ? halveDown(facts.amountMicrograms, drug, split) : facts.amountMicrograms
  const made = amount === null ? null : splitAmount(amount, drug, split)
  if (amount === null || made === null || !made.makeable) {
    return { ok: false, reason: whyNot(facts.amountMicrograms, drug, products, today) }
  }

  const lines = made.lines.flatMap((line) => {
    const pack = usable.find(({ product }) => product.id === line.productId)
    return pack === undefined
      ? []
      : [{ ...line, batchId: pack.batch.id, batchNumber: pack.batch.batchNumber }]
  })
  const notices: DoseNotice[] = lines.some((line, place) => !isUsual(line, place))
    ? [{ code: 'split_recomputed' }]
    : []
  for (const { batch } of usable.filter(({ product }) =>
    lines.some(({ productId }) => productId === product.id),
  )) {
    const days = expiresSoon(batch, today, facts.expiryWarnDays)
    const { id: batchId, batchNumber, expiryDay } = batch
    if (days !== null) notices.push({ code: 'expiring_batch', batchId, batchNumber, expiryDay, days })
  }
  return { ok: true, amountMicrograms: amount, lines, notices }

  /** Whether the line is what a full shelf of the products ever received would give. */
  function isUsual(line: DoseLine, place: number): boolean {
    const everReceived = products.filter(({ batches }) => batches.length > 0)
    const full = splitAmount(
      amount ?? 0,
      drug,
      everReceived.map((product) => splitProduct(product, Infinity)),
    )
    const same = full.makeable ? full.lines[place] : undefined
    return same?.productId === line.productId && same.steps === line.steps
  }
}

function openBatch(product: ShelfProduct): OpenPack[] {
  const batch = product.batches.find(({ id }) => id === product.openBatchId)
  return batch === undefined ? [] : [{ product, batch }]
}

function splitProduct(product: ShelfProduct, availableSteps: number): SplitProduct {
  const { id, drug, form, strengthMicrograms, stepsPerUnit } = product
  return { id, drug, form, strengthMicrograms, stepsPerUnit, availableSteps }
}

/**
 * The nearest cause first: a closed pack that would do is opened in two keys, an expired or empty shelf wants a
 * delivery, and an amount that no strength of the site makes wants another order.
 */
function whyNot(
  amountMicrograms: number,
  drug: Drug,
  products: readonly ShelfProduct[],
  today: ClinicDay,
): ShelfReason {
  const ever = splitAmount(
    amountMicrograms,
    drug,
    products.map((product) => splitProduct(product, Infinity)),
  )
  const stocked = products.flatMap((product) =>
    product.batches.filter(({ balanceSteps }) => balanceSteps > 0).map((batch) => ({ product, batch })),
  )
  if (!ever.makeable && products.length > 0) {
    return { code: 'amount_not_makeable', amountMicrograms, below: ever.below, above: ever.above }
  }
  const usable = stocked.filter(({ batch }) => !isExpired(batch, today))
  const most = (product: ShelfProduct) =>
    Math.max(0, ...usable.filter((entry) => entry.product === product).map(({ batch }) => batch.balanceSteps))
  const withEveryPack = splitAmount(
    amountMicrograms,
    drug,
    products.map((product) => splitProduct(product, most(product))),
  )
  if (withEveryPack.makeable)
    return { code: 'no_open_pack', productIds: withEveryPack.lines.map((line) => line.productId) }
  return stocked.length > usable.length && usable.length === 0
    ? { code: 'expired_stock', drug }
    : { code: 'no_stock', drug }
}
