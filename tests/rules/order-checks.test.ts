import { describe, expect, test } from 'vitest'
import { orderProblems } from '../../shared/rules/order-checks.ts'
import type { OrderCheckFacts, OrderDraft } from '../../shared/rules/order-draft.ts'
import type { OrderFacts } from '../../shared/rules/order-step.ts'
import { rulePackDefault } from '../../shared/rules/rule-pack-default.ts'
import { aLiquid, aTablet, doseFacts } from './dose-facts.ts'
import { aDose, day, moment } from './dose-records.ts'
import { anOrder, aStep } from './order-facts.ts'

/** Telephone orders allowed; else the starting rules. */
const body = { ...rulePackDefault, telephoneOrders: { ...rulePackDefault.telephoneOrders, allowed: true } }
const pack = { version: 1, body, signed: true }
const mg = (milligrams: number) => Math.round(milligrams * 1000)

/** A client on 8 mg daily until the 28th who had yesterday's dose; the site has 0.4 and 2 mg tablets and methadone. */
const facts = (changed: Partial<OrderCheckFacts> = {}): OrderCheckFacts => ({
  ...doseFacts({
    pack,
    doses: ['2026-02-05', '2026-02-04', '2026-02-03', '2026-01-28'].map((onDay) => aDose(onDay)),
    orders: [anOrder({ startDay: day('2026-01-01') })],
    shelf: [aTablet(400), aTablet(2000), aLiquid()],
  }),
  prescriberIsClient: false,
  takeHomeMostDays: 6,
  ...changed,
})

/** 8 mg daily for four weeks from today, in place of the order that runs. */
const draft = (changed: Partial<OrderDraft> = {}): OrderDraft => ({
  drug: 'buprenorphine',
  kind: 'maintenance',
  via: 'doctor',
  startDay: day('2026-02-06'),
  endDay: day('2026-03-05'),
  everyDays: 1,
  takeHomeDays: 0,
  supersedes: 1,
  reason: 'stable',
  telephoneAt: null,
  steps: [aStep(8000)],
  ...changed,
})

const said = (theDraft: OrderDraft, theFacts = facts()) => {
  const { errors, warnings } = orderProblems(theDraft, theFacts)
  return [
    ...errors.map(({ code, field }) => `${code} (${field})`),
    ...warnings.map(({ code }) => `warning: ${code}`),
  ].join(', ')
}
const amount = (milligrams: number) => ({ steps: [aStep(mg(milligrams))] })
const newClient = (changed: Partial<OrderCheckFacts> = {}) => facts({ orders: [], doses: [], ...changed })
const induction = (...totals: number[]): Partial<OrderDraft> => ({
  kind: 'induction',
  supersedes: null,
  steps: totals.map((milligrams, place) =>
    aStep(mg(milligrams), { step: place + 1, days: place === totals.length - 1 ? null : 1 }),
  ),
})

describe('an order that nothing speaks against', () => {
  test.each<[string, Partial<OrderDraft>, OrderCheckFacts]>([
    ['goes on with the same dose', {}, facts()],
    [
      'goes down',
      { kind: 'taper', steps: [aStep(6000, { days: 7, advance: 'date' }), aStep(4000, { step: 2 })] },
      facts(),
    ],
    [
      'goes up by 4 mg after three days swallowed',
      { steps: [aStep(8000, { days: 3 }), aStep(12_000, { step: 2 })] },
      facts(),
    ],
    ['begins buprenorphine with 4, then 8 mg', induction(4, 8), newClient()],
    ['begins methadone with 20 mg', { ...induction(20), drug: 'methadone' }, newClient()],
    [
      'splits the day, eight hours apart',
      { steps: [aStep(5200), aStep(2800, { slot: 2, leastHours: 8 })] },
      facts(),
    ],
    ['begins later, in place of the one that runs', { startDay: day('2026-02-16') }, facts()],
    ['is double on alternate days', { everyDays: 2, steps: [aStep(16_000)] }, facts()],
  ])('%s', (_, changed, theFacts) => {
    expect(said(draft(changed), theFacts)).toBe('')
  })
})

