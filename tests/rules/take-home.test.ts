import { describe, expect, test } from 'vitest'
import type { RulePackBody } from '../../shared/records/rule-pack.ts'
import { daysWithoutDose } from '../../shared/rules/days-without-dose.ts'
import { gapBefore, visitsBefore } from '../../shared/rules/dose-gap.ts'
import { stepProgress } from '../../shared/rules/order-step.ts'
import { rulePackDefault } from '../../shared/rules/rule-pack-default.ts'
import {
  type TakeHomeFacts,
  type TakeHomeVerdict,
  takeHomeChoices,
  takeHomeVerdict,
} from '../../shared/rules/take-home.ts'
import { aBatch, aTablet, doseFacts } from './dose-facts.ts'
import { aDose, day } from './dose-records.ts'
import { anOrder, aStep } from './order-facts.ts'

const today = '2026-02-06'
const policy = (changed: Partial<RulePackBody['takeHome']> = {}) => ({
  version: 1,
  signed: true,
  body: { ...rulePackDefault, takeHome: { ...rulePackDefault.takeHome, ...changed } },
})

/** Three months on 8 mg daily, three days to take home allowed, today's dose swallowed and the mouth checked. */
const order = anOrder({ startDay: day('2025-11-01'), endDay: day('2026-02-28'), takeHomeDays: 3 })
function takeHomeFacts(changed: Partial<TakeHomeFacts> = {}): TakeHomeFacts {
  const doses = changed.doses ?? [aDose('2026-02-05'), aDose(today)]
  return { ...doseFacts({ orders: [order], pack: policy(), ...changed, doses }), missedLast28: 0, ...changed }
}
const upTo = (last: string) => ({ by: 'order', last: day(last) }) as const

function inShort(verdict: TakeHomeVerdict): string {
  if (!verdict.allowed) return verdict.reasons.map(({ code }) => code.replace('take_home_', '')).join(', ')
  return verdict.doses
    .map((dose) => `${dose.clinicDay.slice(8)}/${dose.slot} ${dose.amountMicrograms / 1000}`)
    .join(', ')
}

const split = [aStep(4000, { leastHours: 8 }), aStep(4000, { slot: 2, leastHours: 8 })]

