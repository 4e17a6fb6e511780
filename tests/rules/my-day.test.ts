import { describe, expect, it } from 'vitest'
import type { ClinicDay } from '../../shared/records/time.ts'
import { inOrder, type MyDayFacts, myDayOf, type Why } from '../../shared/rules/my-day.ts'
import { planState, reviewDayProblem } from '../../shared/rules/plan-state.ts'

const day = (text: string) => text as ClinicDay
const TODAY = day('2026-02-03')
const facts = (more: Partial<MyDayFacts> = {}): MyDayFacts => ({
  clientId: 1,
  today: TODAY,
  glassBroken: false,
  withheldDay: null,
  missedDays: 0,
  appointments: [],
  reviewDay: null,
  openedDay: null,
  orderEndDay: null,
  scalesDue: 0,
  ...more,
})
const why = (more: Partial<MyDayFacts>): Why[] => myDayOf(facts(more))?.reasons.map((one) => one.why) ?? []

describe('a client stands on the counsellor’s list', () => {
  it.each<[string, Partial<MyDayFacts>, Why[]]>([
    ['not without a reason', {}, []],
    ['when their notes were read without agreement', { glassBroken: true }, ['glass_broken']],
    ['when they were sent away', { withheldDay: TODAY }, ['withheld']],
    ['when they did not come', { missedDays: 1 }, ['missed']],
    ['when expected today', { appointments: [{ day: TODAY, startMinute: 600 }] }, ['appointment_today']],
    [
      'when a date is over',
      { appointments: [{ day: day('2026-02-02'), startMinute: null }] },
      ['appointment_overdue'],
    ],
    ['not for a date to come', { appointments: [{ day: day('2026-02-04'), startMinute: null }] }, []],
    ['when the plan is to be looked at', { reviewDay: TODAY }, ['review_due']],
    ['not before that day', { reviewDay: day('2026-02-04') }, []],
    ['when new', { openedDay: day('2026-01-21') }, ['treatment_began']],
    ['not after two weeks', { openedDay: day('2026-01-20') }, []],
    ['when the last order ends', { orderEndDay: day('2026-02-08') }, ['treatment_ends']],
    ['when a questionnaire is due', { scalesDue: 2 }, ['scales_due']],
  ])('%s', (_, more, expected) => {
    expect(why(more)).toEqual(expected)
  })

  it('once, with every reason, the worst first and leading to its place', () => {
    const found = myDayOf(
      facts({ scalesDue: 1, missedDays: 3, appointments: [{ day: TODAY, startMinute: 540 }] }),
    )
    expect(found?.reasons).toMatchObject([
      { why: 'missed', count: 3 },
      { why: 'appointment_today', startMinute: 540 },
      { why: 'scales_due' },
    ])
    expect(found?.leads).toBe('counselling')
    expect(myDayOf(facts({ reviewDay: TODAY }))?.leads).toBe('plan')
  })

  it('in order of what presses most, then of the time agreed, then of the number', () => {
    const one = (registerNumber: number, more: Partial<MyDayFacts>) => ({
      registerNumber,
      reasons: myDayOf(facts(more))?.reasons ?? [],
    })
    const at = (startMinute: number | null) => ({ appointments: [{ day: TODAY, startMinute }] })
    const list = [
      one(1, at(null)),
      one(2, at(600)),
      one(3, at(540)),
      one(5, { missedDays: 1 }),
      one(4, at(540)),
    ]
    expect(inOrder(list).map(({ registerNumber }) => registerNumber)).toEqual([5, 3, 4, 2, 1])
  })
})

describe('a treatment plan', () => {
  const plan = { reviewDay: day('2026-02-03') }
  const review = (outcome: 'partly' | 'reached' | 'given_up', nextDay: string | null) => ({
    day: day('2026-02-01'),
    outcome,
    nextDay: nextDay === null ? null : day(nextDay),
  })
  it.each([
    ['is to be looked at on its day', [], { state: 'running', overdue: 0 }],
    ['later, when a review said so', [review('partly', '2026-02-10')], { state: 'running', overdue: null }],
    ['is overdue after it', [review('partly', '2026-02-02')], { state: 'running', overdue: 1 }],
    ['ends when all was reached', [review('reached', null)], { state: 'ended', outcome: 'reached' }],
    ['ends when given up', [review('given_up', null)], { state: 'ended', outcome: 'given_up' }],
  ])('%s', (_, reviews, expected) => {
    expect(planState(plan, reviews, TODAY)).toMatchObject(expected)
  })

  it.each([
    ['2026-02-03', 'review_in_past'],
    ['2026-02-04', null],
    ['2026-08-05', null],
    ['2026-08-06', 'review_too_far'],
  ])('may next be looked at on %s: %s', (next, problem) => {
    expect(reviewDayProblem(day(next), TODAY)).toBe(problem)
  })
})