describe('an order that cannot be saved', () => {
  test.each<[string, Partial<OrderDraft>, Partial<OrderCheckFacts>, string]>([
    ['no reason', { reason: ' ' }, {}, 'reason_missing (reason)'],
    ['the prescriber is the client', {}, { prescriberIsClient: true }, 'own_order (prescriberId)'],
    ['no open treatment', {}, { episodes: [{ id: 3, kind: 'drop_in' }] }, 'no_episode (episodeId)'],
    ['no signed pack', {}, { pack: { ...pack, signed: false } }, 'pack_unsigned (rulePack)'],
    ['begins yesterday', { startDay: day('2026-02-05') }, {}, 'start_in_past (startDay)'],
    ['ends before it begins', { endDay: day('2026-02-05') }, {}, 'end_before_start (endDay)'],
    ['runs 367 days', { endDay: day('2027-02-07') }, {}, 'too_long (endDay)'],
    [
      'a week of take-home where six days are allowed',
      { takeHomeDays: 7 },
      {},
      'take_home_too_many (takeHomeDays)',
    ],
    [
      'take-home while inducing',
      { kind: 're_induction', takeHomeDays: 1, ...amount(8) },
      {},
      'take_home_in_induction (takeHomeDays)',
    ],
    ['names no order, while one runs', { supersedes: null }, {}, 'must_supersede (supersedes)'],
    [
      'names an order that another has taken the place of',
      {},
      { orders: [anOrder(), anOrder({ id: 2, supersedes: 1 })] },
      'superseded_meanwhile (supersedes)',
    ],
    ['no steps', { steps: [] }, {}, 'steps_empty (steps)'],
    ['5 mg of 0.4 and 2 mg', amount(5), {}, 'not_makeable (steps.0.amountMicrograms)'],
    [
      'a product that the site does not have',
      { ...amount(8), drug: 'buprenorphine-naloxone' },
      {},
      'not_makeable (steps.0.amountMicrograms)',
    ],
    ['no amount', amount(0), {}, 'amount_missing (steps.0.amountMicrograms)'],
    ['step 2 without step 1', { steps: [aStep(8000, { step: 2 })] }, {}, 'step_numbers (steps.0.step)'],
    [
      'a first step without its days',
      { steps: [aStep(8000), aStep(6000, { step: 2 })] },
      {},
      'step_without_days (steps.0.days)',
    ],
    ['a last step with days', { steps: [aStep(8000, { days: 5 })] }, {}, 'last_step_has_days (steps.0.days)'],
    [
      'slots 1 and 3',
      { steps: [aStep(4000), aStep(4000, { slot: 3, leastHours: 6 })] },
      {},
      'slot_numbers (steps.1.slot)',
    ],
    [
      'slots that end apart',
      {
        steps: [
          aStep(4000, { days: 3 }),
          aStep(4000, { days: 2, slot: 2, leastHours: 6 }),
          aStep(8000, { step: 2 }),
        ],
      },
      {},
      'slots_differ (steps.1.days)',
    ],
    [
      'a second slot at once',
      { steps: [aStep(4000), aStep(4000, { slot: 2 })] },
      {},
      'slot_distance_missing (steps.1.leastHours)',
    ],
    [
      'two slots that need 26 hours',
      { steps: [aStep(4000, { leastHours: 14 }), aStep(4000, { slot: 2, leastHours: 12 })] },
      {},
      'slots_too_far_apart (steps.1.leastHours)',
    ],
    [
      'an increase by date',
      { steps: [aStep(8000, { days: 7, advance: 'date' }), aStep(10_000, { step: 2 })] },
      {},
      'increase_by_date (steps.0.advance)',
    ],
    [
      'a taper that goes up',
      { kind: 'taper', steps: [aStep(6000, { days: 7 }), aStep(8000, { step: 2 })] },
      {},
      'taper_rises (steps.1.amountMicrograms)',
    ],
    [
      'a step that the order never reaches',
      { steps: [aStep(8000, { days: 30 }), aStep(6000, { step: 2 })] },
      {},
      'steps_never_reached (steps.1.days)',
    ],
  ])('%s', (_, changed, changedFacts, expected) => {
    expect(said(draft(changed), facts(changedFacts))).toBe(expected)
  })

  test('says everything at once', () => {
    const everything = draft({
      reason: '',
      startDay: day('2026-02-01'),
      endDay: day('2026-01-01'),
      takeHomeDays: 9,
      ...amount(5),
    })
    expect(orderProblems(everything, facts()).errors.map(({ code }) => code)).toEqual([
      'reason_missing',
      'start_in_past',
      'end_before_start',
      'take_home_too_many',
      'not_makeable',
    ])
  })

  test('an amount that cannot be made names the nearest', () => {
    expect(orderProblems(draft(amount(5)), facts()).errors[0]?.params).toEqual({ below: 4800, above: 5200 })
  })
})

