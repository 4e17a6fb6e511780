import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ConsentKind } from '../../shared/records/consent.ts'
import type { TestKind, TestResult } from '../../shared/records/health.ts'
import type { Role } from '../../shared/records/staff.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { STAFF } from '../helpers/clinic.ts'
import { seedClients } from '../helpers/seed-counter.ts'
import { refusal, requestId, type StockClinic, stockClinic } from './stock-clinic.ts'

const day = (text: string) => text as ClinicDay
const TODAY = day('2026-02-03')
const ROLES: readonly Role[] = [
  'nurse',
  'counsellor',
  'doctor',
  'manager',
  'outreach',
  'data',
  'inspector',
  'office',
]

let clinic: StockClinic
beforeEach(async () => {
  clinic = await stockClinic()
  seedClients(clinic.register, [
    { registerNumber: 1, called: 'Puia' },
    { registerNumber: 2, called: 'Mawia' },
  ])
})
afterEach(() => clinic.end())

const as = (role: Role, id: number = STAFF.nurse) => clinic.session.signIn({ id, role, name: role })
const of = (clientId = 1) => ({ requestId: requestId(), clientId })
const consent = async (kind: ConsentKind) => {
  as('nurse')
  await clinic.call.clients.consent({
    requestId: requestId(),
    id: 1,
    kind,
    day: TODAY,
    witnessId: STAFF.counsellor,
    detail: '',
  })
}
const withdraw = () => {
  as('nurse')
  const consentId = Number(clinic.register.db.prepare('SELECT max(id) FROM consent').pluck().get())
  return clinic.call.clients.withdraw({ requestId: requestId(), consentId, day: TODAY })
}
const test = (kind: TestKind = 'hiv', over: object = {}) =>
  clinic.call.health.test({ ...of(), kind, preCounselledDay: TODAY, day: TODAY, ...over })
const result = (said: TestResult = 'reactive', over: object = {}) =>
  clinic.call.health.result({
    requestId: requestId(),
    testId: 1,
    day: TODAY,
    result: said,
    nextDay: day('2026-05-04'),
    talkHeld: false,
    ...over,
  })
const page = (clientId = 1) => clinic.call.health.client({ clientId })
const read = () => clinic.call.health.results({ clientId: 1 })
const readings = () =>
  Number(clinic.register.db.prepare("SELECT count(*) FROM ledger WHERE act = 'health.read'").pluck().get())
const blobs = (sql: string): Buffer[] => clinic.register.db.prepare<[], Buffer>(sql).pluck().all()

describe('a test', () => {
  it('is not written without the standing consent of its own kind', async () => {
    expect(await refusal(test())).toBe('INVALID kind no_test_consent')
    await consent('hiv_test')
    expect(await refusal(test('hcv'))).toBe('INVALID kind no_test_consent')
    expect((await test()).tests).toMatchObject([{ kind: 'hiv', day: TODAY, resultDay: null, talkDay: null }])
    await withdraw()
    expect(await refusal(test())).toBe('INVALID kind no_test_consent')
  })

  it('comes after its talk, and its result after it', async () => {
    await consent('hiv_test')
    expect(await refusal(test('hiv', { preCounselledDay: day('2026-02-04') }))).toBe(
      'INVALID preCounselledDay talk_after_test',
    )
    await test()
    as('doctor')
    expect(await refusal(result('reactive', { day: day('2026-02-02') }))).toBe(
      'INVALID day result_before_test',
    )
    expect(await refusal(result('reactive', { nextDay: TODAY }))).toBe(
      'INVALID nextDay next_not_after_result',
    )
    await result()
    expect(await refusal(result())).toBe('REFUSED test_has_result')
  })

  it('has its talk after the result, once', async () => {
    await consent('hiv_test')
    await test()
    as('doctor')
    const talk = (on = TODAY) => clinic.call.health.talk({ requestId: requestId(), testId: 1, day: on })
    expect(await refusal(talk())).toBe('REFUSED no_result_yet')
    await result()
    expect(await refusal(talk(day('2026-02-02')))).toBe('INVALID day talk_before_result')
    expect((await talk()).tests).toMatchObject([{ talkDay: TODAY }])
    expect(await refusal(talk())).toBe('REFUSED talk_held')
  })

  it('that was entered wrongly is taken back after its result is, and both by who may write them', async () => {
    await consent('hiv_test')
    await test()
    as('doctor')
    await result('reactive')
    const back = (subject: 'health_test' | 'health_test_result') =>
      clinic.call.health.void({ requestId: requestId(), subject, id: 1, reason: 'written_wrongly' })
    expect(await refusal(back('health_test'))).toBe('REFUSED test_has_result')
    as('nurse')
    expect(await refusal(back('health_test_result'))).toBe('NOT_ALLOWED role')
    as('doctor')
    await back('health_test_result')
    await result('non_reactive')
    expect((await read()).results).toMatchObject([{ result: 'non_reactive' }])
  })
})

