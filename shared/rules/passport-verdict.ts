import type { Passport } from '../records/passport.ts'
import type { ClinicDay } from '../records/time.ts'

/** What a slip of dose passport is worth at this register today. */
export type PassportVerdict =
  | 'good'
  /** Opened a guest here before, who is still here: this is their paper, not a second one. */
  | 'guest_here'
  /** Used here, and that guest has left. */
  | 'used'
  | 'forged'
  | 'unknown_site'
  /** Issued by this very site: it came back unused. */
  | 'own_slip'
  | 'other_site'
  | 'not_yet'
  | 'expired'

export type PassportFacts = {
  passport: Passport
  /** `no_key`: the office's list does not know the home site, or there is no list. */
  signature: 'good' | 'bad' | 'no_key'
  ownSite: number
  today: ClinicDay
  /** Whether its serial was used at this register. */
  usedHere: 'no' | 'guest_here' | 'left'
}

/**
 * The nearest fact first: who signed it, for whom, whether it was used here, and only then its days. A slip that a
 * third site took in meanwhile, with no line between the sites, cannot be seen here: the verdict *good* never says
 * that it was used nowhere else (clinic.md, *What no system we could read has*).
 */
export function passportVerdict(facts: PassportFacts): PassportVerdict {
  const { passport, signature, ownSite, today, usedHere } = facts
  if (signature === 'no_key') return 'unknown_site'
  if (signature === 'bad') return 'forged'
  if (passport.homeSite === ownSite) return 'own_slip'
  if (passport.receivingSite !== ownSite) return 'other_site'
  if (usedHere !== 'no') return usedHere === 'left' ? 'used' : 'guest_here'
  if (today < passport.fromDay) return 'not_yet'
  return today > passport.untilDay ? 'expired' : 'good'
}
