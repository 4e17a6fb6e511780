import type { Sex } from '../records/client.ts'
import { type AgeBand, ServiceKind } from '../records/service-contact.ts'
import type { ClinicDay } from '../records/time.ts'
import { daysBetween } from './days.ts'
import { latinDigits } from './latin-digits.ts'

/** Who was met, and one cell a kind of service, as they were typed. */
export type ContactCells = Record<'who' | ServiceKind, string>

export const CONTACT_FIELDS = ['who', ...ServiceKind.options] as const
export type ContactField = (typeof CONTACT_FIELDS)[number]

/** Kinds that are done or not: a cell says yes, and the quantity is 1. */
export const DONE_KINDS: readonly ServiceKind[] = ['peer_education', 'legal', 'shelter']

/** A client by register number, or somebody by what was seen. */
export type Who = { registerNumber: number } | { sex: Sex; ageBand: AgeBand; firstTime: boolean }
export interface ReadContact {
  who: Who
  services: { kind: ServiceKind; quantity: number }[]
}
export interface LineProblem {
  field: ContactField
  code:
    | 'who_missing'
    | 'who_not_read'
    | 'age_not_possible'
    | 'not_a_quantity'
    | 'quantity_too_large'
    | 'contact_empty'
}
export type LineRead = { blank: true } | { contact: ReadContact } | { problems: LineProblem[] }

/** More at one meeting is a slip of the finger; a larger hand-out is two lines. Not clinical: it guards typing. */
export const MOST_AT_ONCE = 1_000

const BANDS: readonly [below: number, band: AgeBand][] = [
  [18, 'under_18'],
  [25, '18_24'],
  [50, '25_49'],
]

/** The band of an age in whole years. */
export function ageBandOf(age: number): AgeBand {
  return BANDS.find(([below]) => age < below)?.[1] ?? '50_plus'
}

/** The band of a client on a day. By the year alone, as birthdays are not known: year less birth year [inference]. */
export function ageBandOfClient(birthYear: number, day: ClinicDay): AgeBand {
  return ageBandOf(Number(day.slice(0, 4)) - birthYear)
}

/**
 * One line of the contact grid. `who` is a register number (`128`), or a letter for the sex and the age as it looks
 * (`M30`, `f17`, `T22`), with an `n` behind it for somebody never met before (`M30n`). Digits of any script.
 */
export function readContactLine(cells: ContactCells): LineRead {
  if (CONTACT_FIELDS.every((field) => cells[field].trim() === '')) return { blank: true }
  const problems: LineProblem[] = []
  const who = readWho(cells.who)
  if (typeof who === 'string') problems.push({ field: 'who', code: who })
  const services: ReadContact['services'] = []
  for (const kind of ServiceKind.options) {
    const quantity = readQuantity(kind, cells[kind])
    if (typeof quantity === 'string') problems.push({ field: kind, code: quantity })
    else if (quantity > 0) services.push({ kind, quantity })
  }
  if (problems.length === 0 && services.length === 0)
    problems.push({ field: 'needles_out', code: 'contact_empty' })
  return problems.length > 0 || typeof who === 'string' ? { problems } : { contact: { who, services } }
}

function readWho(typed: string): Who | LineProblem['code'] {
  const text = latinDigits(typed).replace(/\s+/g, '').toUpperCase()
  if (text === '') return 'who_missing'
  if (/^\d{1,8}$/.test(text) && Number(text) > 0) return { registerNumber: Number(text) }
  const code = /^([MFT])(\d{1,3})(N?)$/.exec(text)
  if (!code) return 'who_not_read'
  const age = Number(code[2])
  if (age < 8 || age > 99) return 'age_not_possible'
  return { sex: code[1] as Sex, ageBand: ageBandOf(age), firstTime: code[3] === 'N' }
}

function readQuantity(kind: ServiceKind, typed: string): number | LineProblem['code'] {
  const text = latinDigits(typed).trim().toLowerCase()
  if (text === '' || text === '-') return 0
  if (DONE_KINDS.includes(kind)) {
    if (/^(?:1|x|y|yes|✓|\+)$/.test(text)) return 1
    return /^(?:0|n|no)$/.test(text) ? 0 : 'not_a_quantity'
  }
  if (!/^\d{1,6}$/.test(text)) return 'not_a_quantity'
  return Number(text) > MOST_AT_ONCE ? 'quantity_too_large' : Number(text)
}

export interface ContactFacts {
  readonly day: ClinicDay
  readonly today: ClinicDay
  readonly place: string
  readonly places: readonly string[]
  /** Of a client whose death is reported or confirmed: the day of it. */
  readonly diedOn: ClinicDay | null
}

/** Paper of a round comes back within weeks; what is older belongs to a return that was sent. Not clinical. */
export const OLDEST_DAYS = 92

/** Why a meeting cannot be written down. The day of death itself is possible: they were met before. */
export function contactProblem(facts: ContactFacts): { field: 'day' | 'place' | 'who'; code: string } | null {
  const { day, today, place, places, diedOn } = facts
  if (day > today) return { field: 'day', code: 'service_in_future' }
  if (daysBetween(day, today) > OLDEST_DAYS) return { field: 'day', code: 'service_too_old' }
  if (!places.includes(place)) return { field: 'place', code: 'place_unknown' }
  if (diedOn !== null && day > diedOn) return { field: 'who', code: 'service_after_death' }
  return null
}
