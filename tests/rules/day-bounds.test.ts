import { expect, it } from 'vitest'
import type { ClinicDay } from '../../shared/records/time.ts'
import { boundsOfDay } from '../../shared/rules/day-bounds.ts'

const HOUR = 3_600_000
const cases = [
  { zone: 'Asia/Kolkata', day: '2026-02-03', from: '2026-02-02T18:30:00.000Z', hours: 24 },
  { zone: 'Asia/Dhaka', day: '2026-02-03', from: '2026-02-02T18:00:00.000Z', hours: 24 },
  { zone: 'Europe/London', day: '2026-03-29', from: '2026-03-29T00:00:00.000Z', hours: 23 },
  { zone: 'Europe/London', day: '2026-10-25', from: '2026-10-24T23:00:00.000Z', hours: 25 },
  { zone: 'Pacific/Kiritimati', day: '2026-02-03', from: '2026-02-02T10:00:00.000Z', hours: 24 },
]

it.each(cases)('$day in $zone begins at $from and has $hours hours', ({ zone, day, from, hours }) => {
  const bounds = boundsOfDay(day as ClinicDay, zone)
  expect(new Date(bounds.from).toISOString()).toBe(from)
  expect(bounds.to - bounds.from).toBe(hours * HOUR)
})
