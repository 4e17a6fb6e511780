import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ClinicDay } from '../../shared/records/time.ts'
import { PINS } from '../helpers/clinic.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { type CounterClinic, counterClinic } from './counter-clinic.ts'
import { refusal } from './stock-clinic.ts'

const day = (text: string) => text as ClinicDay

let clinic: CounterClinic
beforeEach(async () => {
  clinic = await counterClinic()
  clinic.signIn('counsellor')
})
afterEach(() => clinic.end())

const id = (number = 1) => clinic.clientId(number)
const write = (over: object = {}) =>
  clinic.call.plans.write({
    requestId: requestId(),
    clientId: id(),
    goals: [{ goal: 'Work at his uncle’s shop', steps: 'Talks to him on Friday' }],
    reviewDay: day('2026-03-03'),
    clientAgreed: true,
    supersedes: null,
    pin: PINS[4],
    ...over,
  })
const review = (planId: number, outcome: 'partly' | 'reached', nextDay: string | null) =>
  clinic.call.plans.review({
    requestId: requestId(),
    planId,
    outcome,
    nextDay: nextDay === null ? null : day(nextDay),
    note: 'Talked about it',
  })
const record = (instrument: string, answers: (number | null)[], over: object = {}) =>
  clinic.call.scales.record({
    requestId: requestId(),
    clientId: id(),
    instrument,
    day: day('2026-02-03'),
    occasion: 'intake',
    answers,
    ...over,
  })
const fields = async (promise: Promise<unknown>) => {
  const error = await promise.then(
    () => null,
    (thrown: { data: { problems?: { field: string; code: string }[] } }) => thrown,
  )
  return error?.data.problems?.map(({ field, code }) => `${field} ${code}`)
}

describe('a treatment plan', () => {
  it('is signed with a PIN, sealed, and read with its goals', async () => {
    const { id: planId } = await write()
    const { plans } = await clinic.call.plans.ofClient({ clientId: id() })
    expect(plans).toMatchObject([
      { id: planId, goals: [{ goal: 'Work at his uncle’s shop' }], clientAgreed: true, reviews: [] },
    ])
    expect(clinic.count("signature WHERE kind = 'treatment_plan' AND subject_id = 1")).toBe(1)
    const [row] = clinic.rows('SELECT goals FROM treatment_plan') as { goals: Buffer }[]
    expect(row?.goals.toString('latin1')).not.toContain('uncle')
    expect(clinic.count("ledger WHERE act = 'plan.read'")).toBe(1)
  })

  it('is not written with a wrong PIN, with nothing in it, or to be looked at in the past', async () => {
    expect(await refusal(write({ pin: '000001' }))).toContain('wrong_pin')
    expect(await fields(write({ goals: [{ goal: '\u200b\u200b', steps: '' }] }))).toEqual([
      'goals.0.goal missing',
    ])
    expect(await fields(write({ reviewDay: day('2026-02-03') }))).toEqual(['reviewDay review_in_past'])
    expect(clinic.count('treatment_plan')).toBe(0)
  })

  it('is followed by a new one only from whoever read the last, and the old one stays', async () => {
    const first = await write()
    expect(await refusal(write())).toBe('REFUSED plan_changed')
    await write({ supersedes: first.id, goals: [{ goal: 'Another goal', steps: '' }] })
    expect(await refusal(review(first.id, 'reached', null))).toBe('REFUSED plan_changed')
    const { plans } = await clinic.call.plans.ofClient({ clientId: id() })
    expect(plans.map(({ goals }) => goals[0]?.goal)).toEqual(['Another goal', 'Work at his uncle’s shop'])
  })

  it('is reviewed until it ends', async () => {
    const { id: planId } = await write()
    expect(await fields(review(planId, 'partly', null))).toEqual(['nextDay not_a_date'])
    await review(planId, 'partly', '2026-02-20')
    await review(planId, 'reached', null)
    expect(await refusal(review(planId, 'partly', '2026-02-20'))).toBe('REFUSED plan_ended')
    const { plans } = await clinic.call.plans.ofClient({ clientId: id() })
    expect(plans[0]?.reviews).toMatchObject([
      { outcome: 'partly', note: 'Talked about it' },
      { outcome: 'reached' },
    ])
  })

  it('and the answers open to no nurse, and to a doctor only with consent or a broken glass', async () => {
    await write()
    await record('who_5', [1, 1, 1, 1, 1])
    const both = async () =>
      [
        await refusal(clinic.call.plans.ofClient({ clientId: id() })),
        await refusal(clinic.call.scales.ofClient({ clientId: id() })),
      ].map((said) => said.split(' ')[0])
    for (const who of ['nurse', 'manager', 'doctor'] as const) {
      clinic.signIn(who)
      expect(await both()).toEqual(['NOT_ALLOWED', 'NOT_ALLOWED'])
    }
    const glass = { requestId: requestId(), clientId: id(), reason: 'An emergency', pin: PINS[1] }
    await clinic.call.counselling.breakGlass(glass)
    expect((await clinic.call.plans.ofClient({ clientId: id() })).plans).toHaveLength(1)
    expect((await clinic.call.scales.ofClient({ clientId: id() })).results).toHaveLength(1)
    expect(
      clinic.rows("SELECT DISTINCT reason FROM ledger WHERE act IN ('plan.read', 'scale.read')"),
    ).toEqual([{ reason: 'broken_glass' }])
  })
})

describe('a questionnaire', () => {
  it('is kept sealed, and its score computed', async () => {
    expect(await record('who_5', [5, 4, 3, 2, 1])).toMatchObject({ score: 60, careNow: [] })
    expect(await record('phq_9', [0, 0, 0, 0, 0, 0, 0, 0, 2])).toMatchObject({ score: 2, careNow: [9] })
    const { results, days } = await clinic.call.scales.ofClient({ clientId: id() })
    expect(results).toMatchObject([
      { instrument: 'who_5', score: 60, answers: [5, 4, 3, 2, 1] },
      { instrument: 'phq_9', score: 2, careNow: [9] },
    ])
    expect(days.length).toBeGreaterThan(20)
    expect(JSON.stringify(days)).not.toContain('Micrograms')
  })

  it('is not kept with an answer missing or impossible: each is named', async () => {
    expect(await fields(record('who_5', [5, null, 9, 2]))).toEqual([
      'answers.1 answer_missing',
      'answers.4 answer_missing',
      'answers.2 answer_impossible',
    ])
    expect(await fields(record('made_up', [1]))).toEqual(['instrument instrument_unknown'])
    expect(await fields(record('craving_scale', [1], { day: day('2026-02-04') }))).toEqual([
      'day scale_in_future',
    ])
    expect(clinic.count('scale_result')).toBe(0)
  })

  it('that does not count is voided once, and is due again', async () => {
    const { id: resultId } = await record('who_5', [1, 1, 1, 1, 1])
    const input = { id: resultId, reason: 'wrong_client' as const }
    await clinic.call.scales.void({ requestId: requestId(), ...input })
    expect(await refusal(clinic.call.scales.void({ requestId: requestId(), ...input }))).toBe(
      'REFUSED scale_voided',
    )
    const { results } = await clinic.call.scales.ofClient({ clientId: id() })
    expect(results).toMatchObject([{ voided: 'wrong_client' }])
  })
})
