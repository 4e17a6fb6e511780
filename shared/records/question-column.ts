/**
 * What a column is to the person who asks: a day, one of a few words, a whole number, an amount in micrograms, or a
 * register number. What may be done with it follows from this alone.
 */
export type ColumnType = 'day' | 'code' | 'number' | 'amount' | 'client'

/** How a value comes out of the view: a column as it is, or one of three plain readings of columns. */
export type Reading =
  | { readonly as: 'it_is'; readonly column: string }
  /** 0 or 1. */
  | { readonly as: 'yes_no'; readonly column: string }
  /** *yes* where a column is filled, or where it is empty. */
  | { readonly as: 'filled' | 'empty'; readonly column: string }
  /** By the year of the row's day less the birth year, as the returns count it; a band seen in the field instead. */
  | { readonly as: 'age'; readonly column: string; readonly day: string; readonly band: string | null }

export interface Column {
  readonly type: ColumnType
  readonly reads: Reading
  /** The words that a `code` column may hold; what a view holds besides is nowhere. */
  readonly codes: readonly string[]
  /** Whether rows may be parted by it: not by an amount, which is rarely twice the same. */
  readonly groups: boolean
  /** Whether it may be added up. */
  readonly adds: boolean
}

export type Columns = Readonly<Record<string, Column>>

export const AGES = ['under_25', 'from_25'] as const
const YES_NO = ['yes', 'no'] as const
const UNDER_25 = ['under_18', '18_24'] as const
/** Bands of who is not enrolled that lie below 25 years. */
export const isYoungBand = (band: string): boolean => (UNDER_25 as readonly string[]).includes(band)

const column = (
  type: ColumnType,
  reads: Reading,
  { codes = [], groups = true, adds = false }: Partial<Pick<Column, 'codes' | 'groups' | 'adds'>> = {},
): Column => ({ type, reads, codes, groups, adds })
const itIs = (name: string): Reading => ({ as: 'it_is', column: name })

export const day = (name: string): Column => column('day', itIs(name))
export const code = (name: string, codes: readonly string[]): Column => column('code', itIs(name), { codes })
export const whole = (name: string): Column => column('number', itIs(name), { adds: true })
/** Micrograms that add up. */
export const amount = (name: string): Column => column('amount', itIs(name), { groups: false, adds: true })
/** Micrograms that tell one product from another, and never add up. */
export const strength = (name: string): Column => column('amount', itIs(name))
export const registerNumber = (): Column => column('client', itIs('register_number'))
export const yesNo = (name: string): Column =>
  column('code', { as: 'yes_no', column: name }, { codes: YES_NO })
export const filled = (name: string, as: 'filled' | 'empty'): Column =>
  column('code', { as, column: name }, { codes: YES_NO })
export const age = (birthYear: string, dayColumn: string, band: string | null = null): Column =>
  column('code', { as: 'age', column: birthYear, day: dayColumn, band }, { codes: AGES })
