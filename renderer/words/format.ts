import type { ClinicDay } from '../../shared/records/time.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** `2026-02-03` → `03-Feb-2026`: the same in every language, whatever the system says. */
export function clinicDay(day: ClinicDay | string): string {
  const [year, month, date] = day.split('-')
  return `${date}-${MONTHS[Number(month) - 1]}-${year}`
}

/** `Tuesday` for a clinic day. */
export function weekday(day: ClinicDay | string): string {
  return new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}

const clocks = new Map<string, Intl.DateTimeFormat>()
function clock(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB-u-nu-latn', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  clocks.set(timeZone, made)
  return made
}

function partsOf(at: number, timeZone: string): Record<string, string> {
  return Object.fromEntries(
    clock(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
}

/** A moment as the clinic's wall clock showed it: `08:42`. */
export function time(at: number, timeZone: string): string {
  const { hour, minute } = partsOf(at, timeZone)
  return `${hour}:${minute}`
}

/** `03-Feb-2026 08:42`. */
export function dayAndTime(at: number, timeZone: string): string {
  const { year, month, day } = partsOf(at, timeZone)
  return `${clinicDay(`${year}-${month}-${day}`)} ${time(at, timeZone)}`
}

const NUMBER = new Intl.NumberFormat('en-u-nu-latn', { maximumFractionDigits: 3 })

/** `1,200`, `0.4`: comma from 1,000, leading zero, no trailing zero, Latin digits. */
export function number(value: number): string {
  return NUMBER.format(value)
}

/** Micrograms as the number of milligrams, without the unit: `8`, `0.4`, `1,200`. */
export function milligrams(amountMicrograms: number): string {
  return number(amountMicrograms / 1000)
}

/** Micrograms as `8 mg`; the space keeps number and unit on one line. */
export function amount(amountMicrograms: number): string {
  return `${milligrams(amountMicrograms)}\u00a0mg`
}

const SMALL = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'] as const

/** Whole numbers up to ten as words, `four tablets` being harder to misread than `4 tablets of 2 mg`. */
export function inWords(count: number): string {
  return SMALL[count] ?? number(count)
}

/** `one tablet`, `four tablets`. */
export function counted(count: number, one: string, many: string): string {
  return `${inWords(count)} ${count === 1 ? one : many}`
}

/** A sentence that begins with a count begins with a capital. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** `Ramdini, Zothanpuii and Dr Lalnunmawia`. */
export function listed(items: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(items)
}

/** `February 2026` for any day of it. */
export function monthName(day: ClinicDay | string): string {
  return new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}
