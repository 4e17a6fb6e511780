import type { Product } from '../records/product.ts'

/** One batch as it was counted, in steps: `issuedSteps` went out since the count before. */
export interface CountedBatch {
  readonly form: Product['form']
  readonly bookSteps: number
  readonly countedSteps: number
  readonly issuedSteps: number
}

export interface CountVerdict {
  readonly outcome: 'agrees' | 'within_tolerance' | 'to_explain'
  /** Counted less book: what was found is positive, what is missing negative. */
  readonly differenceSteps: number
  readonly toleranceSteps: number
}

/**
 * What a count of a liquid may differ from the book: so many per mille of what went out since the last count, rounded
 * down to whole steps; nothing for tablets, which can be counted. Source: clinic.md, *Narcotic stock* (overfill and
 * drag within a signed tolerance); the figure is the signed pack's.
 */
export function toleranceSteps(form: Product['form'], issuedSteps: number, perMille: number): number {
  return form === 'liquid' ? Math.floor((Math.max(0, issuedSteps) * perMille) / 1000) : 0
}

/** Whether one batch agrees with its book, or is to be explained. `perMille` of the rules in force; 0 without any. */
export function countVerdict(batch: CountedBatch, perMille: number): CountVerdict {
  const differenceSteps = batch.countedSteps - batch.bookSteps
  const tolerance = toleranceSteps(batch.form, batch.issuedSteps, perMille)
  if (differenceSteps === 0) return { outcome: 'agrees', differenceSteps, toleranceSteps: tolerance }
  const outcome = Math.abs(differenceSteps) <= tolerance ? 'within_tolerance' : 'to_explain'
  return { outcome, differenceSteps, toleranceSteps: tolerance }
}

export interface ToleranceSum {
  /** All differences that were accepted as tolerance, found and missing against each other. */
  readonly sumSteps: number
  readonly allowedSteps: number
  readonly exceeded: boolean
}

/** So many days back the differences of a liquid are added up (clinic.md: a tolerance *whose sum is watched*). */
export const TOLERANCE_SUM_DAYS = 30

/**
 * Differences within the tolerance of each single count add up to a theft unseen: their sum over a month is held
 * against so many per mille of what went out in it. Overfill and drag go both ways, so they may cancel out.
 */
export function toleranceSum(
  differencesSteps: readonly number[],
  issuedSteps: number,
  sumPerMille: number,
): ToleranceSum {
  const sumSteps = differencesSteps.reduce((sum, steps) => sum + steps, 0)
  const allowedSteps = toleranceSteps('liquid', issuedSteps, sumPerMille)
  return { sumSteps, allowedSteps, exceeded: Math.abs(sumSteps) > allowedSteps }
}

/** A batch is counted while the book says that something is there, or while something of it moved today. */
export const isToBeCounted = ({
  balanceSteps,
  movedToday,
}: {
  balanceSteps: number
  movedToday: boolean
}): boolean => balanceSteps > 0 || movedToday
