/** One batch of a box as the book has it, and as somebody counted it; in whole steps of its product. */
export interface BoxCountLine {
  readonly batchId: number
  /** What the book said when the counter began. */
  readonly bookSteps: number
  readonly countedSteps: number
  /** Why they differ; empty where they agree. */
  readonly reason: string | null
}

export interface BoxCountProblem {
  readonly field: string
  readonly code: 'box_batch_not_counted' | 'box_batch_unknown' | 'balance_moved' | 'difference_unexplained'
}

/**
 * What stands against a count of a box: every batch that the book has in it is counted, none that it has not, the
 * book did not move meanwhile, and each difference says why. Nothing is ever clamped: fewer and more are both written.
 *
 * @param book what the box holds now, in steps by batch, without the empty ones
 */
export function boxCountProblems(
  lines: readonly BoxCountLine[],
  book: ReadonlyMap<number, number>,
): BoxCountProblem[] {
  const problems = lines.flatMap((line, index): BoxCountProblem[] => {
    const at = (part: string) => `lines.${index}.${part}`
    const now = book.get(line.batchId)
    const twice = lines.findIndex(({ batchId }) => batchId === line.batchId) < index
    if (now === undefined || twice) return [{ field: at('batchId'), code: 'box_batch_unknown' }]
    if (now !== line.bookSteps) return [{ field: at('countedSteps'), code: 'balance_moved' }]
    return line.countedSteps !== now && (line.reason ?? '').trim() === ''
      ? [{ field: at('reason'), code: 'difference_unexplained' }]
      : []
  })
  const counted = new Set(lines.map(({ batchId }) => batchId))
  const missing = [...book.keys()].some((batchId) => !counted.has(batchId))
  return missing ? [...problems, { field: 'lines', code: 'box_batch_not_counted' }] : problems
}
