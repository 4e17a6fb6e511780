import { describe, expect, it, test } from 'vitest'
import type { Passport } from '../../shared/records/passport.ts'
import { type PassportFacts, passportVerdict } from '../../shared/rules/passport-verdict.ts'
import { day } from './dose-records.ts'

const passport = {
  homeSite: 17,
  receivingSite: 23,
  fromDay: day('2026-02-04'),
  untilDay: day('2026-02-06'),
} as Passport
const facts = (changed: Partial<PassportFacts> = {}): PassportFacts => ({
  passport,
  signature: 'good',
  ownSite: 23,
  today: day('2026-02-05'),
  usedHere: 'no',
  ...changed,
})

describe('what a dose passport is worth', () => {
  test.each<[string, Partial<PassportFacts>, string]>([
    ['on its first day', { today: day('2026-02-04') }, 'good'],
    ['on its last day', { today: day('2026-02-06') }, 'good'],
    ['the day before', { today: day('2026-02-03') }, 'not_yet'],
    ['the day after', { today: day('2026-02-07') }, 'expired'],
    ['at a third site', { ownSite: 31 }, 'other_site'],
    ['at the site that wrote it', { ownSite: 17 }, 'own_slip'],
    ['used, and the guest is here', { usedHere: 'guest_here' }, 'guest_here'],
    ['used, and the guest has left', { usedHere: 'left' }, 'used'],
    ['used and over', { usedHere: 'left', today: day('2026-03-01') }, 'used'],
    ['with a signature that does not fit', { signature: 'bad' }, 'forged'],
    ['of a site that the list does not know', { signature: 'no_key' }, 'unknown_site'],
    [
      'forged, over, used and for another site',
      { signature: 'bad', today: day('2026-03-01'), ownSite: 31, usedHere: 'left' },
      'forged',
    ],
    ['of an unknown site, and over', { signature: 'no_key', today: day('2026-03-01') }, 'unknown_site'],
  ])('%s', (_, changed, expected) => {
    expect(passportVerdict(facts(changed))).toBe(expected)
  })

  it('is *good* only with a good signature, at the site named, on its days, unused', () => {
    for (const signature of ['good', 'bad', 'no_key'] as const)
      for (const ownSite of [17, 23, 31])
        for (const usedHere of ['no', 'guest_here', 'left'] as const)
          for (let date = 1; date <= 9; date += 1) {
            const today = day(`2026-02-0${date}`)
            const fits = signature === 'good' && ownSite === 23 && usedHere === 'no' && date >= 4 && date <= 6
            expect(passportVerdict(facts({ signature, ownSite, usedHere, today })) === 'good').toBe(fits)
          }
  })
})
