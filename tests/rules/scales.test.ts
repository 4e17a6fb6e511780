import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { INSTRUMENTS, instrumentOf } from '../../shared/records/instruments.ts'
import { Instrument } from '../../shared/records/scale.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'
import { type ScaleFacts, scaleDue } from '../../shared/rules/scale-due.ts'
import { scaleScore, scoreRange } from '../../shared/rules/scale-score.ts'

const day = (text: string) => text as ClinicDay
const known = (code: string): Instrument => {
  const found = instrumentOf(code)
  if (!found) throw new Error(code)
  return found
}

describe('the instruments', () => {
  it('are well-formed data, each with its source and licence', () => {
    for (const instrument of INSTRUMENTS) expect(() => Instrument.parse(instrument)).not.toThrow()
    expect(new Set(INSTRUMENTS.map(({ code }) => code)).size).toBe(INSTRUMENTS.length)
  })

  it.each([
    ['readiness_ruler', 1, 0, 10],
    ['craving_scale', 1, 0, 10],
    ['who_5', 5, 0, 100],
    ['phq_9', 9, 0, 27],
    ['gad_7', 7, 0, 21],
  ])('%s has %i questions and a score from %i to %i, as published', (code, items, least, most) => {
    expect(known(code).items).toHaveLength(items)
    expect(scoreRange(known(code))).toEqual({ least, most })
  })
})

describe('a score', () => {
  it.each([
    ['who_5', [5, 4, 3, 2, 1], 60],
    ['who_5', [0, 0, 0, 0, 0], 0],
    ['phq_9', [3, 3, 2, 1, 0, 2, 1, 0, 0], 12],
    ['gad_7', [3, 3, 3, 3, 3, 3, 3], 21],
    ['craving_scale', [7], 7],
  ])('of %s answered %j is %i', (code, answers, score) => {
    expect(scaleScore(known(code), answers)).toEqual({ score, missing: [], impossible: [], careNow: [] })
  })

  it('does not exist while an answer is missing, and the question is named', () => {
    expect(scaleScore(known('who_5'), [5, null, 3, 2])).toMatchObject({ score: null, missing: [2, 5] })
  })

  it('does not exist with an answer that was never published, or with one too many', () => {
    expect(scaleScore(known('who_5'), [6, 0, 0, 0, 0])).toMatchObject({ score: null, impossible: [1] })
    expect(scaleScore(known('craving_scale'), [-1])).toMatchObject({ score: null, impossible: [1] })
    expect(scaleScore(known('craving_scale'), [3, 4])).toMatchObject({ score: null, impossible: [2] })
    expect(scaleScore(known('craving_scale'), [1000])).toMatchObject({ score: null, impossible: [1] })
  })

  it('names the answer that wants care now: any thought of harm in the PHQ-9', () => {
    expect(scaleScore(known('phq_9'), [0, 0, 0, 0, 0, 0, 0, 0, 1])).toMatchObject({ score: 1, careNow: [9] })
    expect(scaleScore(known('phq_9'), [3, 3, 3, 3, 3, 3, 3, 3, 0])).toMatchObject({ careNow: [] })
  })

  it('lies within its range for whole answers, and is none for all others', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...INSTRUMENTS),
        fc.array(fc.option(fc.integer({ min: -2, max: 12 })), { maxLength: 12 }),
        (instrument, answers) => {
          const { score } = scaleScore(instrument, answers)
          const whole =
            answers.length === instrument.items.length &&
            instrument.items.every(({ choices }, index) =>
              choices.some(({ value }) => value === answers[index]),
            )
          expect(score !== null).toBe(whole)
          if (score === null) return
          const { least, most } = scoreRange(instrument)
          expect(score).toBeGreaterThanOrEqual(least)
          expect(score).toBeLessThanOrEqual(most)
        },
      ),
    )
  })
})

describe('a questionnaire is due', () => {
  const facts = (more: Partial<ScaleFacts> & { after: number }): ScaleFacts => ({
    today: addDays(day('2026-02-03'), more.after),
    opened: day('2026-02-03'),
    closed: null,
    broughtOver: false,
    results: [],
    instruments: ['who_5', 'craving_scale'],
    ...more,
  })
  it.each([
    ['on the first day', { after: 0 }, 'intake'],
    ['a month later', { after: 30 }, 'intake'],
    ['after that', { after: 31 }, null],
    ['before three months', { after: 79 }, null],
    ['towards three months', { after: 80 }, 'three_months'],
    ['after five months', { after: 150 }, 'three_months'],
    ['later', { after: 151 }, null],
    ['at the close', { after: 200, closed: '2026-08-20' as ClinicDay }, 'closing'],
    ['long after the close', { after: 400, closed: '2026-08-20' as ClinicDay }, null],
    ['of a client brought over, not for the intake', { after: 10, broughtOver: true }, null],
    ['of a client brought over, after three months', { after: 90, broughtOver: true }, 'three_months'],
  ] as const)('%s', (_, more, occasion) => {
    expect(scaleDue(facts(more))?.occasion ?? null).toBe(occasion)
  })

  it('until it was asked for that occasion, each instrument by itself', () => {
    const result = (instrument: string, occasion: 'intake' | 'other') => ({
      instrument,
      occasion,
      day: day('2026-02-05'),
    })
    const due = (...results: ScaleFacts['results']) => scaleDue(facts({ after: 5, results }))
    expect(due(result('who_5', 'other'))?.instruments).toEqual(['who_5', 'craving_scale'])
    expect(due(result('who_5', 'intake'))?.instruments).toEqual(['craving_scale'])
    expect(due(result('who_5', 'intake'), result('craving_scale', 'intake'))).toBeNull()
  })

  it('again in a second treatment', () => {
    const before = { instrument: 'who_5', occasion: 'intake' as const, day: day('2025-02-03') }
    expect(scaleDue(facts({ after: 1, results: [before] }))?.instruments).toContain('who_5')
  })
})
