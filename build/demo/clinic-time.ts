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

/**
 * The last morning of the month before: its return is due on the morning after, which lies in the past too. As
 * `lastMorning` tells it.
 */
export function monthsLastMorning(now: number, timeZone: string): ReturnType<typeof lastMorning> {
  const { day: latest } = lastMorning(now, timeZone)
  const day = addDays(`${latest.slice(0, 8)}01` as ClinicDay, -1)
  const opens = Date.parse(`${day}T00:00:00Z`) + OPENING_MS
  return { day, opens, offset: opens - now }
}

/** How far the wall clock of a running register is set off, in milliseconds. */
export function clockOffset({ profileFolder }: Pick<RunningRegister, 'profileFolder'>): number {
  const [offset = 0] = readFileSync(join(profileFolder, 'test-clock'), 'utf8').split(' ').map(Number)
  return offset
}

/** The night goes by: it is ten past eight on the morning after `day`. */
export function untilNextMorning(register: RunningRegister, day: ClinicDay): void {
  const opens = Date.parse(`${addDays(day, 1)}T00:00:00Z`) + OPENING_MS
  register.passTime(opens - Date.now() - clockOffset(register))
}

/** The clock of the clinic so far ahead, as somebody types a time: `0905`. */
export function timeAhead(
  register: Pick<RunningRegister, 'profileFolder'>,
  milliseconds: number,
  timeZone: string,
): string {
  const offset = clockOffset(register)
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone })
    .format(Date.now() + offset + milliseconds)
    .replace(':', '')
}
