import type { Drug } from '../../records/product.ts'

/**
 * From which amount of a day a dose counts as adequate: UNAIDS' indicator registry, as clinic.md cites it, more than
 * 60 mg of methadone and 12 mg of buprenorphine. Cited data, not a clinical rule: Indian means are lower, and the whole
 * distribution stands beside it. Nothing here tells anybody what to prescribe.
 */
export const ADEQUATE: Record<Drug, { readonly micrograms: number; readonly above: boolean }> = {
  buprenorphine: { micrograms: 12_000, above: false },
  'buprenorphine-naloxone': { micrograms: 12_000, above: false },
  methadone: { micrograms: 60_000, above: true },
}

export function isAdequate(drug: Drug, amountMicrograms: number): boolean {
  const { micrograms, above } = ADEQUATE[drug]
  return above ? amountMicrograms > micrograms : amountMicrograms >= micrograms
}
