import { type CowsAnswers, cowsItems } from '../records/cows.ts'
import { ChartBody, type ChartFood, DetoxComplication, type DetoxShift } from '../records/detox.ts'
import type { ClinicDay } from '../records/time.ts'
import { cowsVerdict } from './cows.ts'
import { readDay } from './day-text.ts'
import { latinDigits } from './latin-digits.ts'

/** One line of a paper chart as somebody types it off. */
export interface ChartCells {
  day: string
  /** 1 morning, 2 afternoon, 3 night: as the paper has it. */
  shift: string
  /** Eleven digits in the order of the sheet; every value of the scale has one digit. */
  cows: string
  pulse: string
  /** 120/80 */
  pressure: string
  /** Degrees: 36.8 */
  temperature: string
  breaths: string
  sleep: string
  /** 0 nothing, 1 little, 2 half, 3 all. */
  food: string
  /** Digits of the list that the paper has at its foot. */
  complications: string
  other: string
  note: string
}

export const emptyChartCells = (): ChartCells => ({
  day: '',
  shift: '',
  cows: '',
  pulse: '',
  pressure: '',
  temperature: '',
  breaths: '',
  sleep: '',
  food: '',
  complications: '',
  other: '',
  note: '',
})

export const SHIFT_DIGITS: Readonly<Record<string, DetoxShift>> = { 1: 'morning', 2: 'afternoon', 3: 'night' }
export const FOOD_DIGITS: Readonly<Record<string, ChartFood>> = {
  0: 'nothing',
  1: 'little',
  2: 'half',
  3: 'all',
}

export type CellProblem = { field: keyof ChartCells; code: CellCode }
type CellCode =
  | 'not_a_date'
  | 'not_a_shift'
  | 'cows_items_missing'
  | 'cows_value_unknown'
  | 'not_measured_so'
  | 'not_a_pressure'
  | 'not_food'
  | 'not_a_complication'

export type ReadChart =
  | { ok: true; day: ClinicDay; shift: DetoxShift; body: ChartBody; note: string }
  | { ok: false; problems: CellProblem[] }

/**
 * The eleven digits of a scale in the order of the sheet. Empty is no scale; fewer than eleven are items missing, and a
 * digit that its item does not have is no value: nothing is computed from part of a scale.
 */
export function readCows(
  typed: string,
): { ok: true; answers: CowsAnswers | null } | { ok: false; code: CellCode } {
  const digits = latinDigits(typed).replace(/[\s,.-]/g, '')
  if (digits === '') return { ok: true, answers: null }
  if (!/^\d+$/.test(digits) || digits.length !== cowsItems.length)
    return { ok: false, code: 'cows_items_missing' }
  const answers = Object.fromEntries(cowsItems.map((item, index) => [item, Number(digits[index])]))
  return cowsVerdict(answers).complete ? { ok: true, answers } : { ok: false, code: 'cows_value_unknown' }
}

/** What a line says, or everything that is wrong with it. */
export function readChartCells(cells: ChartCells): ReadChart {
  const problems: CellProblem[] = []
  const say = (field: keyof ChartCells, code: CellCode) => problems.push({ field, code })
  const measured = (field: 'pulse' | 'breaths' | 'sleep' | 'temperature', decimals: number) => {
    const value = readNumber(cells[field], decimals)
    if (value === undefined) say(field, 'not_measured_so')
    return value ?? null
  }
  const day = readDay(cells.day)
  const shift = SHIFT_DIGITS[latinDigits(cells.shift).trim()]
  const cows = readCows(cells.cows)
  const pressure = readPressure(cells.pressure)
  const food = latinDigits(cells.food).trim()
  const complications = readComplications(cells.complications)
  if (!day.ok) say('day', 'not_a_date')
  if (shift === undefined) say('shift', 'not_a_shift')
  if (!cows.ok) say('cows', cows.code)
  if (pressure === undefined) say('pressure', 'not_a_pressure')
  if (food !== '' && FOOD_DIGITS[food] === undefined) say('food', 'not_food')
  if (complications === undefined) say('complications', 'not_a_complication')
  const temperature = measured('temperature', 1)
  const body = ChartBody.safeParse({
    cows: cows.ok ? cows.answers : null,
    vitals: {
      pulse: measured('pulse', 0),
      systolic: pressure?.[0] ?? null,
      diastolic: pressure?.[1] ?? null,
      temperatureTenths: temperature === null ? null : Math.round(temperature * 10),
      breaths: measured('breaths', 0),
    },
    sleepHours: measured('sleep', 1),
    food: FOOD_DIGITS[food] ?? null,
    complications: complications ?? [],
    otherMedicines: cells.other.trim(),
  })
  if (problems.length > 0 || !day.ok || shift === undefined) return { ok: false, problems }
  if (!body.success) return { ok: false, problems: body.error.issues.map(({ path }) => outOfBounds(path)) }
  return { ok: true, day: day.day, shift, body: body.data, note: cells.note.trim() }
}

/** Which cell a number belongs to that no body has. */
function outOfBounds(path: readonly PropertyKey[]): CellProblem {
  const fields: Record<string, keyof ChartCells> = {
    pulse: 'pulse',
    systolic: 'pressure',
    diastolic: 'pressure',
    temperatureTenths: 'temperature',
    breaths: 'breaths',
    sleepHours: 'sleep',
    otherMedicines: 'other',
  }
  return { field: fields[String(path.at(-1))] ?? 'pulse', code: 'not_measured_so' }
}

/** Null for nothing typed, undefined for what is no such number. */
function readNumber(typed: string, decimals: number): number | null | undefined {
  const text = latinDigits(typed).trim().replace(',', '.')
  if (text === '') return null
  return new RegExp(decimals === 0 ? '^\\d{1,3}$' : '^\\d{1,3}(\\.\\d)?$').test(text)
    ? Number(text)
    : undefined
}

function readPressure(typed: string): [number, number] | null | undefined {
  const text = latinDigits(typed).trim()
  if (text === '') return null
  const found = /^(\d{2,3})\s*[/\s-]\s*(\d{2,3})$/.exec(text)
  return found ? [Number(found[1]), Number(found[2])] : undefined
}

function readComplications(typed: string): DetoxComplication[] | undefined {
  const text = latinDigits(typed).replace(/[\s,.;]/g, '')
  const found = [...new Set(text)].map((digit) => DetoxComplication.options[Number(digit) - 1])
  return found.includes(undefined) ? undefined : found.filter((one) => one !== undefined)
}
