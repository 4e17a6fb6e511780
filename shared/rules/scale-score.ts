import type { Instrument } from '../records/scale.ts'

export interface ScaleScore {
  /** The sum of the answers times the instrument's factor; null while an answer is missing or impossible. */
  readonly score: number | null
  /** Numbers of the questions without an answer, from 1. */
  readonly missing: readonly number[]
  /** Numbers of the questions whose answer is none of the published values, from 1. */
  readonly impossible: readonly number[]
  /** Numbers of the questions whose answer wants care at once, from 1. */
  readonly careNow: readonly number[]
}

/**
 * The published score of an instrument: whole answers only. A sum over fewer questions is another number than the one
 * that was published, so a missing one makes no score and is named.
 */
export function scaleScore(instrument: Instrument, answers: readonly (number | null)[]): ScaleScore {
  const { items, factor } = instrument
  const numbers = (is: (item: Instrument['items'][number], answer: number | null) => boolean) =>
    items.flatMap((item, index) => (is(item, answers[index] ?? null) ? [index + 1] : []))
  const missing = numbers((_, answer) => answer === null)
  const impossible = [
    ...numbers((item, answer) => answer !== null && !item.choices.some(({ value }) => value === answer)),
    ...answers.slice(items.length).map((_, index) => items.length + index + 1),
  ]
  const careNow = numbers(
    ({ careFrom }, answer) => careFrom !== undefined && answer !== null && answer >= careFrom,
  )
  const whole = missing.length === 0 && impossible.length === 0
  const sum = answers.reduce<number>((total, answer) => total + (answer ?? 0), 0)
  return { score: whole ? sum * factor : null, missing, impossible, careNow }
}

/** The least and the highest score that an instrument can have. */
export function scoreRange({ items, factor }: Instrument): { least: number; most: number } {
  const total = (pick: (...values: number[]) => number) =>
    items.reduce((sum, { choices }) => sum + pick(...choices.map(({ value }) => value)), 0) * factor
  return { least: total(Math.min), most: total(Math.max) }
}
