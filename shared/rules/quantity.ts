import type { Product } from '../records/product.ts'
import { latinDigits } from './latin-digits.ts'
import { stepMicrograms } from './tablet-split.ts'

export type Quantity = { ok: true; steps: number } | { ok: false; code: 'not_a_number' | 'not_whole_steps' }

const plain = /^\d+(\.\d+)?$/
/** `1,000` and, as written in India and Bangladesh, `1,00,000`. A comma anywhere else may mean a point. */
const grouped = /^\d{1,3}(,\d{2,3})*,\d{3}(\.\d+)?$/

/**
 * What a person typed as tablets or mL, in whole steps of the product. Digits of any script. Refused when it is no
 * number, or no whole number of the smallest part that the product is measured in (2.5 whole tablets).
 */
export function quantityOf(typed: string, product: Pick<Product, 'stepsPerUnit'>): Quantity {
  const text = latinDigits(typed).replace(/\s/g, '')
  if (!plain.test(text) && !grouped.test(text)) return { ok: false, code: 'not_a_number' }
  const exact = Number(text.replaceAll(',', '')) * product.stepsPerUnit
  const steps = Math.round(exact)
  if (Math.abs(exact - steps) > 1e-6) return { ok: false, code: 'not_whole_steps' }
  return { ok: true, steps }
}

/** Tablets or mL that so many steps are. */
export function unitsOf(steps: number, product: Pick<Product, 'stepsPerUnit'>): number {
  return steps / product.stepsPerUnit
}

/** Micrograms as labelled that so many steps are. */
export function microgramsOf(
  steps: number,
  product: Pick<Product, 'strengthMicrograms' | 'stepsPerUnit'>,
): number {
  return steps * stepMicrograms(product)
}

/** Micrograms of base drug, for the return in grams of base (`product.baseFactorPpm`, decisions.md, *Records*). */
export function baseMicrogramsOf(
  steps: number,
  product: Pick<Product, 'strengthMicrograms' | 'stepsPerUnit' | 'baseFactorPpm'>,
): number {
  return Math.round((microgramsOf(steps, product) * product.baseFactorPpm) / 1_000_000)
}