describe('doses to take home', () => {
  test.each<[string, Partial<TakeHomeFacts>, string, string]>([
    ['three days, each with its own dose', {}, '2026-02-09', '07/1 8, 08/1 8, 09/1 8'],
    ['a fourth day is more than the order allows', {}, '2026-02-10', 'too_many_days'],
    [
      'an order without take-home days',
      { orders: [{ ...order, takeHomeDays: 0 }] },
      '2026-02-07',
      'not_in_order, too_many_days',
    ],
    [
      'the pack allows fewer than the order',
      { pack: policy({ mostDays: 2 }) },
      '2026-02-09',
      'too_many_days',
    ],
    ['the pack allows none at all', { pack: policy({ allowed: false }) }, '2026-02-07', 'not_allowed'],
    ['a pack that nobody signed', { pack: { ...policy(), signed: false } }, '2026-02-07', 'pack_unsigned'],
    [
      'too early in treatment',
      { orders: [{ ...order, startDay: day('2026-01-01') }] },
      '2026-02-07',
      'too_early',
    ],
    ['missed more often than the pack allows', { missedLast28: 3 }, '2026-02-07', 'missed'],
    ['missed as often as the pack allows', { missedLast28: 2 }, '2026-02-07', '07/1 8'],
    ['held', { holds: [{ id: 1, kind: 'doctor' }] }, '2026-02-07', 'held'],
    ['the office asks', { officeCase: { caseNumber: 7 } }, '2026-02-07', 'ask_office'],
    ['an induction', { orders: [{ ...order, kind: 'induction' }] }, '2026-02-07', 'in_induction'],
    ['no order', { orders: [] }, '2026-02-07', 'no_order'],
    ['today not given yet', { doses: [aDose('2026-02-05')] }, '2026-02-07', 'today_first'],
    ['under the tongue', { doses: [aDose(today, { state: 'given' })] }, '2026-02-07', 'unfinished'],
    ['vomited today', { doses: [aDose(today, { state: 'vomited' })] }, '2026-02-07', 'today_lost'],
    [
      'today was carried home: nobody saw one swallowed',
      { doses: [aDose(today, { kind: 'take_home', state: 'given' })] },
      '2026-02-07',
      'today_carried',
    ],
    [
      'a suspected diversion that nobody reviewed',
      { doses: [aDose(today, { diversion: 'suspected' })] },
      '2026-02-07',
      'diversion',
    ],
    [
      'tomorrow is carried already: only the days after it',
      { doses: [aDose(today), aDose('2026-02-07', { kind: 'take_home', state: 'given' })] },
      '2026-02-08',
      '08/1 8',
    ],
    [
      'tomorrow came back: it may be carried again',
      { doses: [aDose(today), aDose('2026-02-07', { kind: 'take_home', state: 'returned' })] },
      '2026-02-07',
      '07/1 8',
    ],
    [
      'all is carried already',
      { doses: [aDose(today), aDose('2026-02-07', { kind: 'take_home', state: 'given' })] },
      '2026-02-07',
      'nothing_due',
    ],
    [
      'past the end of the order',
      { orders: [{ ...order, endDay: day('2026-02-07') }] },
      '2026-02-08',
      'order_ends',
    ],
    [
      'another order begins on Sunday',
      {
        orders: [order, anOrder({ id: 2, supersedes: 1, startDay: day('2026-02-08'), steps: [aStep(6000)] })],
      },
      '2026-02-08',
      'order_changes',
    ],
    [
      'split doses: the evening of today and both of tomorrow',
      { orders: [{ ...order, steps: split }], doses: [aDose(today, { amountMicrograms: 4000 })] },
      '2026-02-07',
      '06/2 4, 07/1 4, 07/2 4',
    ],
    [
      'split doses: the evening alone',
      { orders: [{ ...order, steps: split }], doses: [aDose(today, { amountMicrograms: 4000 })] },
      today,
      '06/2 4',
    ],
    [
      'split doses, after the evening one the morning is not given any more',
      { orders: [{ ...order, steps: split }], doses: [aDose(today, { slot: 2, amountMicrograms: 4000 })] },
      '2026-02-07',
      '07/1 4, 07/2 4',
    ],
    [
      'alternate days: of three days one dose',
      { orders: [{ ...order, startDay: day('2025-11-02'), everyDays: 2 }] },
      '2026-02-09',
      '08/1 8',
    ],
    [
      'alternate days, not due today: the one of tomorrow',
      {
        orders: [{ ...order, startDay: day('2025-11-01'), everyDays: 2 }],
        doses: [aDose('2026-02-05')],
      },
      '2026-02-07',
      '07/1 8',
    ],
    [
      'alternate days, not due today, and the last one missed',
      {
        orders: [{ ...order, startDay: day('2025-11-01'), everyDays: 2 }],
        doses: [aDose('2026-02-03')],
      },
      '2026-02-07',
      'days_without',
    ],
    [
      'a rising order: no increase is carried home',
      { orders: [{ ...order, steps: [aStep(4000, { days: 1 }), aStep(8000, { step: 2 })] }] },
      '2026-02-08',
      '07/1 4, 08/1 4',
    ],
    [
      'a taper by date goes down in the bag too',
      {
        orders: [
          {
            ...order,
            steps: [aStep(8000, { days: 99, advance: 'date' }), aStep(6000, { step: 2, advance: 'date' })],
          },
        ],
      },
      '2026-02-08',
      '07/1 8, 08/1 6',
    ],
    [
      'the pack holds enough for one day only',
      { shelf: [aTablet(2000, { batches: [aBatch(2000, 7)] })] },
      '2026-02-08',
      'no_stock',
    ],
    [
      'the pack expires before the last day',
      { shelf: [aTablet(2000, { batches: [aBatch(2000, 90, '2026-02-08')] })] },
      '2026-02-09',
      'expired_stock',
    ],
  ])('%s', (_, changed, last, expected) => {
    expect(inShort(takeHomeVerdict(takeHomeFacts(changed), upTo(last)))).toBe(expected)
  })

  test('an episode that was closed carries nothing', () => {
    expect(inShort(takeHomeVerdict(takeHomeFacts({ episodes: [] }), upTo('2026-02-07')))).toBe('no_episode')
  })

  test('each verdict names the pack, its version and the source of the line', () => {
    expect(takeHomeVerdict(takeHomeFacts({ missedLast28: 9 }), upTo('2026-02-07')).rule).toEqual({
      name: 'Starting rules',
      version: 1,
      source: rulePackDefault.takeHome.source,
    })
  })

  test('the counter offers each number of days that gives another dose, and nothing it would refuse', () => {
    const days = (changed: Partial<TakeHomeFacts>) =>
      takeHomeChoices(takeHomeFacts(changed)).map((choice) => choice.days)
    expect(days({})).toEqual([1, 2, 3])
    expect(days({ orders: [{ ...order, startDay: day('2025-11-02'), everyDays: 2 }] })).toEqual([2])
    expect(days({ doses: [aDose('2026-02-05')] })).toEqual([])
    expect(
      days({ orders: [{ ...order, steps: split }], doses: [aDose(today, { amountMicrograms: 4000 })] }),
    ).toEqual([0, 1, 2, 3])
  })
})

