import { uptime } from 'node:os'

/** What every handler takes instead of reading the time itself. */
export type Clock = {
  /** The wall clock, in UTC milliseconds since 1970. May jump, forward and back. */
  now(): number
  /**
   * Milliseconds since some fixed point in this process: never goes back, whatever is done to the wall clock.
   * Comparing both over the same span shows a wall clock that was changed while the register was running.
   */
  monotonic(): number
}

/** Smaller differences between the two are the coarseness of the second. */
const LEAST_SLEEP_MS = 1_000

/**
 * Time that never goes back and does not stand still while a laptop sleeps. Linux stops its monotonic clock in sleep;
 * then the wall clock seems to jump at every lid that was closed (Windows counts on, and macOS derives its uptime from
 * the wall clock, so neither is corrected).
 *
 * @param steady milliseconds that stop in sleep
 * @param withSleep milliseconds that go on, or null where the system has none of use
 */
export function throughSleep(steady: () => number, withSleep: (() => number) | null): () => number {
  if (withSleep === null) return steady
  const before = withSleep() - steady()
  let slept = 0
  return () => {
    const now = steady()
    const behind = withSleep() - before - now
    if (behind - slept > LEAST_SLEEP_MS) slept = behind
    return now + slept
  }
}

/**
 * This file is the only reader of time (a test reads the import graph). The test package swaps it, at build,
 * for one that adds an offset.
 */
export const clock: Clock = {
  now: () => Date.now(),
  monotonic: throughSleep(
    () => performance.now(),
    process.platform === 'linux' ? () => uptime() * 1000 : null,
  ),
}

/** @returns UTC milliseconds since 1970 */
export const now = (): number => clock.now()

/** @returns milliseconds that never go back, comparable only within this process */
export const monotonic = (): number => clock.monotonic()
