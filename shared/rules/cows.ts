import { Cows, type CowsAnswers, type CowsItem, cowsItems, cowsValues } from '../records/cows.ts'

/** `none` below the published bands: no withdrawal that the scale would name. */
export type CowsBand = 'none' | 'mild' | 'moderate' | 'moderately_severe' | 'severe'

export type CowsVerdict =
  | { complete: true; cows: Cows; total: number; band: CowsBand }
  /** The items that have no value, or one that the scale does not have, in the order of the sheet. */
  | { complete: false; missing: CowsItem[] }

/** The lowest total of each band, from the highest down: mild 5–12, moderate 13–24, moderately severe 25–36, severe above. */
const bands: readonly [number, CowsBand][] = [
  [37, 'severe'],
  [25, 'moderately_severe'],
  [13, 'moderate'],
  [5, 'mild'],
]

/**
 * The total of a whole scale, 0 to 48, with the published name of its band; or what is missing. Nothing is computed
 * from part of a scale, and a value that an item does not have is missing (published systems let 1000 be typed).
 * Source: Wesson and Ling, Journal of Psychoactive Drugs 35(2), 2003.
 */
export function cowsVerdict(answers: CowsAnswers): CowsVerdict {
  const parsed = Cows.safeParse(answers)
  if (!parsed.success)
    return { complete: false, missing: cowsItems.filter((item) => !isAnswered(answers, item)) }
  const total = cowsTotal(parsed.data)
  return { complete: true, cows: parsed.data, total, band: cowsBand(total) }
}

export function cowsTotal(cows: Cows): number {
  return cowsItems.reduce((sum, item) => sum + cows[item], 0)
}

/** @param total 0 to 48 */
export function cowsBand(total: number): CowsBand {
  return bands.find(([from]) => total >= from)?.[1] ?? 'none'
}

function isAnswered(answers: CowsAnswers, item: CowsItem): boolean {
  const values: readonly number[] = cowsValues[item]
  const value = answers[item]
  return value !== undefined && values.includes(value)
}
