import { expect, it } from 'vitest'
import { clock, throughSleep } from '../../electron/clock.ts'

const HOUR = 3_600_000

it('counts the hours that a laptop slept, and nothing else', () => {
  let [steady, up] = [5_000, 900_000]
  const monotonic = throughSleep(
    () => steady,
    () => up,
  )
  const began = monotonic()
  const pass = (ms: number) => {
    steady += ms
    up += ms
  }
  pass(HOUR)
  expect(monotonic() - began).toBe(HOUR)
  up += 8 * HOUR
  expect(monotonic() - began).toBe(9 * HOUR)
  pass(1_000)
  expect(monotonic() - began).toBe(9 * HOUR + 1_000)
})

it('never goes back, however coarsely the system tells its uptime', () => {
  let steady = 0
  const monotonic = throughSleep(
    () => steady,
    () => Math.floor(steady / 500) * 500 + (steady > 20_000 ? 60_000 : 0),
  )
  let last = monotonic()
  for (; steady < 40_000; steady += 37) {
    const next = monotonic()
    expect(next).toBeGreaterThanOrEqual(last)
    last = next
  }
  expect(last).toBeGreaterThan(90_000)
})

it('is the steady clock itself where the system has no better one', () => {
  const steady = () => 7
  expect(throughSleep(steady, null)).toBe(steady)
})

it('goes on in this process as time does', () => {
  const [wall, monotonic] = [clock.now(), clock.monotonic()]
  const until = monotonic + 20
  while (clock.monotonic() < until);
  expect(clock.now()).toBeGreaterThanOrEqual(wall)
})