describe('a result', () => {
  it('is read by the doctor, and by a counsellor while the consent stands; nobody else, role by role', async () => {
    await consent('hiv_test')
    await test()
    as('doctor')
    await result()
    const verdicts: Record<string, string> = {}
    for (const role of ROLES) {
      as(role)
      verdicts[role] = await refusal(read())
    }
    await withdraw()
    as('counsellor')
    verdicts.withdrawn = await refusal(read())
    as('doctor')
    verdicts.doctorAfter = await refusal(read())
    expect(verdicts).toEqual({
      nurse: 'NOT_ALLOWED role',
      counsellor: 'done',
      doctor: 'done',
      manager: 'NOT_ALLOWED role',
      outreach: 'NOT_ALLOWED role',
      data: 'NOT_ALLOWED role',
      inspector: 'NOT_ALLOWED role',
      office: 'NOT_ALLOWED role',
      withdrawn: 'NOT_ALLOWED no_test_consent',
      doctorAfter: 'done',
    })
  })

  it('is not written by who may not read it', async () => {
    await consent('hiv_test')
    await test()
    for (const role of ROLES.filter((one) => one !== 'doctor' && one !== 'counsellor')) {
      as(role)
      expect(await refusal(result())).toBe('NOT_ALLOWED role')
    }
    await withdraw()
    as('counsellor')
    expect(await refusal(result())).toBe('NOT_ALLOWED no_test_consent')
  })

  it('makes a line of the ledger each time it is read', async () => {
    await consent('hiv_test')
    await test()
    as('doctor')
    await read()
    expect(readings()).toBe(0)
    await result()
    await read()
    await read()
    expect(readings()).toBe(2)
  })

  it('is not on the page that nurse and manager see, nor in any reply about it', async () => {
    await consent('hiv_test')
    await test()
    as('doctor')
    const reply = JSON.stringify(await result('indeterminate'))
    const seen = [reply]
    for (const role of ['nurse', 'manager', 'counsellor'] as const) {
      as(role)
      seen.push(JSON.stringify(await page()), JSON.stringify(await clinic.call.health.due()))
    }
    for (const text of seen) expect(text).not.toMatch(/reactive|indeterminate/)
    as('nurse')
    expect((await page()).tests).toMatchObject([{ kind: 'hiv', resultDay: TODAY, nextDay: '2026-05-04' }])
  })

  it('has the same length in the file whatever it says', async () => {
    await consent('hiv_test')
    for (const [index, said] of (
      ['reactive', 'non_reactive', 'indeterminate', 'invalid'] as const
    ).entries()) {
      as('nurse')
      await test()
      as('doctor')
      await result(said, { testId: index + 1 })
    }
    const lengths = blobs('SELECT result FROM health_test_result').map(({ length }) => length)
    expect([lengths.length, new Set(lengths).size]).toEqual([4, 1])
  })
})

describe('a next test', () => {
  it('stands on the list and on Home a week before its day, until a newer test, or a death', async () => {
    await consent('hiv_test')
    await test()
    as('doctor')
    await result('non_reactive', { nextDay: day('2026-02-11') })
    expect(await clinic.call.health.due()).toEqual([])
    await clinic.call.health.void({
      requestId: requestId(),
      subject: 'health_test_result',
      id: 1,
      reason: 'written_wrongly',
    })
    await result('non_reactive', { nextDay: day('2026-02-10') })
    expect(await clinic.call.health.due()).toMatchObject([
      { registerNumber: 1, kind: 'hiv', day: '2026-02-10' },
    ])
    as('nurse')
    const needs = await clinic.call.home.needs()
    expect(needs).toContainEqual({ code: 'tests_due', params: { count: 1 }, urgency: 3 })
    await test()
    expect(await clinic.call.health.due()).toEqual([])
  })
})