describe('doses for a closure, from a list that a doctor signed', () => {
  const closed = { by: 'closure', first: day('2026-02-08'), last: day('2026-02-09') } as const
  test('need no take-home days in the order, and leave the open day before the closure to the counter', () => {
    const facts = takeHomeFacts({ orders: [{ ...order, takeHomeDays: 0 }] })
    expect(inShort(takeHomeVerdict(facts, closed))).toBe('08/1 8, 09/1 8')
    expect(inShort(takeHomeVerdict(facts, closed, day('2026-02-07')))).toBe('comes_before')
  })

  test.each<[string, Partial<TakeHomeFacts>, string]>([
    ['more days than the pack allows', { pack: policy({ mostDays: 1 }) }, 'too_many_days'],
    ['held since the signature', { holds: [{ id: 1, kind: 'safety' }] }, 'held'],
    ['missed too often', { missedLast28: 5 }, 'missed'],
    [
      'an order that ends in the closure',
      { orders: [{ ...order, endDay: day('2026-02-08') }] },
      'order_ends',
    ],
  ])('%s is refused at the counter all the same', (_, changed, expected) => {
    expect(inShort(takeHomeVerdict(takeHomeFacts(changed), closed))).toBe(expected)
  })
})

describe('the ladder over days carried home', () => {
  const carried = [
    aDose('2026-02-02'),
    aDose('2026-02-03', { kind: 'take_home', state: 'given' }),
    aDose('2026-02-04', { kind: 'take_home', state: 'given' }),
    aDose('2026-02-05', { kind: 'take_home', state: 'given' }),
  ]
  test.each<[string, boolean, typeof carried, number]>([
    ['cover counts when the pack says so', true, carried, 0],
    ['and not when it says no: three days without drug that anybody saw', false, carried, 3],
    [
      'what came back covers nothing',
      true,
      [...carried.slice(0, 3), aDose('2026-02-05', { kind: 'take_home', state: 'returned' })],
      1,
    ],
  ])('%s', (_, countsAsObserved, doses, expected) => {
    const facts = takeHomeFacts({ doses, pack: policy({ countsAsObserved }) })
    expect(gapBefore(facts, order, visitsBefore(facts))).toMatchObject({ verdict: 'known', days: expected })
  })

  test('a day without any cover counts as before', () => {
    expect(
      daysWithoutDose({
        today: day(today),
        lastDoseDay: day('2026-02-03'),
        everyDays: 1,
        paperDaysNotEntered: [],
      }),
    ).toMatchObject({ days: 2 })
  })

  test('no carried dose brings an increase nearer', () => {
    expect(stepProgress(carried, order, day(today))).toEqual([
      { step: 1, days: 1, firstDay: '2026-02-02', lastDay: '2026-02-02' },
    ])
  })
})
