import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Passport } from '../../shared/records/passport.ts'
import { digitsFor, fromDigits, toDigits } from '../../shared/rules/digit-slip.ts'
import {
  passportDigits,
  passportToDigits,
  readPassport,
  readReturn,
  returnDigits,
  returnToDigits,
  slipKind,
} from '../../shared/rules/passport-slip.ts'
import { day } from './dose-records.ts'

const aPassport: Passport = {
  homeSite: 17,
  receivingSite: 23,
  serial: '00ff17a2c4e9',
  registerNumber: 1042,
  birthYear: 1990,
  sex: 'M',
  drug: 'buprenorphine-naloxone',
  everyDays: 1,
  issuedDay: day('2026-02-03'),
  fromDay: day('2026-02-04'),
  untilDay: day('2026-02-10'),
  lastDoseDay: day('2026-02-03'),
  lastDoseMicrograms: 8_000,
  slots: [
    { leastHours: 0, amountMicrograms: 4_400 },
    { leastHours: 6, amountMicrograms: 3_600 },
  ],
}
const signature = Uint8Array.from({ length: 64 }, (_, place) => place * 3)
const digits = passportToDigits(aPassport, signature)

describe('the digits of a dose passport', () => {
  it('come back as the passport and the signature that they were made of', () => {
    expect(readPassport(digits)).toEqual({ ok: true, value: aPassport, signature })
    expect(digits).toMatch(/^\d+$/)
    expect(digits).toHaveLength(passportDigits)
    expect(passportDigits).toBeLessThan(300)
  })

  it('keep their length with zeros in front, in whatever script and grouping they are typed', () => {
    expect(toDigits(new Uint8Array(4))).toHaveLength(digitsFor(4))
    const typed = digits.replace(/(\d{5})/g, '$1 ')
    expect(readPassport(typed).ok).toBe(true)
    const bengali = [...digits].map((digit) => String.fromCodePoint(0x09e6 + Number(digit))).join('')
    expect(readPassport(bengali).ok).toBe(true)
  })

  it('say *misread* for every single digit that is another, and for two neighbours exchanged', () => {
    for (let place = 0; place < digits.length; place += 1) {
      for (let add = 1; add < 10; add += 1) {
        const wrong = String((Number(digits[place]) + add) % 10)
        const text = digits.slice(0, place) + wrong + digits.slice(place + 1)
        expect(readPassport(text), `${place} +${add}`).toEqual({ ok: false, problem: 'misread' })
      }
      const next = digits[place + 1]
      if (next === undefined || next === digits[place]) continue
      const swapped = digits.slice(0, place) + next + digits[place] + digits.slice(place + 2)
      expect(readPassport(swapped)).toEqual({ ok: false, problem: 'misread' })
    }
  })

  it('are no passport when something is missing, or when they are a card', () => {
    for (const text of ['', '00170482915334', digits.slice(1), `${digits}0`, `x${digits.slice(1)}`])
      expect(readPassport(text)).toEqual({ ok: false, problem: 'not_a_passport' })
  })

  it('say that a newer program made them', () => {
    const bytes = fromDigits(digits, 115) ?? expect.fail('no bytes')
    bytes[0] = 2
    expect(readPassport(toDigits(bytes))).toEqual({ ok: false, problem: 'newer' })
  })

  it('hold every passport that can be written, and only one text for each', () => {
    const slot = fc.record({
      leastHours: fc.integer({ min: 0, max: 24 }),
      amountMicrograms: fc.integer({ min: 1, max: 10_000_000 }),
    })
    const any = fc.record({
      homeSite: fc.integer({ min: 1, max: 9999 }),
      receivingSite: fc.integer({ min: 1, max: 9999 }),
      registerNumber: fc.integer({ min: 1, max: 4_294_967_295 }),
      birthYear: fc.integer({ min: 1900, max: 2200 }),
      sex: fc.constantFrom('M' as const, 'F' as const, 'T' as const),
      everyDays: fc.constantFrom(1 as const, 2 as const),
      slots: fc.array(slot, { minLength: 1, maxLength: 4 }),
    })
    fc.assert(
      fc.property(any, (changed) => {
        const passport = { ...aPassport, ...changed }
        expect(readPassport(passportToDigits(passport, signature))).toMatchObject({
          ok: true,
          value: passport,
        })
      }),
      { numRuns: 300 },
    )
  })
})

describe('the digits of a return slip', () => {
  const slip = {
    homeSite: 17,
    receivingSite: 23,
    serial: '00ff17a2c4e9',
    fromDay: day('2026-02-04'),
    givenMicrograms: [8_000, 0, 120_000, null],
  }

  it('come back as they were, and are told from a passport by their length', () => {
    const text = returnToDigits(slip, signature)
    expect(readReturn(text)).toEqual({ ok: true, value: slip, signature })
    expect(text).toHaveLength(returnDigits)
    expect(slipKind(text)).toBe('return')
    expect(slipKind(digits)).toBe('passport')
    expect(slipKind('00170482915334')).toBeNull()
    expect(readPassport(text)).toEqual({ ok: false, problem: 'not_a_passport' })
  })
})
