import { expect, it } from 'vitest'
import { canaries } from '../../build/faults/canaries.ts'
import { clockSequences } from '../../build/faults/clock-sequences.ts'
import { flips } from '../../build/faults/flips.ts'
import { pinGuesses } from '../../build/faults/pin-guesses.ts'

it('a flipped bit or an older page, file or log is seen or changes no row, and the original is kept', async () => {
  const { counts, failures } = await flips({ seed: 1, scale: 0.006 })
  expect(failures).toEqual([])
  expect(counts.damages).toBeGreaterThanOrEqual(50)
}, 120_000)

it('a clock that is set back, forward and across restarts gives nobody a second dose in a clinic day', async () => {
  const { counts, failures } = await clockSequences({ seed: 1, scale: 0.008 })
  expect(failures).toEqual([])
  expect(counts['doses given']).toBeGreaterThan(5)
  expect(counts['second try refused']).toBeGreaterThan(5)
}, 120_000)

it('of many PINs guessed across restarts and clock changes ten are looked at', async () => {
  const { counts, failures } = await pinGuesses({ seed: 1, scale: 0.05 })
  expect(failures).toEqual([])
  expect(counts['answered: REFUSED wrong_pin']).toBe(10)
}, 120_000)

it('the names of clients stand in no file that a day leaves behind', async () => {
  const { counts, failures } = await canaries({ seed: 1, scale: 0.05 })
  expect(failures).toEqual([])
  expect(counts.runs).toBe(1)
}, 120_000)
