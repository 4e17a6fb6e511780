import type { ConsentKind } from '../records/consent.ts'
import type { LinkProgramme, TestKind } from '../records/health.ts'
import type { Role } from '../records/staff.ts'
import type { ClinicDay } from '../records/time.ts'
import { daysBetween } from './days.ts'

/** The consent that a test asks for; one of its own for each (HIV Act 2017 s.5; clinic.md, *Enrolment and people*). */
export const CONSENT_OF_TEST: Record<TestKind, ConsentKind> = {
  hiv: 'hiv_test',
  hbv: 'hepatitis_test',
  hcv: 'hepatitis_test',
  tb: 'tb_test',
}

/** The test whose consent opens what is written of a treatment. */
export const TEST_OF_LINK: Record<LinkProgramme, TestKind> = { art: 'hiv', hepatitis: 'hcv', dots: 'tb' }

export interface ConsentFacts {
  readonly id: number
  readonly kind: ConsentKind
  readonly day: ClinicDay
  readonly withdrawnDay: ClinicDay | null
}

/** The consent under which a test of a day is taken: given by then, and not withdrawn. The newest such. */
export function consentFor(
  kind: TestKind,
  day: ClinicDay,
  consents: readonly ConsentFacts[],
): ConsentFacts | undefined {
  return consents
    .filter((one) => one.kind === CONSENT_OF_TEST[kind] && one.withdrawnDay === null && one.day <= day)
    .toSorted((a, b) => b.id - a.id)[0]
}

/**
 * Who sees results of a test and the treatment after it (decisions.md, *People, acts, second person*): the doctor, and
 * a counsellor while the consent to that test stands. Nobody else, whoever wrote them.
 */
export function mayReadResult(role: Role, kind: TestKind, consents: readonly ConsentFacts[]): boolean {
  if (role === 'doctor') return true
  return (
    role === 'counsellor' &&
    consents.some((one) => one.kind === CONSENT_OF_TEST[kind] && one.withdrawnDay === null)
  )
}

export type HealthProblem = { field: string; code: string }

interface Span {
  readonly today: ClinicDay
  readonly diedOn: ClinicDay | null
}

/** Why a day of care cannot be: not come yet, or after the death that was reported. */
export function careDayProblem(field: string, day: ClinicDay, { today, diedOn }: Span): HealthProblem | null {
  if (day > today) return { field, code: 'service_in_future' }
  return diedOn !== null && day > diedOn ? { field, code: 'service_after_death' } : null
}

/** A test: the talk before it on its day or earlier, and its consent. */
export function testProblem(
  test: { kind: TestKind; preCounselledDay: ClinicDay; day: ClinicDay },
  facts: Span & { consents: readonly ConsentFacts[] },
): HealthProblem | null {
  const wrong = careDayProblem('day', test.day, facts)
  if (wrong) return wrong
  if (test.preCounselledDay > test.day) return { field: 'preCounselledDay', code: 'talk_after_test' }
  return consentFor(test.kind, test.day, facts.consents) ? null : { field: 'kind', code: 'no_test_consent' }
}

/** A result: on the day of its test or later; the next test or check-up after it. */
export function resultProblem(
  result: { day: ClinicDay; nextDay: ClinicDay },
  facts: { today: ClinicDay; testDay: ClinicDay },
): HealthProblem | null {
  if (result.day > facts.today) return { field: 'day', code: 'service_in_future' }
  if (result.day < facts.testDay) return { field: 'day', code: 'result_before_test' }
  return result.nextDay <= result.day ? { field: 'nextDay', code: 'next_not_after_result' } : null
}

/** From so many days before its day a next test stands on the list, so that the client hears of it at a visit. */
export const REMIND_DAYS = 7

/** `due` within the week, `overdue` after its day; later ones are no reminder yet. */
export function dueState(nextDay: ClinicDay, today: ClinicDay): 'later' | 'due' | 'overdue' {
  if (nextDay < today) return 'overdue'
  return daysBetween(today, nextDay) <= REMIND_DAYS ? 'due' : 'later'
}

/** A visit to an abscess: from the day it was opened to the day it was ended. */
export function abscessVisitProblem(
  day: ClinicDay,
  abscess: Span & { openedDay: ClinicDay; lastVisitDay: ClinicDay; ended: boolean },
): HealthProblem | null {
  if (abscess.ended) return { field: 'day', code: 'abscess_ended' }
  if (day < abscess.lastVisitDay) return { field: 'day', code: 'before_last_visit' }
  return careDayProblem('day', day, abscess)
}
