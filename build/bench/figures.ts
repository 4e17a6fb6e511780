/** One line of the table: what was measured, against what, in the same run. */
export interface Figure {
  what: string
  ours: string
  against: string
  theirs: string
  ratio: string
}

/** The middle of many samples: a mean would tell of the one that a busy machine delayed. */
export function median(samples: readonly number[]): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

export const milliseconds = (ms: number): string => `${ms.toFixed(ms < 10 ? 2 : 0)} ms`
export const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(0)} MiB`

export function figure(
  what: string,
  ours: number,
  against: string,
  theirs: number,
  unit = milliseconds,
): Figure {
  return { what, ours: unit(ours), against, theirs: unit(theirs), ratio: (ours / theirs).toFixed(2) }
}

export function printFigures(figures: readonly Figure[]): void {
  console.log('\n| what | ours | against | theirs | ratio |\n|---|---|---|---|---|')
  for (const { what, ours, against, theirs, ratio } of figures)
    console.log(`| ${what} | ${ours} | ${against} | ${theirs} | ${ratio} |`)
}
