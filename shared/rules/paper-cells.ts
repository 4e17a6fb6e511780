import type { PaperResult } from '../records/downtime.ts'
import type { Instant } from '../records/time.ts'
import { readAmount } from './amount-text.ts'
import { latinDigits } from './latin-digits.ts'
import type { TypedLine } from './paper-line.ts'

/** One row of the grid as it stands in the fields. */
export type PaperCells = { number: string; result: string; mg: string; time: string; line: string }

/** The digit that a person types for each result; 1 stands there already. */
export const RESULT_DIGITS: Readonly<Record<string, PaperResult>> = {
  '1': 'given',
  '2': 'not_checked',
  '3': 'refused',
  '4': 'withheld',
  '5': 'not_come',
}

export type CellProblem = { field: keyof PaperCells; code: string }

/**
 * Reads a row of the grid. Bengali and Devanagari digits are digits; a time is `9:15`, `09.15` or `0915`.
 *
 * @param from the first moment of the sheet's day: a time is counted from it
 */
export function readPaperCells(
  cells: PaperCells,
  from: Instant,
): { ok: true; typed: TypedLine } | { ok: false; problems: CellProblem[] } {
  const problems: CellProblem[] = []
  const wrong = (field: keyof PaperCells, code: string) => {
    problems.push({ field, code })
    return null
  }
  const registerNumber = wholeNumber(cells.number) ?? wrong('number', 'paper_number_missing')
  const line = wholeNumber(cells.line) ?? wrong('line', 'paper_line_missing')
  const result = RESULT_DIGITS[latinDigits(cells.result).trim()] ?? wrong('result', 'paper_result_unknown')
  const swallowed = result === 'given' || result === 'not_checked'
  const amount = swallowed ? readAmount(cells.mg) : null
  if (amount !== null && !amount.ok)
    wrong('mg', `paper_amount_${amount.problem === 'empty' ? 'missing' : 'unread'}`)
  const minutes = swallowed ? readTime(cells.time) : null
  if (swallowed && minutes === null)
    wrong('time', cells.time.trim() === '' ? 'paper_time_missing' : 'paper_time_unread')
  if (registerNumber === null || line === null || result === null || problems.length > 0)
    return { ok: false, problems }
  const amountMicrograms = amount?.ok ? amount.amountMicrograms : null
  const givenAt = minutes === null ? null : ((from + minutes * 60_000) as Instant)
  return { ok: true, typed: { line, registerNumber, result, amountMicrograms, givenAt } }
}

/** Minutes since midnight; null when it is no time of the day. */
export function readTime(text: string): number | null {
  const typed = latinDigits(text).trim()
  const match = /^(\d{1,2})[:.](\d{2})$/.exec(typed) ?? /^(\d{1,2})(\d{2})$/.exec(typed)
  const [hours, minutes] = [Number(match?.[1]), Number(match?.[2])]
  return match !== null && hours < 24 && minutes < 60 ? hours * 60 + minutes : null
}

function wholeNumber(text: string): number | null {
  const typed = latinDigits(text).trim()
  return /^[1-9]\d{0,8}$/.test(typed) ? Number(typed) : null
}
