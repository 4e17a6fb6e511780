import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SETTINGS } from '../../shared/records/setting.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'
import {
  addMonths,
  followUpPlan,
  followUpState,
  isFollowedUp,
  stepFor,
  type VisitFacts,
} from '../../shared/rules/follow-up-plan.ts'
import { visitProblems } from '../../shared/rules/follow-up-visit.ts'
import { readRoundCells } from '../../shared/rules/round-cells.ts'

const day = (text: string) => text as ClinicDay
const TEMPLATE = SETTINGS['follow_up.template'].value.parse(SETTINGS['follow_up.template'].initial)
const PLAN = followUpPlan(day('2026-01-31'), TEMPLATE)
let id = 0
const visit = (when: string, step: number, outcome: VisitFacts['outcome']): VisitFacts => {
  id += 1
  return { id, step, day: day(when), met: outcome === null ? 'nobody' : 'client', outcome }
}

describe('the plan after a discharge on 31-Jan-2026', () => {
  it('falls on 1, 2, 4 weeks and 2, 3, 6, 12 months, the last day of a shorter month for the 31st', () => {
    expect(PLAN.map(({ dueDay }) => dueDay)).toEqual([
      '2026-02-07',
      '2026-02-14',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2026-07-31',
      '2027-01-31',
    ])
  })

  it('has one date where two spans meet, and keeps the order of the calendar', () => {
    const plan = followUpPlan(day('2026-02-01'), [
      { unit: 'months', count: 1 },
      { unit: 'weeks', count: 4 },
      { unit: 'weeks', count: 1 },
    ])
    expect(plan).toEqual([
      { step: 1, dueDay: '2026-02-08' },
      { step: 2, dueDay: '2026-03-01' },
    ])
  })

  it('adds months as a calendar does, over leap years and year ends', () => {
    expect(addMonths(day('2027-11-30'), 3)).toBe('2028-02-29')
    expect(addMonths(day('2026-12-15'), 12)).toBe('2027-12-15')
    expect(addMonths(day('2026-08-31'), 1)).toBe('2026-09-30')
  })

  it.each([
    ['detox', 'completed', true],
    ['detox', 'dropped_out', true],
    ['rehabilitation', 'withdrawn', true],
    ['detox', 'died', false],
    ['detox', 'transferred_out', false],
    ['ost', 'completed', false],
  ] as const)('after %s, %s, is made: %s', (kind, reason, made) => {
    expect(isFollowedUp(kind, reason)).toBe(made)
  })
})

describe('which step a visit is for', () => {
  const done = [visit('2026-02-07', 1, 'abstinent')]
  it.each([
    ['before the week of the first date', '2026-01-31', [], 0],
    ['six days before the first date', '2026-02-01', [], 1],
    ['a day after the first date', '2026-02-08', [], 1],
    ['the same day, the first being done: the second is six days ahead', '2026-02-08', done, 2],
    ['between the dates, the reached one being done', '2026-02-07', done, 0],
    ['after the second date, the first never done', '2026-02-15', [], 2],
    ['after the last date', '2027-03-01', [], 7],
  ] as const)('%s', (_, when, visits, step) => {
    expect(stepFor(PLAN, visits, day(when))).toBe(step)
  })
})

describe('where a plan stands', () => {
  const state = (visits: VisitFacts[], today: string) => followUpState(PLAN, visits, day(today))

  it('goes on by itself: the next date follows the one that is done', () => {
    expect(state([], '2026-02-01').next).toEqual({ step: 1, dueDay: '2026-02-07' })
    expect(state([visit('2026-02-07', 1, 'abstinent')], '2026-02-07').next?.step).toBe(2)
  })

  it('calls a date missed once the next has come', () => {
    expect(
      state([], '2026-02-14')
        .steps.map((step) => step.state)
        .slice(0, 3),
    ).toEqual(['missed', 'due', 'ahead'])
  })

  it('suggests lost after three failed attempts in a row, and never says it', () => {
    const failed = ['2026-02-07', '2026-02-08', '2026-02-09'].map((when) => visit(when, 1, null))
    expect(state(failed.slice(1), '2026-02-10')).toMatchObject({ failedInARow: 2, suggestLost: false })
    expect(state(failed, '2026-02-10')).toMatchObject({ suggestLost: true, ended: null, last: null })
    const met = [...failed, visit('2026-02-10', 1, 'relapsed')]
    expect(state(met, '2026-02-10')).toMatchObject({ failedInARow: 0, suggestLost: false })
  })

  it('rests when somebody is lost, and goes on when they are met again', () => {
    const lost = [visit('2026-02-14', 2, 'lost')]
    expect(state(lost, '2026-02-20')).toMatchObject({ next: null, ended: 'lost' })
    expect(state([...lost, visit('2026-02-21', 0, 'on_ost')], '2026-02-22').next?.step).toBe(3)
  })

  it('is finished when the last date has its outcome, and ends with a death', () => {
    expect(state([visit('2027-01-31', 7, 'abstinent')], '2027-02-01')).toMatchObject({
      next: null,
      ended: 'finished',
    })
    expect(state([visit('2026-02-07', 1, 'died')], '2026-02-08')).toMatchObject({ next: null, ended: 'died' })
  })

  it('always plans a step without an outcome, whatever was visited', () => {
    const outcome = fc.constantFrom('abstinent', 'relapsed', 'on_ost', 'lost', null)
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(420), outcome), { maxLength: 20 }),
        fc.nat(420),
        (history, offset) => {
          const visits: VisitFacts[] = []
          for (const [ahead, known] of [...history].sort((a, b) => a[0] - b[0])) {
            const when = addDays(day('2026-01-31'), ahead)
            visits.push(visit(when, stepFor(PLAN, visits, when), known))
          }
          const done = visits.filter((one) => one.step > 0 && one.outcome !== null).map(({ step }) => step)
          expect(new Set(done).size).toBe(done.length)
          const { next, last } = followUpState(PLAN, visits, addDays(day('2026-01-31'), offset))
          if (next) expect(done).not.toContain(next.step)
          if (last?.outcome === 'lost') expect(next).toBeNull()
        },
      ),
    )
  })
})

