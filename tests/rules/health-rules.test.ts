import { describe, expect, it } from 'vitest'
import type { TestKind } from '../../shared/records/health.ts'
import { Role } from '../../shared/records/staff.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import {
  abscessVisitProblem,
  type ConsentFacts,
  consentFor,
  dueState,
  mayReadResult,
  resultProblem,
  testProblem,
} from '../../shared/rules/health-rules.ts'
import { needleBalance } from '../../shared/rules/service-counts.ts'

const day = (text: string) => text as ClinicDay
const TODAY = day('2026-02-03')
const consent = (over: Partial<ConsentFacts> = {}): ConsentFacts => ({
  id: 1,
  kind: 'hiv_test',
  day: day('2026-02-01'),
  withdrawnDay: null,
  ...over,
})

describe('the consent to a test', () => {
  for (const [what, kind, on, consents, id] of [
    ['is of the test’s own kind', 'hiv', TODAY, [consent()], 1],
    ['to HIV is none to TB', 'tb', TODAY, [consent()], undefined],
    ['to hepatitis is for B', 'hbv', TODAY, [consent({ kind: 'hepatitis_test' })], 1],
    ['to hepatitis is for C', 'hcv', TODAY, [consent({ kind: 'hepatitis_test' })], 1],
    ['to treatment is none to any test', 'hiv', TODAY, [consent({ kind: 'treatment' })], undefined],
    ['withdrawn is none', 'hiv', TODAY, [consent({ withdrawnDay: TODAY })], undefined],
    ['given later is none for a test before', 'hiv', day('2026-01-31'), [consent()], undefined],
    [
      'given again stands',
      'hiv',
      TODAY,
      [consent({ withdrawnDay: TODAY }), consent({ id: 2, day: TODAY })],
      2,
    ],
  ] as const)
    it(what, () => {
      expect(consentFor(kind, on, consents)?.id).toBe(id)
    })
})

describe('who reads a result', () => {
  for (const role of Role.options)
    for (const [stands, consents] of [
      ['standing', [consent()]],
      ['withdrawn', [consent({ withdrawnDay: TODAY })]],
      ['never given', []],
    ] as const) {
      const may = role === 'doctor' || (role === 'counsellor' && stands === 'standing')
      it(`${role}, consent ${stands}: ${may ? 'yes' : 'no'}`, () => {
        expect(mayReadResult(role, 'hiv', consents)).toBe(may)
      })
    }
  it('counsellor, consent to another test: no', () => {
    expect(mayReadResult('counsellor', 'tb', [consent()])).toBe(false)
  })
})

describe('a test', () => {
  const problem = (
    over: Partial<{ kind: TestKind; preCounselledDay: ClinicDay; day: ClinicDay }>,
    died?: string,
  ) =>
    testProblem(
      { kind: 'hiv', preCounselledDay: TODAY, day: TODAY, ...over },
      { today: TODAY, diedOn: died === undefined ? null : day(died), consents: [consent()] },
    )?.code ?? null
  for (const [what, found, code] of [
    ['with talk and consent is taken', problem({}), null],
    ['with a talk days before is taken', problem({ preCounselledDay: day('2026-01-30') }), null],
    ['before its talk', problem({ day: day('2026-02-02') }), 'talk_after_test'],
    ['of tomorrow', problem({ day: day('2026-02-04') }), 'service_in_future'],
    ['without its consent', problem({ kind: 'hcv' }), 'no_test_consent'],
    ['of a client who died before', problem({}, '2026-02-02'), 'service_after_death'],
  ] as const)
    it(`${what}: ${code ?? 'yes'}`, () => expect(found).toBe(code))
})

describe('a result', () => {
  const problem = (on: string, next: string) =>
    resultProblem({ day: day(on), nextDay: day(next) }, { today: TODAY, testDay: day('2026-02-02') })?.code ??
    null
  it('comes on the day of the test or later, never before, never tomorrow', () => {
    expect(problem('2026-02-02', '2026-05-02')).toBeNull()
    expect(problem('2026-02-03', '2026-05-02')).toBeNull()
    expect(problem('2026-02-01', '2026-05-02')).toBe('result_before_test')
    expect(problem('2026-02-04', '2026-05-02')).toBe('service_in_future')
  })
  it('has its next test later', () => {
    expect(problem('2026-02-03', '2026-02-03')).toBe('next_not_after_result')
  })
})

it('says a next test a week ahead, then daily, then that it is overdue', () => {
  const states = ['2026-02-02', '2026-02-03', '2026-02-10', '2026-02-11'].map((next) =>
    dueState(day(next), TODAY),
  )
  expect(states).toEqual(['overdue', 'due', 'due', 'later'])
})

it('lets an abscess be dressed from its last visit to today, and not after its end', () => {
  const visit = (on: string, ended = false) =>
    abscessVisitProblem(day(on), {
      today: TODAY,
      diedOn: null,
      openedDay: day('2026-01-20'),
      lastVisitDay: day('2026-01-30'),
      ended,
    })?.code ?? null
  expect(visit('2026-01-30')).toBeNull()
  expect(visit('2026-01-29')).toBe('before_last_visit')
  expect(visit('2026-02-04')).toBe('service_in_future')
  expect(visit('2026-02-03', true)).toBe('abscess_ended')
})

it('explains needles, and refuses no balance', () => {
  expect(needleBalance(0, 0)).toBe('none')
  expect(needleBalance(10, 0)).toBe('all_out')
  expect(needleBalance(10, 10)).toBe('some_back')
  expect(needleBalance(10, 11)).toBe('more_back')
  expect(needleBalance(0, 1)).toBe('more_back')
})
