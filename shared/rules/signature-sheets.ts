/** Lines on one sheet of paper (clinic.md, *Narcotic stock*: a signature sheet per 25 doses). */
export const ROWS_A_SHEET = 25

/** Divides the lines of a day into sheets of 25; no line, no sheet. */
export function inSignatureSheets<T>(rows: readonly T[]): T[][] {
  const sheets: T[][] = []
  for (let at = 0; at < rows.length; at += ROWS_A_SHEET) sheets.push(rows.slice(at, at + ROWS_A_SHEET))
  return sheets
}

export interface MarkFacts {
  /** Doses handed out on the day, as the register has them. */
  readonly doses: number
  /** Numbers of the sheets that were printed for the day. */
  readonly printed: readonly number[]
  /** What was counted on the sheets that came back. */
  readonly counted: readonly { readonly number: number; readonly marks: number }[]
}

export interface MarkVerdict {
  readonly marks: number
  /** Marks less doses: more marks than doses is as bad as fewer. */
  readonly difference: number
  /** Printed for the day and not come back. */
  readonly missing: readonly number[]
  /** Typed, and never printed for this day. */
  readonly foreign: readonly number[]
  readonly twice: readonly number[]
  readonly agrees: boolean
}

/**
 * Holds the clients' marks on paper against the rows of the register. All agrees when there are as many marks as
 * doses and every sheet printed for the day came back, the unused ones too: a signed blank sheet is how doses are
 * made up later (clinic.md: *a month's signatures in advance*).
 */
export function marksVerdict({ doses, printed, counted }: MarkFacts): MarkVerdict {
  const marks = counted.reduce((sum, sheet) => sum + sheet.marks, 0)
  const numbers = counted.map(({ number }) => number)
  const missing = printed.filter((number) => !numbers.includes(number))
  const foreign = numbers.filter((number) => !printed.includes(number))
  const twice = numbers.filter((number, index) => numbers.indexOf(number) !== index)
  const difference = marks - doses
  return {
    marks,
    difference,
    missing,
    foreign,
    twice,
    agrees: difference === 0 && missing.length === 0 && foreign.length === 0 && twice.length === 0,
  }
}
