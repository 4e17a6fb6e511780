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

/**
 * This file is the only reader of time (a test reads the import graph). The test package swaps it, at build,
 * for one that adds an offset.
 */
export const clock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
}

/** @returns UTC milliseconds since 1970 */
export const now = (): number => clock.now()

/** @returns milliseconds that never go back, comparable only within this process */
export const monotonic = (): number => clock.monotonic()