describe('first days', () => {
  const methadone = (milligrams: number) => draft({ ...induction(milligrams), drug: 'methadone' })

  test.each([
    [20, ''],
    [20.5, 'warning: first_day_high'],
    [30, 'warning: first_day_high'],
    [30.5, 'first_day_blocked (steps)'],
    [300, 'first_day_blocked (steps), warning: above_usual'],
  ])('methadone %d mg on the first day: %s', (milligrams, expected) => {
    expect(said(methadone(milligrams), newClient())).toBe(expected)
  })

  test.each([
    [[8], ''],
    [[8.4], 'warning: first_day_high'],
    [[8, 16], ''],
    [[8, 18], 'warning: second_day_high'],
    [[8, 24.4], 'warning: second_day_high, warning: above_usual, warning: rise_too_fast'],
  ])('buprenorphine %j mg on the first days: %s', (totals, expected) => {
    expect(said(draft(induction(...totals)), newClient())).toBe(expected)
  })

  test('count for a maintenance order of a client of whom no dose is known', () => {
    expect(said(draft({ supersedes: null, drug: 'methadone', ...amount(40) }), newClient())).toBe(
      'first_day_blocked (steps)',
    )
  })

  test('are over for a client brought over yesterday', () => {
    const broughtOver = { lastDoseDay: day('2026-02-05'), lastDoseMicrograms: 40_000 }
    expect(
      said(draft({ supersedes: null, drug: 'methadone', ...amount(40) }), newClient({ broughtOver })),
    ).toBe('')
  })

  test('after five days without, only a new induction will do', () => {
    const doses = [aDose('2026-01-31')]
    expect(said(draft(), facts({ doses }))).toBe('needs_induction (kind)')
    expect(said(draft({ kind: 're_induction' }), facts({ doses }))).toBe('')
  })
})

describe('an order that wants a reason and the dose typed twice', () => {
  const onMethadone = (milligrams: number, doses: string[]) =>
    facts({
      orders: [anOrder({ drug: 'methadone', steps: [aStep(mg(milligrams))], startDay: day('2026-01-01') })],
      doses: doses.map((onDay) => aDose(onDay, { amountMicrograms: mg(milligrams) })),
    })

  test.each<[string, Partial<OrderDraft>, OrderCheckFacts, string]>([
    [
      'above 24 mg buprenorphine',
      amount(24.4),
      facts({ doses: [aDose('2026-02-05', { doseOrderId: 7, amountMicrograms: 24_000 })] }),
      'above_usual',
    ],
    [
      'exactly 24 mg',
      amount(24),
      facts({ doses: [aDose('2026-02-05', { doseOrderId: 7, amountMicrograms: 24_000 })] }),
      '',
    ],
    [
      'above 120 mg methadone',
      { drug: 'methadone', ...amount(125) },
      onMethadone(120, ['2026-02-05']),
      'above_usual',
    ],
    ['a maintenance below 4 mg', amount(3.6), facts(), 'below_usual'],
    ['12 mg more within a week is allowed', amount(20), facts(), ''],
    ['more than 12 mg in a week', amount(20.4), facts(), 'rise_too_fast'],
    ['ten times the last dose', { steps: [aStep(80_000)] }, facts(), 'above_usual, rise_too_fast, fivefold'],
    ['a fifth of the last dose', { ...amount(1.6), kind: 'titration' }, facts(), 'fivefold'],
    [
      'methadone up again after two days',
      {
        drug: 'methadone',
        kind: 'titration',
        steps: [aStep(45_000, { days: 2 }), aStep(50_000, { step: 2 })],
      },
      onMethadone(40, ['2026-02-05']),
      'increase_too_soon',
    ],
    [
      'methadone 25 mg up within a week',
      {
        drug: 'methadone',
        kind: 'titration',
        steps: [aStep(50_000, { days: 4 }), aStep(65_000, { step: 2 })],
      },
      onMethadone(40, ['2026-02-05']),
      'rise_too_fast',
    ],
    [
      'methadone 20 mg up, and 5 more on the eighth day',
      {
        drug: 'methadone',
        kind: 'titration',
        steps: [aStep(60_000, { days: 7 }), aStep(65_000, { step: 2 })],
      },
      onMethadone(40, ['2026-02-05']),
      '',
    ],
    [
      'buprenorphine instead of methadone',
      { kind: 'induction', ...amount(4) },
      onMethadone(40, ['2026-02-05']),
      'drug_changed',
    ],
    ['more than half after four days without', {}, facts({ doses: [aDose('2026-02-01')] }), 'above_ladder'],
    ['half after four days without', amount(4), facts({ doses: [aDose('2026-02-01')] }), ''],
    [
      'daily, the day after a dose for two',
      {},
      facts({ orders: [anOrder({ everyDays: 2 })] }),
      'starts_while_covered',
    ],
  ])('%s: %s', (_, changed, theFacts, expected) => {
    expect(said(draft(changed), theFacts).replaceAll('warning: ', '')).toBe(expected)
  })

  test('an increase counts from the last one that the client had', () => {
    const order = anOrder({
      drug: 'methadone',
      kind: 'titration',
      steps: [aStep(40_000, { days: 5 }), aStep(45_000, { step: 2 })],
    })
    const doses = [
      aDose('2026-02-03'),
      aDose('2026-02-04', { orderStep: 2 }),
      aDose('2026-02-05', { orderStep: 2 }),
    ]
    const up = (startDay: string) =>
      said(
        draft({ drug: 'methadone', startDay: day(startDay), ...amount(50) }),
        facts({ orders: [order], doses }),
      )
    expect(up('2026-02-06')).toBe('warning: increase_too_soon')
    expect(up('2026-02-07')).toBe('')
  })
})

