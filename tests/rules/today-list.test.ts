import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DoseRecord, DoseState } from '../../shared/rules/dose-state.ts'
import { standingDose, type TodayGroup, type TodaySlot, todayList } from '../../shared/rules/today-list.ts'
import { aDose } from './dose-records.ts'

const today = '2026-02-06'
const slot = (changed: Partial<TodaySlot> = {}): TodaySlot => ({
  clientId: 1,
  slot: 1,
  ordered: { drug: 'buprenorphine', amountMicrograms: 8000 },
  doses: [],
  attendance: null,
  away: false,
  ...changed,
})
const inState = (...states: DoseState[]) => states.map((state) => aDose(today, { state }))

describe('where a slot of the day stands', () => {
  test.each<[string, Partial<TodaySlot>, TodayGroup, number]>([
    ['nobody came', {}, 'not_yet_come', 0],
    ['nothing ordered', { ordered: null }, 'not_due', 0],
    ['came, no order', { ordered: null, attendance: 'no_order' }, 'not_given', 0],
    ['came, held', { attendance: 'held' }, 'not_given', 0],
    ['prepared', { doses: inState('prepared') }, 'prepared', 0],
    ['under the tongue', { doses: inState('given') }, 'waiting', 8000],
    ['checked', { doses: inState('checked') }, 'given', 8000],
    ['not checked', { doses: inState('not_checked') }, 'given', 8000],
    ['vomited', { doses: inState('vomited') }, 'given', 8000],
    ['an incident', { doses: inState('incident') }, 'given', 8000],
    ['refused', { doses: inState('refused') }, 'not_given', 0],
    ['withheld', { doses: inState('withheld') }, 'not_given', 0],
    ['spilled', { doses: inState('spilled') }, 'not_given', 0],
    ['voided, and nobody came again', { doses: inState('voided') }, 'not_yet_come', 0],
    ['refused, then taken', { doses: inState('refused', 'checked') }, 'given', 8000],
    [
      'taken, though the order was stopped since',
      { ordered: null, doses: inState('checked') },
      'given',
      8000,
    ],
    ['carried for today', { doses: [aDose(today, { state: 'given', kind: 'take_home' })] }, 'given', 8000],
  ])('%s', (_, changed, group, amountMicrograms) => {
    expect(todayList([slot(changed)]).lines).toMatchObject([{ group, amountMicrograms }])
  })

  test('a spilled dose stands as its re-dose does', () => {
    const spilled = aDose(today, { state: 'spilled' })
    const redose = aDose(today, { redoseOf: spilled.id, attempt: 2 })
    expect(standingDose([spilled, redose])).toBe(redose)
    expect(standingDose([spilled, { ...redose, state: 'refused' }])).toBe(spilled)
  })
})

describe('the counts of the day', () => {
  test('expected and given by drug', () => {
    const methadone = { drug: 'methadone' as const, amountMicrograms: 40_000 }
    const { counts, totals } = todayList([
      slot({ doses: inState('checked') }),
      slot({ clientId: 2 }),
      slot({ clientId: 3, ordered: methadone, doses: inState('given') }),
      slot({ clientId: 4, ordered: null }),
    ])
    expect(counts).toEqual({
      due: 3,
      prepared: 0,
      waiting: 1,
      given: 1,
      not_given: 0,
      not_yet_come: 1,
      not_due: 1,
    })
    expect(totals).toEqual([
      { drug: 'buprenorphine', expectedMicrograms: 16_000, givenMicrograms: 8000 },
      { drug: 'methadone', expectedMicrograms: 40_000, givenMicrograms: 8000 },
    ])
  })

  test('always add up, whatever happened', () => {
    const states: DoseState[] = [
      'prepared',
      'given',
      'checked',
      'not_checked',
      'refused',
      'withheld',
      'vomited',
      'spilled',
      'incident',
      'returned',
      'voided',
    ]
    const dose = fc.record({
      state: fc.constantFrom(...states),
      kind: fc.constantFrom('observed', 'take_home'),
    })
    const anySlot = fc.record({
      ordered: fc.boolean(),
      doses: fc.array(dose, { maxLength: 4 }),
      attendance: fc.constantFrom(null, 'no_order', 'held', 'locked', 'no_stock'),
    })
    fc.assert(
      fc.property(fc.array(anySlot, { maxLength: 40 }), (made) => {
        const slots = made.map(({ ordered, doses, attendance }, clientId) =>
          slot({
            clientId,
            doses: doses.map((changed): DoseRecord => aDose(today, changed)),
            attendance,
            ...(ordered ? {} : { ordered: null }),
          }),
        )
        const { lines, counts } = todayList(slots)
        expect(lines.length).toBe(slots.length)
        expect(counts.prepared + counts.waiting + counts.given + counts.not_given + counts.not_yet_come).toBe(
          counts.due,
        )
        expect(counts.due + counts.not_due).toBe(slots.length)
        for (const line of lines)
          expect(line.amountMicrograms > 0).toBe(line.group === 'given' || line.group === 'waiting')
      }),
      { numRuns: 1000 },
    )
  })
})
