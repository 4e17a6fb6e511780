import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'
import { latinDigits } from '../../shared/rules/latin-digits.ts'
import { readDate } from './read-date.ts'

/** `9:30`, `930`, `9.30` as minutes after midnight; undefined for anything else. */
export function readMinute(typed: string): number | undefined {
  const found = /^(\d{1,2})[:.\s]?(\d{2})$/.exec(latinDigits(typed).trim())
  const [hours, minutes] = [Number(found?.[1]), Number(found?.[2])]
  return found && hours < 24 && minutes < 60 ? hours * 60 + minutes : undefined
}

/** A date, or `+14`: so many days after `from`. */
export function readNext(typed: string, from: ClinicDay): ClinicDay | undefined {
  const days = /^\+\s?(\d{1,3})$/.exec(latinDigits(typed).trim())?.[1]
  if (days !== undefined) return addDays(from, Number(days))
  const read = readDate(typed)
  return 'day' in read ? read.day : undefined
}
