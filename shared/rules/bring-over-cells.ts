import type { Sex } from '../records/client.ts'
import type { Drug } from '../records/product.ts'
import type { ClinicDay } from '../records/time.ts'
import { type AmountProblem, readAmount } from './amount-text.ts'
import { type DayTextProblem, readDay } from './day-text.ts'
import { addDays, ageFromBirthYear, daysBetween } from './days.ts'
import { latinDigits } from './latin-digits.ts'

/** What one cell says, or the code of what is wrong with it and the figures that its sentence names. */
export type CellReading<Value, Code extends string> =
  | { ok: true; value: Value }
  | { ok: false; code: Code; params: Record<string, number | string> }

export type NumberCode = 'number_missing' | 'number_not_a_number' | 'number_out_of_range'
export type TextCode = 'missing' | 'too_long' | 'control_characters'
export type SexCode = 'sex_missing' | 'sex_unknown'
export type BirthYearCode =
  | 'birth_year_missing'
  | 'birth_year_not_a_number'
  /** `34` is an age, or half a year. */
  | 'birth_year_two_digits'
  | 'birth_year_in_future'
  | 'birth_year_too_long_ago'
  | 'birth_year_under_18'
  /** 17 or 18: enrolled one by one, where somebody asks. */
  | 'birth_year_perhaps_under_18'
export type DrugCode = 'drug_missing' | 'drug_unknown'
export type DayCode = DayTextProblem | 'in_past' | 'in_future' | 'too_far' | 'too_old'

const mostRegisterNumber = 999_999
const mostAge = 100

const controls = /[\p{Cc}\p{Cf}]/u

/** A register number: digits of any script, leading zeros allowed, no letters. */
export function readNumberCell(text: string): CellReading<number, NumberCode> {
  const typed = latinDigits(text).trim()
  if (typed === '') return bad('number_missing')
  if (!/^\d+$/.test(typed)) return bad('number_not_a_number')
  const value = Number(typed)
  return value >= 1 && value <= mostRegisterNumber
    ? good(value)
    : bad('number_out_of_range', { most: mostRegisterNumber })
}

/** A name or a page: something to read, no invisible characters (zero-width joiners of Indic letters excepted). */
export function readTextCell(text: string, most: number): CellReading<string, TextCode> {
  const typed = text.normalize('NFC').trim()
  if (typed === '') return bad('missing')
  if (controls.test(typed.replace(/[\u200c\u200d]/g, ''))) return bad('control_characters')
  if (!/[\p{L}\p{N}]/u.test(typed)) return bad('missing')
  return typed.length > most ? bad('too_long', { most }) : good(typed)
}

const sexWords: Readonly<Record<string, Sex>> = {
  m: 'M',
  male: 'M',
  man: 'M',
  f: 'F',
  female: 'F',
  woman: 'F',
  t: 'T',
  tg: 'T',
  trans: 'T',
  transgender: 'T',
  hijra: 'T',
}

export function readSexCell(text: string): CellReading<Sex, SexCode> {
  const typed = text.trim().toLowerCase()
  if (typed === '') return bad('sex_missing')
  const sex = sexWords[typed]
  return sex === undefined ? bad('sex_unknown') : good(sex)
}

export function readBirthYearCell(text: string, today: ClinicDay): CellReading<number, BirthYearCode> {
  const typed = latinDigits(text).trim()
  if (typed === '') return bad('birth_year_missing')
  if (!/^\d+$/.test(typed)) return bad('birth_year_not_a_number')
  if (typed.length <= 2) return bad('birth_year_two_digits')
  const birthYear = Number(typed)
  const { oldest, adult } = ageFromBirthYear(birthYear, today)
  if (oldest < 0) return bad('birth_year_in_future')
  if (oldest > mostAge) return bad('birth_year_too_long_ago')
  if (adult === 'yes') return good(birthYear)
  return bad(adult === 'no' ? 'birth_year_under_18' : 'birth_year_perhaps_under_18')
}

const drugWords: Readonly<Record<string, Drug>> = {
  buprenorphine: 'buprenorphine',
  bup: 'buprenorphine',
  buprenorphinenaloxone: 'buprenorphine-naloxone',
  bupnaloxone: 'buprenorphine-naloxone',
  bupnx: 'buprenorphine-naloxone',
  bnx: 'buprenorphine-naloxone',
  methadone: 'methadone',
  mtd: 'methadone',
}

/** Generic names and their usual short forms; a brand is not guessed. */
export function readDrugCell(text: string): CellReading<Drug, DrugCode> {
  const typed = text.toLowerCase().replace(/[\s+/&.-]/g, '')
  if (typed === '') return bad('drug_missing')
  const drug = drugWords[typed]
  return drug === undefined ? bad('drug_unknown') : good(drug)
}

/** @returns micrograms */
export function readAmountCell(text: string): CellReading<number, AmountProblem> {
  const read = readAmount(text)
  return read.ok ? good(read.amountMicrograms) : bad(read.problem)
}

/** The order's last day: today or later, within a year. */
export function readOrderEndCell(text: string, today: ClinicDay): CellReading<ClinicDay, DayCode> {
  const read = readDay(text)
  if (!read.ok) return bad(read.problem)
  if (read.day < today) return bad('in_past')
  return read.day > addDays(today, 365) ? bad('too_far', { until: addDays(today, 365) }) : good(read.day)
}

/** The last dose on paper: not after today, and not so long ago that the client is no longer in treatment. */
export function readLastDoseDayCell(
  text: string,
  today: ClinicDay,
  mostDays: number,
): CellReading<ClinicDay, DayCode> {
  const read = readDay(text)
  if (!read.ok) return bad(read.problem)
  if (read.day > today) return bad('in_future')
  return daysBetween(read.day, today) > mostDays ? bad('too_old', { most: mostDays }) : good(read.day)
}

function good<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value }
}

function bad<Code extends string>(code: Code, params: Record<string, number | string> = {}) {
  return { ok: false as const, code, params }
}
