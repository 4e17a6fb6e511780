import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClinicDay } from '../../shared/records/time.ts'
import { makeCardText, readCardText } from '../../shared/rules/card-number.ts'
import { maySeePurpose, referralStage } from '../../shared/rules/referral-rules.ts'
import { makeReferralSlip, readReferralSlip } from '../../shared/rules/referral-slip.ts'

const day = (text: string) => text as ClinicDay

describe('a slip', () => {
  it('is read back, also with blanks, and is never a card', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 0, max: 99_999_999 }),
        (site, slip) => {
          const digits = makeReferralSlip(site, slip)
          expect(digits).toMatch(/^\d{16}$/)
          expect(readReferralSlip(digits.replace(/(\d{4})/g, '$1 '), site)).toEqual({ ok: true, slip })
          expect(readCardText(digits, site).ok).toBe(false)
          expect(readReferralSlip(makeCardText(site, slip), site).ok).toBe(false)
        },
      ),
    )
  })

  it('shows every single wrong digit', () => {
    const digits = makeReferralSlip(17, 12_345_678)
    for (let place = 0; place < digits.length; place += 1)
      for (let wrong = 0; wrong < 10; wrong += 1) {
        if (digits[place] === String(wrong)) continue
        const read = readReferralSlip(digits.slice(0, place) + wrong + digits.slice(place + 1), 17)
        expect(read).toEqual({ ok: false, problem: 'slip_misread' })
      }
  })

  it('of another site says so', () => {
    expect(readReferralSlip(makeReferralSlip(23, 5), 17)).toEqual({
      ok: false,
      problem: 'slip_of_other_site',
    })
  })
})

describe('how far a referral has come', () => {
  const none = { attendedDay: null, resultDay: null, endedFor: null, byDay: day('2026-02-10') }
  it.each([
    ['on the day agreed', none, '2026-02-10', 'referred'],
    ['a day later', none, '2026-02-11', 'overdue'],
    ['ended a day later', { ...none, endedFor: 'declined' }, '2026-02-11', 'ended'],
    ['gone', { ...none, attendedDay: day('2026-02-09') }, '2026-03-01', 'attended'],
    [
      'known',
      { ...none, attendedDay: day('2026-02-09'), resultDay: day('2026-02-20') },
      '2026-03-01',
      'result_known',
    ],
  ] as const)('%s', (_, stages, today, stage) => {
    expect(referralStage(stages, day(today))).toBe(stage)
  })
})

describe('for what somebody was sent', () => {
  it('is hidden from outreach and nurse where it tells what a test found, but not from who sent them', () => {
    expect(maySeePurpose('hiv_care', 'outreach', false)).toBe(false)
    expect(maySeePurpose('tb_care', 'nurse', false)).toBe(false)
    expect(maySeePurpose('hiv_care', 'nurse', true)).toBe(true)
    expect(maySeePurpose('hiv_care', 'counsellor', false)).toBe(true)
    expect(maySeePurpose('hiv_test', 'outreach', false)).toBe(true)
  })
})
