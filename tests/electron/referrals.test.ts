import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ReferralPurpose } from '../../shared/records/referral.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { day, type FollowUpClinic, followUpClinic } from './follow-up-clinic.ts'
import { refusal } from './stock-clinic.ts'

let clinic: FollowUpClinic
let placeId: number
beforeEach(async () => {
  clinic = await followUpClinic(3)
  const places = await clinic.call.referrals.writePlace({
    requestId: requestId(),
    name: 'Civil Hospital',
    kind: 'hospital',
    address: 'Dawrpui',
    phone: '',
    hours: '9 to 4',
    replaces: null,
  })
  placeId = places[0]?.id ?? 0
})
afterEach(() => clinic.end())

const make = (number = 1, purpose: ReferralPurpose = 'hospital') =>
  clinic.call.referrals.make({
    requestId: requestId(),
    who: { clientId: clinic.clientId(number) },
    placeId,
    purpose,
    byDay: day('2026-02-10'),
    note: 'leg',
  })
const attended = (referralId: number, when = '2026-02-03') =>
  clinic.call.referrals.attended({ requestId: requestId(), referralId, day: day(when), how: 'place_says' })
const result = (referralId: number, when = '2026-02-03') =>
  clinic.call.referrals.result({
    requestId: requestId(),
    referralId,
    day: day(when),
    note: 'a secret finding',
  })
const end = (referralId: number, reason: 'declined' | 'entered_by_mistake' = 'declined') =>
  clinic.call.referrals.end({ requestId: requestId(), referralId, reason })
const thisYear = { from: day('2026-01-01'), until: day('2026-12-31') }

describe('a referral', () => {
  it('is referred, attended, its result known, each once and in this order', async () => {
    clinic.signIn('counsellor')
    const { id, stage, slip } = await make()
    expect(stage).toBe('referred')
    expect(slip).toMatch(/^0017\d{12}$/)
    expect(await refusal(result(id))).toBe('REFUSED result_before_attended')
    expect(await refusal(attended(id, '2026-02-02'))).toBe('REFUSED attended_before_referral')
    expect(await refusal(attended(id, '2026-02-04'))).toBe('INVALID day day_ahead')
    expect((await attended(id)).stage).toBe('attended')
    expect(await refusal(attended(id))).toBe('REFUSED attended_known')
    expect(await refusal(end(id))).toBe('REFUSED referral_was_attended')
    expect((await result(id)).stage).toBe('result_known')
    expect(await refusal(result(id))).toBe('REFUSED result_known')
  })

  it('is marked by its slip, once, and a misread slip marks nothing', async () => {
    const { slip } = await make()
    const back = (digits: string) => clinic.call.referrals.slipBack({ requestId: requestId(), digits })
    const wrong = `${slip.slice(0, -1)}${(Number(slip.at(-1)) + 1) % 10}`
    expect(await refusal(back(wrong))).toBe('REFUSED slip_misread')
    expect(clinic.count('referral_attended')).toBe(0)
    expect(await back(slip)).toMatchObject({
      knownBefore: false,
      referral: { stage: 'attended', attendedHow: 'slip', attendedDay: '2026-02-03' },
    })
    expect(await back(slip)).toMatchObject({ knownBefore: true })
    expect(clinic.count('referral_attended')).toBe(1)
  })

  it('is overdue after the day agreed, on Home too, until somebody says why not', async () => {
    const { id } = await make()
    clinic.openDay('2026-02-11')
    clinic.signIn('nurse')
    expect((await clinic.call.referrals.list()).referrals).toMatchObject([{ stage: 'overdue' }])
    expect((await clinic.call.home.needs()).map(({ code }) => code)).toContain('referrals_overdue')
    expect((await end(id)).stage).toBe('ended')
    expect(await refusal(attended(id))).toBe('REFUSED referral_ended')
  })

  it('shows its result to doctor and counsellor alone, each reading a line of the ledger', async () => {
    clinic.signIn('counsellor')
    const { id } = await make(1, 'hiv_care')
    await attended(id)
    await result(id)
    expect(await clinic.call.referrals.readResult({ referralId: id })).toEqual({ note: 'a secret finding' })
    expect(clinic.count("ledger WHERE act = 'referral.read_result'")).toBe(1)
    clinic.signInOutreach()
    expect(await refusal(clinic.call.referrals.readResult({ referralId: id }))).toBe('NOT_ALLOWED role')
    expect((await clinic.call.referrals.list()).referrals).toMatchObject([{ purpose: null, note: null }])
    clinic.signIn('doctor')
    expect((await clinic.call.referrals.list()).referrals).toMatchObject([
      { purpose: 'hiv_care', note: 'leg' },
    ])
  })

  it('goes to a place of the directory, which is corrected and ended but never lost', async () => {
    const { id } = await make()
    const place = {
      name: 'Civil Hospital, ward 3',
      kind: 'hospital' as const,
      address: '',
      phone: '',
      hours: '',
    }
    const corrected = await clinic.call.referrals.writePlace({
      requestId: requestId(),
      ...place,
      replaces: placeId,
    })
    expect(corrected.map(({ name }) => name)).toEqual(['Civil Hospital, ward 3'])
    expect(await refusal(make())).toBe('REFUSED place_ended')
    const { referrals } = await clinic.call.referrals.client({ clientId: clinic.clientId(1) })
    expect(referrals.find((one) => one.id === id)?.place.name).toBe('Civil Hospital')
  })
})

describe('the cascade', () => {
  it('holds by construction and equals a naive model, over generated histories', async () => {
    const step = fc.constantFrom('attended', 'result', 'declined', 'mistake')
    const history = fc.array(
      fc.record({
        purpose: fc.constantFrom<ReferralPurpose>('hospital', 'hiv_test', 'legal'),
        number: fc.integer({ min: 1, max: 3 }),
        steps: fc.array(step, { maxLength: 4 }),
      }),
      { maxLength: 12 },
    )
    clinic.signIn('counsellor')
    const naive: { purpose: string; attended: boolean; result: boolean; mistake: boolean }[] = []
    await fc.assert(
      fc.asyncProperty(history, async (referred) => {
        for (const { purpose, number, steps } of referred) {
          const { id } = await make(number, purpose)
          const model = { purpose, attended: false, result: false, mistake: false, ended: false }
          for (const one of steps) {
            const act = { attended, result, declined: end, mistake: () => end(id, 'entered_by_mistake') }[one]
            const done = (await refusal(act(id))) === 'done'
            if (one === 'attended') {
              expect(done).toBe(!model.attended && !model.ended)
              model.attended ||= done
            } else if (one === 'result') {
              expect(done).toBe(model.attended && !model.result && !model.ended)
              model.result ||= done
            } else {
              expect(done).toBe(!model.ended && (one === 'mistake' || !model.attended))
              model.ended ||= done
              model.mistake ||= done && one === 'mistake'
            }
          }
          naive.push(model)
        }
        const { all, byPurpose } = await clinic.call.referrals.numbers(thisYear)
        const counted = naive.filter(({ mistake }) => !mistake)
        const of = (rows: typeof naive) => ({
          referred: rows.length,
          attended: rows.filter((row) => row.attended).length,
          resultKnown: rows.filter((row) => row.result).length,
        })
        expect(all).toEqual(of(counted))
        for (const { purpose, ...row } of byPurpose) {
          expect(row).toEqual(of(counted.filter((one) => one.purpose === purpose)))
          expect(row.referred).toBeGreaterThanOrEqual(row.attended)
          expect(row.attended).toBeGreaterThanOrEqual(row.resultKnown)
        }
      }),
      { numRuns: 15 },
    )
  }, 60_000)
})
