/** The next round step of 1, 2 or 5 and its tens. */
function roundStep(rough: number): number {
  const ten = 10 ** Math.floor(Math.log10(rough))
  return ([1, 2, 5, 10].find((one) => one * ten >= rough) ?? 10) * ten
}

/** Whole round numbers from 0 to the first that is not below `most`: where the lines of a chart stand. */
export function ticksTo(most: number): number[] {
  const step = Math.max(1, roundStep(Math.max(most, 1) / 5))
  return Array.from({ length: Math.ceil(Math.max(most, 1) / step) + 1 }, (_, index) => index * step)
}

/** Moves labels that would stand on each other apart, in the order in which they are; the lowest stays on the page. */
export function apart(wanted: readonly number[], least: number, lowest: number): number[] {
  const order = wanted.map((at, index) => ({ at, index })).toSorted((a, b) => a.at - b.at)
  const placed = [...wanted]
  let above = Number.NEGATIVE_INFINITY
  for (const { at, index } of order) {
    above = Math.max(at, above + least)
    placed[index] = above
  }
  const over = Math.max(0, above - lowest)
  return placed.map((at) => at - over)
}
