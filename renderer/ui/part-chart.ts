/** What a picture of parts is drawn from: a value a part and series; null where a mean has nothing to say. */
export interface PartChartData {
  readonly title: string
  readonly parts: readonly string[]
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[]
  /** A value with its unit. */
  readonly said: (value: number) => string
}

/** Looks that stay apart in black and white; more series than these are no picture. */
export const MOST_SERIES = 6
export const MOST_PARTS = 62

export const fits = ({ parts, series }: PartChartData): boolean =>
  parts.length > 0 && parts.length <= MOST_PARTS && series.length > 0 && series.length <= MOST_SERIES

/** Round numbers from 0 to the first that is not below the largest value, five or so. */
export function roundTicks(most: number): number[] {
  const rough = Math.max(most, 0.001) / 5
  const ten = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5, 10].find((one) => one * ten >= rough) ?? 10) * ten
  const count = Math.ceil(Math.max(most, 0.001) / step - 1e-9)
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)))
}

export const largest = ({ series }: PartChartData): number =>
  Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)))
