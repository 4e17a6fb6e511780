import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeCardText, readCardText } from '../../shared/rules/card-number.ts'

const site = fc.integer({ min: 1, max: 9999 })
const cardNumber = fc.integer({ min: 0, max: 99_999_999 })

const replaceAt = (text: string, place: number, digit: string) =>
  text.slice(0, place) + digit + text.slice(place + 1)

describe('the fourteen digits of a card', () => {
  test('are site, card number and check, and read back as they were made', () => {
    fc.assert(
      fc.property(site, cardNumber, (ownSite, number) => {
        const text = makeCardText(ownSite, number)
        expect(text).toMatch(/^\d{14}$/)
        expect(readCardText(text, ownSite)).toEqual({ ok: true, cardNumber: number })
      }),
      { numRuns: 2000 },
    )
  })

  test('find every single wrong digit and every swap of neighbours', () => {
    fc.assert(
      fc.property(site, cardNumber, (ownSite, number) => {
        const text = makeCardText(ownSite, number)
        for (let place = 0; place < text.length; place += 1) {
          for (const digit of '0123456789') {
            if (digit === text[place]) continue
            expect(readCardText(replaceAt(text, place, digit), ownSite)).toEqual({
              ok: false,
              problem: 'check_digit',
            })
          }
          const [a, b] = [text[place], text[place + 1]]
          if (b === undefined || a === b) continue
          const swapped = text.slice(0, place) + b + a + text.slice(place + 2)
          expect(readCardText(swapped, ownSite)).toEqual({ ok: false, problem: 'check_digit' })
        }
      }),
      { numRuns: 200 },
    )
  })

  test.each([
    ['', 'not_a_card'],
    ['123', 'not_a_card'],
    ['00120000000112345', 'not_a_card'],
    ['0012abcdefgh34', 'not_a_card'],
    ['00000000000001', 'not_a_card'],
  ])('"%s" is %s', (text, problem) => {
    expect(readCardText(text, 12)).toEqual({ ok: false, problem })
  })

  test('of another site are named as such, and a wrong digit in the site number as a wrong digit', () => {
    const text = makeCardText(34, 5)
    expect(readCardText(text, 12)).toEqual({ ok: false, problem: 'other_site', site: 34 })
    expect(readCardText(replaceAt(text, 3, '5'), 12)).toEqual({ ok: false, problem: 'check_digit' })
  })

  test('may be typed in Bengali digits', () => {
    const bengali = makeCardText(12, 7).replace(/[0-9]/g, (digit) => '০১২৩৪৫৬৭৮৯'.charAt(Number(digit)))
    expect(readCardText(bengali, 12)).toEqual({ ok: true, cardNumber: 7 })
  })

  test('may be typed in groups', () => {
    const text = makeCardText(12, 34_567_890)
    const grouped = `${text.slice(0, 4)} ${text.slice(4, 12)}-${text.slice(12)}`
    expect(readCardText(grouped, 12)).toEqual({ ok: true, cardNumber: 34_567_890 })
  })

  test.each([
    [0, 1],
    [10_000, 1],
    [1.5, 1],
    [1, -1],
    [1, 100_000_000],
  ])('are not made for site %d and card %d', (ownSite, number) => {
    expect(() => makeCardText(ownSite, number)).toThrow(RangeError)
  })
})