describe('a telephone order', () => {
  const called: Partial<OrderDraft> = {
    via: 'telephone',
    telephoneAt: moment('2026-02-06T02:50:00Z'),
    endDay: day('2026-02-09'),
  }

  test.each<[string, Partial<OrderDraft>, Partial<OrderCheckFacts>, string]>([
    ['the last dose for three days', {}, {}, ''],
    ['less than it', amount(6), {}, ''],
    ['more than it', amount(8.4), {}, 'telephone_above_last_dose (steps)'],
    ['ends on the fourth day', { endDay: day('2026-02-10') }, {}, 'telephone_too_long (endDay)'],
    ['no time of the call', { telephoneAt: null }, {}, 'telephone_time_missing (telephoneAt)'],
    [
      'a call in the future',
      { telephoneAt: moment('2026-02-06T03:01:00Z') },
      {},
      'telephone_time_in_future (telephoneAt)',
    ],
    ['an induction', { kind: 're_induction' }, {}, 'telephone_induction (kind)'],
    ['no dose known', { supersedes: null }, { orders: [], doses: [] }, 'telephone_without_last_dose (steps)'],
    [
      'not allowed by the pack',
      {},
      { pack: { ...pack, body: rulePackDefault } },
      'telephone_not_allowed (via)',
    ],
  ])('%s', (_, changed, changedFacts, expected) => {
    expect(said(draft({ ...called, ...changed }), facts(changedFacts))).toBe(expected)
  })
})

describe('a bridge', () => {
  const ended = anOrder({ startDay: day('2026-01-01'), endDay: day('2026-02-05') })
  const bridge: Partial<OrderDraft> = { via: 'bridge', endDay: day('2026-02-08') }

  test.each<[string, Partial<OrderDraft>, OrderFacts[], string]>([
    ['an ended order three days on', {}, [ended], ''],
    ['four days on', { endDay: day('2026-02-09') }, [ended], 'bridge_too_long (endDay)'],
    ['an order that still runs', {}, [anOrder()], 'bridge_not_ended (startDay)'],
    ['less than the order', amount(6), [ended], 'bridge_changed (steps)'],
    ['a bridge once more', {}, [{ ...ended, via: 'bridge' }], 'bridge_of_bridge (supersedes)'],
    ['a titration', {}, [{ ...ended, kind: 'titration' }], 'bridge_not_maintenance (kind)'],
    ['no order', { supersedes: null }, [], 'bridge_without_order (supersedes)'],
    [
      'one that a doctor stopped',
      {},
      [{ ...ended, endedAt: moment('2026-02-05T05:00:00Z') }],
      'bridge_not_ended (startDay)',
    ],
  ])('%s', (_, changed, orders, expected) => {
    expect(said(draft({ ...bridge, ...changed }), facts({ orders }))).toBe(expected)
  })
})
