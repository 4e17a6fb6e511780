import { describe, expect, it, test } from 'vitest'
import type { DoseFacts } from '../../shared/rules/dose-facts.ts'
import { type PassportAsk, passportPlan } from '../../shared/rules/passport-issue.ts'
import { doseFacts } from './dose-facts.ts'
import { aDose, day } from './dose-records.ts'
import { anOrder } from './order-facts.ts'

/** On 8 mg daily, dosed yesterday, today the 6th; a slip of three days from tomorrow. */
const planOf = (changed: Partial<DoseFacts> = {}, asked: Partial<PassportAsk> = {}) =>
  passportPlan(doseFacts({ doses: [aDose('2026-02-05')], ...changed }), {
    receivingSite: 23,
    fromDay: day('2026-02-07'),
    days: 3,
    ...asked,
  })
const inShort = (verdict: ReturnType<typeof planOf>): string =>
  verdict.ok
    ? `${verdict.plan.claims.map(({ day: on, slot }) => `${on.slice(8)}/${slot}`).join(' ')}${verdict.plan.needsDoctor ? ', doctor' : ''}`
    : verdict.reasons.map(({ code }) => code).join(', ')
const taper = (advance: 'date' | 'swallowed') => {
  const step = { days: null, advance, slot: 1, leastHours: 0 } as const
  return anOrder({
    kind: 'taper',
    steps: [
      { ...step, step: 1, days: 8, amountMicrograms: 8000 },
      { ...step, step: 2, amountMicrograms: 6000 },
    ],
  })
}

describe('whether a dose passport may be written', () => {
  test.each<[string, Partial<DoseFacts>, Partial<PassportAsk>, string]>([
    ['three days from tomorrow', {}, {}, '07/1 08/1 09/1'],
    ['from today, not yet dosed', {}, { fromDay: day('2026-02-06'), days: 1 }, '06/1'],
    [
      'from today, dosed today',
      { doses: [aDose('2026-02-06')] },
      { fromDay: day('2026-02-06') },
      'passport_day_taken',
    ],
    ['from yesterday', {}, { fromDay: day('2026-02-05') }, 'passport_from_past'],
    [
      'fourteen days',
      {},
      { days: 14 },
      '07/1 08/1 09/1 10/1 11/1 12/1 13/1 14/1 15/1 16/1 17/1 18/1 19/1 20/1',
    ],
    ['fifteen days', {}, { days: 15 }, 'passport_days'],
    ['no day', {}, { days: 0 }, 'passport_days'],
    ['in three weeks', {}, { fromDay: day('2026-02-27') }, 'passport_too_far'],
    ['a client who is held', { holds: [{ id: 1, kind: 'doctor' }] }, {}, 'held'],
    ['no order', { orders: [] }, {}, 'no_order'],
    [
      'an order that ends on the second day',
      { orders: [anOrder({ endDay: day('2026-02-08') })] },
      {},
      'passport_order_ends',
    ],
    [
      'an order that another follows on the second day',
      {
        orders: [anOrder(), anOrder({ id: 2, supersedes: 1, startDay: day('2026-02-08') })],
      },
      {},
      'passport_order_changes',
    ],
    ['a taper that falls on the third day', { orders: [taper('date')] }, {}, 'passport_amount_changes'],
    ['a taper that falls after the slip', { orders: [taper('date')] }, { days: 2 }, '07/1 08/1'],
    ['a guest', { orders: [anOrder({ via: 'passport' })] }, {}, 'passport_of_guest'],
    [
      'a day carried home already',
      { doses: [aDose('2026-02-05'), aDose('2026-02-08', { kind: 'take_home', state: 'given' })] },
      {},
      'passport_day_taken',
    ],
    [
      'days of a slip that runs',
      { passports: [{ id: 1, fromDay: day('2026-02-09'), untilDay: day('2026-02-12'), receivingSite: 23 }] },
      {},
      'passport_overlaps',
    ],
    [
      'never dosed',
      { doses: [], orders: [anOrder({ startDay: day('2026-02-06') })] },
      {},
      'passport_no_last_dose',
    ],
    ['a titration', { orders: [anOrder({ kind: 'titration' })] }, {}, '07/1 08/1 09/1, doctor'],
    ['a brought-over order', { orders: [anOrder({ via: 'brought_over' })] }, {}, '07/1 08/1 09/1, doctor'],
  ])('%s', (_, changed, asked, expected) => {
    expect(inShort(planOf(changed, asked))).toBe(expected)
  })

  it('claims every slot of a split day, and on alternate days those on which a dose is due', () => {
    const steps = [1, 2].map((slot) => ({
      step: 1,
      days: null,
      advance: 'swallowed' as const,
      slot,
      leastHours: slot === 1 ? 0 : 6,
      amountMicrograms: 4000,
    }))
    expect(inShort(planOf({ orders: [anOrder({ steps })] }, { days: 2 }))).toBe('07/1 07/2 08/1 08/2')
    const alternate = { orders: [anOrder({ everyDays: 2 })] }
    expect(inShort(planOf(alternate, { days: 4 }))).toBe('07/1 09/1')
    expect(inShort(planOf(alternate, { fromDay: day('2026-02-08') }))).toBe('passport_not_due')
  })

  it('names the last dose that was taken, today’s included', () => {
    const plan = (doses: DoseFacts['doses']) => {
      const verdict = planOf({ doses })
      return verdict.ok ? [verdict.plan.lastDoseDay, verdict.plan.lastDoseMicrograms] : verdict.reasons
    }
    expect(plan([aDose('2026-02-05')])).toEqual(['2026-02-05', 8000])
    expect(plan([aDose('2026-02-05'), aDose('2026-02-06', { amountMicrograms: 4000 })])).toEqual([
      '2026-02-06',
      4000,
    ])
  })
})
