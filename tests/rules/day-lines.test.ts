import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  countOutcomes,
  type DayClient,
  type DayDose,
  type DraftLine,
  dayLines,
} from '../../shared/rules/day-lines.ts'
import type { DoseRecord, DoseState } from '../../shared/rules/dose-state.ts'
import { aDose, day } from './dose-records.ts'
import { anOrder, aStep } from './order-facts.ts'

const today = day('2026-02-06')
const dose = (changed: Partial<DoseRecord> = {}, incidentTakenMicrograms: number | null = null): DayDose => ({
  ...aDose(today, changed),
  incidentTakenMicrograms,
})
const inState = (...states: DoseState[]) => states.map((state) => dose({ state }))
const client = (changed: Partial<DayClient> = {}): DayClient => ({
  clientId: 5,
  orders: [anOrder()],
  doses: [],
  attended: null,
  away: false,
  dead: false,
  ...changed,
})
const notDue = { orders: [] }
const everyState: DoseState[] = [
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

describe('what the close of the day writes for one slot', () => {
  test.each<[string, Partial<DayClient>, DraftLine['outcome'] | null, number]>([
    ['taken', { doses: inState('checked') }, 'taken', 8000],
    ['mouth not checked', { doses: inState('not_checked') }, 'not_checked', 8000],
    ['refused', { doses: inState('refused') }, 'refused', 0],
    ['withheld', { doses: inState('withheld') }, 'withheld', 0],
    ['vomited', { doses: inState('vomited') }, 'vomited', 8000],
    ['spilled', { doses: inState('spilled') }, 'spilled', 0],
    ['an incident, amount not known', { doses: inState('incident') }, 'incident', 8000],
    ['an incident, 12 mg taken', { doses: [dose({ state: 'incident' }, 12_000)] }, 'incident', 12_000],
    ['an incident, nothing taken', { doses: [dose({ state: 'incident' }, 0)] }, 'incident', 0],
    ['refused, then taken', { doses: inState('refused', 'checked') }, 'taken', 8000],
    ['voided, then taken', { doses: inState('voided', 'checked') }, 'taken', 8000],
    ['voided, never came again', { doses: inState('voided') }, 'missed', 0],
    ['prepared, nobody said how it went', { doses: inState('prepared') }, 'unfinished', 0],
    ['under the tongue', { doses: inState('given') }, 'unfinished', 8000],
    ['due, nobody came', {}, 'missed', 0],
    ['due, came, held by the doctor', { attended: 'held' }, 'held', 0],
    ['due, came, locked by the ladder', { attended: 'locked' }, 'held', 0],
    ['due, came, shelf empty', { attended: 'no_stock' }, 'withheld', 0],
    ['came, no order', { ...notDue, attended: 'no_order' }, 'no_order', 0],
    ['not due, did not come', notDue, null, 0],
    ['not due, prepared by mistake and voided', { ...notDue, doses: inState('voided') }, null, 0],
    ['taken, and the order stopped since', { ...notDue, doses: inState('checked') }, 'taken', 8000],
    [
      'carried home for this day',
      { doses: [dose({ kind: 'take_home', state: 'given' })] },
      'take_home',
      8000,
    ],
    ['carried home, brought back', { doses: [dose({ kind: 'take_home', state: 'returned' })] }, 'missed', 0],
  ])('%s', (_, changed, outcome, amountMicrograms) => {
    const due = changed.orders === undefined ? 1 : 0
    const expected = outcome === null ? [] : [{ clientId: 5, slot: 1, due, outcome, amountMicrograms }]
    expect(dayLines(client(changed), today, false)).toEqual(expected)
  })

  test('a re-dose stands for the dose before it, and what was swallowed of both counts', () => {
    const spilled = dose({ state: 'spilled' })
    const vomited = dose({ state: 'vomited' })
    const redoseOf = (first: DayDose) => dose({ redoseOf: first.id, amountMicrograms: 6000, attempt: 2 })
    const lines = (first: DayDose) => dayLines(client({ doses: [first, redoseOf(first)] }), today, false)
    expect(lines(spilled)).toMatchObject([{ outcome: 'taken', amountMicrograms: 6000 }])
    expect(lines(vomited)).toMatchObject([{ outcome: 'taken', amountMicrograms: 14_000 }])
  })

  test('on a closed day nobody is missed, and a dose given all the same is not due', () => {
    expect(dayLines(client(), today, true)).toEqual([])
    expect(dayLines(client({ doses: inState('checked') }), today, true)).toMatchObject([
      { due: 0, outcome: 'taken' },
    ])
  })

  test('each slot of a split order has its own line', () => {
    const orders = [anOrder({ steps: [aStep(4000), aStep(4000, { slot: 2 })] })]
    const lines = dayLines(client({ orders, doses: inState('checked') }), today, false)
    expect(lines.map(({ slot, outcome }) => [slot, outcome])).toEqual([
      [1, 'taken'],
      [2, 'missed'],
    ])
  })
})

describe('the lines of a day', () => {
  const anyDose = fc.record({ state: fc.constantFrom(...everyState), slot: fc.integer({ min: 1, max: 3 }) })
  const anyClient = fc.record({
    slots: fc.integer({ min: 0, max: 3 }),
    doses: fc.array(anyDose, { maxLength: 5 }),
    attended: fc.constantFrom(null, 'no_order' as const, 'held' as const),
  })

  test('tell every due slot once, nothing twice, and nobody missed who was not due; counts add up', () => {
    fc.assert(
      fc.property(anyClient, fc.boolean(), ({ slots, doses, attended }, closed) => {
        const steps = Array.from({ length: slots }, (_, index) => aStep(2000, { slot: index + 1 }))
        const orders = slots === 0 ? [] : [anOrder({ steps })]
        const lines = dayLines(
          client({ orders, doses: doses.map((changed) => dose(changed)), attended }),
          today,
          closed,
        )
        expect(new Set(lines.map(({ slot }) => slot)).size).toBe(lines.length)
        expect(lines.filter(({ due }) => due === 1).length).toBe(closed ? 0 : slots)
        const counted = countOutcomes(lines).reduce((sum, { due, other }) => sum + due + other, 0)
        expect(counted).toBe(lines.length)
        for (const { outcome, amountMicrograms } of lines)
          if (['missed', 'refused', 'withheld', 'held', 'no_order', 'spilled'].includes(outcome))
            expect(amountMicrograms).toBe(0)
        if (attended === null && !closed)
          for (const { due, outcome } of lines) if (outcome === 'missed') expect(due).toBe(1)
      }),
      { numRuns: 1000 },
    )
  })
})