describe('one line of a round', () => {
  const facts = { today: day('2026-03-10'), closedDay: day('2026-01-31'), lastMetDay: null, deathDay: null }
  const line = {
    day: day('2026-03-09'),
    met: 'client',
    outcome: 'abstinent',
    evidence: 'seen',
    diedOn: null,
  } as const
  const died = {
    ...line,
    met: 'family',
    outcome: 'died',
    evidence: 'family_word',
    diedOn: day('2026-03-01'),
  } as const
  it.each([
    ['met and well', line, {}, []],
    ['nobody at home', { ...line, met: 'nobody', outcome: null, evidence: null }, {}, []],
    ['tomorrow', { ...line, day: day('2026-03-11') }, {}, ['day visit_in_future']],
    ['before the discharge', { ...line, day: day('2026-01-30') }, {}, ['day follow_up_before_discharge']],
    ['on the day of the discharge', { ...line, day: day('2026-01-31') }, {}, []],
    ['met, and no word how', { ...line, outcome: null, evidence: null }, {}, ['outcome outcome_missing']],
    ['met in person and lost', { ...line, outcome: 'lost' }, {}, ['outcome outcome_not_of_client']],
    ['nobody met and abstinent', { ...line, met: 'nobody' }, {}, ['outcome outcome_of_nobody']],
    ['known by nothing', { ...line, evidence: null }, {}, ['evidence evidence_missing']],
    [
      'own word through the family',
      { ...line, met: 'family', evidence: 'own_word' },
      {},
      ['evidence evidence_not_met'],
    ],
    ['a death', died, {}, []],
    ['a death without its day', { ...died, diedOn: null }, {}, ['diedOn death_day_missing']],
    ['a death after the visit', { ...died, diedOn: day('2026-03-10') }, {}, ['diedOn death_after_visit']],
    [
      'a death before somebody was last met',
      died,
      { lastMetDay: day('2026-03-02') },
      ['diedOn death_before_last_visit'],
    ],
    ['a death that is known', died, { deathDay: day('2026-03-01') }, ['outcome death_known']],
    ['met after a death', line, { deathDay: day('2026-03-01') }, ['day visit_after_death']],
    ['met before a death', line, { deathDay: day('2026-03-09') }, []],
  ] as const)('%s', (_, visited, more, problems) => {
    expect(
      visitProblems(visited, { ...facts, ...more }).map(({ field, code }) => `${field} ${code}`),
    ).toEqual(problems)
  })

  const cells = {
    number: '12',
    day: '',
    place: '1',
    met: '1',
    outcome: '2',
    evidence: '3',
    diedOn: '',
    note: '',
  }
  it('is read from digits of any script, and says which cell is none', () => {
    expect(readRoundCells({ ...cells, outcome: '২' })).toMatchObject({
      ok: true,
      read: { outcome: 'relapsed' },
    })
    expect(readRoundCells({ ...cells, met: '0', outcome: '', evidence: '' })).toMatchObject({
      ok: true,
      read: { met: 'nobody', outcome: null, evidence: null },
    })
    expect(readRoundCells({ ...cells, number: 'x', place: '7', outcome: '8' })).toEqual({
      ok: false,
      problems: [
        { field: 'number', code: 'not_a_number' },
        { field: 'place', code: 'not_a_choice' },
        { field: 'outcome', code: 'not_a_choice' },
      ],
    })
  })
})
