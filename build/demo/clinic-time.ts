import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import { addDays, dayOfInstant } from '../../shared/rules/days.ts'
import type { RunningRegister } from '../../tests/helpers/launch.ts'

const HOUR_MS = 3_600_000
/** 02:40 UTC is ten past eight in India, where the clinic of the demonstration stands. */
const OPENING_MS = 2 * HOUR_MS + 40 * 60_000
/** A clinic morning and some more: all of it lies in the past, so that nothing is ever ahead of the real clock. */
const MORNING_MS = 5 * HOUR_MS

/** The latest morning that is over, and how far the register's clock must be set back to play it. */
export function lastMorning(
  now: number,
  timeZone: string,
): { day: ClinicDay; opens: number; offset: number } {
  const today = dayOfInstant(now as Instant, timeZone)
  const opening = (day: ClinicDay) => Date.parse(`${day}T00:00:00Z`) + OPENING_MS
  const day = opening(today) + MORNING_MS <= now ? today : addDays(today, -1)
  return { day, opens: opening(day), offset: opening(day) - now }
}

/** The clock of the clinic so far ahead, as somebody types a time: `0905`. */
export function timeAhead(
  { profileFolder }: Pick<RunningRegister, 'profileFolder'>,
  milliseconds: number,
  timeZone: string,
): string {
  const [offset = 0] = readFileSync(join(profileFolder, 'test-clock'), 'utf8').split(' ').map(Number)
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone })
    .format(Date.now() + offset + milliseconds)
    .replace(':', '')
}
