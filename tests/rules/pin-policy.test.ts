import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalisePin, pinGate, pinProblem } from '../../shared/rules/pin-policy.ts'

const second = 1_000
const noon = Date.UTC(2026, 0, 15, 6, 30)

describe('a new PIN', () => {
  test.each([
    ['40281', 'not-six-digits'],
    ['4028177', 'not-six-digits'],
    ['40281a', 'not-six-digits'],
    ['402 17', 'not-six-digits'],
    ['', 'not-six-digits'],
    ['000000', 'repeated'],
    ['121212', 'repeated'],
    ['123123', 'repeated'],
    ['111222', 'repeated'],
    ['123456', 'sequential'],
    ['654321', 'sequential'],
    ['789012', 'sequential'],
    ['210987', 'sequential'],
    ['159753', 'often-chosen'],
    ['৬৫৪৩২১', 'sequential'],
  ])('%s is refused: %s', (pin, problem) => {
    expect(pinProblem(pin)).toBe(problem)
  })

  test.each(['402817', '111223', '998811', '৪০২৮১৭'])('%s is taken', (pin) => {
    expect(pinProblem(pin)).toBeUndefined()
  })

  test('with the person’s birth year in it is refused where the year is known', () => {
    expect(pinProblem('198407', { birthYear: 1984 })).toBe('birth-year')
    expect(pinProblem('071984', { birthYear: 1984 })).toBe('birth-year')
    expect(pinProblem('198407', { birthYear: 1985 })).toBeUndefined()
    expect(pinProblem('198407')).toBeUndefined()
  })

  test('is refused in fewer than one in a thousand cases', () => {
    let refused = 0
    for (let pin = 0; pin < 1_000_000; pin += 1) {
      if (pinProblem(String(pin).padStart(6, '0')) !== undefined) refused += 1
    }
    expect(refused).toBeGreaterThan(1_000)
    expect(refused).toBeLessThan(1_300)
  })
})

test('digits of every script that a keyboard here sends are one PIN, also with blanks around it', () => {
  for (const typed of ['৪০২৮১৭', '४०२८१७', '４０２８１７', '٤٠٢٨١٧', '۴۰۲۸۱۷', ' 402817 ']) {
    expect(normalisePin(typed)).toBe('402817')
  }
})

describe('the gate before a PIN is evaluated', () => {
  test.each([
    [0, 0],
    [1, 0],
    [2, 0],
    [3, 5],
    [4, 10],
    [5, 20],
    [6, 40],
    [7, 80],
    [8, 160],
    [9, 300],
  ])('after %i failures waits %i s', (failures, seconds) => {
    const expected = seconds === 0 ? { outcome: 'allowed' } : { outcome: 'wait', ms: seconds * second }
    expect(pinGate(failures, noon, noon)).toEqual(expected)
    expect(pinGate(failures, noon, noon + seconds * second)).toEqual({ outcome: 'allowed' })
  })

  test('is shut for good after ten failures, whatever the clock says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 1_000 }), fc.integer(), fc.integer(), (failures, last, now) => {
        expect(pinGate(failures, last, now)).toEqual({ outcome: 'disabled' })
      }),
    )
  })

  test('lets at most ten guesses through in any order of guesses, restarts and clock changes', () => {
    const moves = fc.array(fc.integer({ min: -400 * second, max: 400 * second }), { minLength: 100 })
    fc.assert(
      fc.property(moves, (jumps) => {
        let [failures, lastFailureAt, now, evaluated] = [0, undefined as number | undefined, noon, 0]
        for (const jump of jumps) {
          now += jump
          if (pinGate(failures, lastFailureAt, now).outcome !== 'allowed') continue
          failures += 1
          lastFailureAt = now
          evaluated += 1
        }
        expect(evaluated).toBeLessThanOrEqual(10)
      }),
    )
  })

  test('never makes anyone wait longer than five minutes by what it says, nor ten in all', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 9 }), fc.integer({ min: -1e9, max: 1e9 }), (failures, offset) => {
        const gate = pinGate(failures, noon, noon + offset)
        if (gate.outcome !== 'wait') return
        expect(gate.ms).toBeGreaterThan(0)
        expect(gate.ms).toBeLessThanOrEqual(300 * second)
        expect(pinGate(failures, noon, noon + offset + 600 * second)).toEqual({ outcome: 'allowed' })
      }),
    )
  })
})
