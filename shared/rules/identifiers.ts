import type { Dose } from '../records/dose.ts'
import type { Identifier } from '../records/dose-identity.ts'

/** By what somebody at the counter is known, besides a name, which is never enough (clinic.md, *At the counter*). */
export type KnownBy = {
  identifiedBy: Dose['identifiedBy']
  /** A photo stands beside the dose, and was looked at. */
  hasPhoto: boolean
  /** The birth year was asked, and was right. */
  birthYearSaid: boolean
}

/** The identifiers that stand, in the order of how hard each is to borrow; two are wanted. */
export function identifiers({ identifiedBy, hasPhoto, birthYearSaid }: KnownBy): Identifier[] {
  const known: Identifier[] = []
  if (identifiedBy !== 'name') known.push(identifiedBy)
  if (hasPhoto) known.push('photo')
  if (birthYearSaid) known.push('birth_year')
  return known
}

/** Whether the client is asked for the birth year, because card or number and photo are not two. */
export function asksBirthYear(known: Omit<KnownBy, 'birthYearSaid'>): boolean {
  return identifiers({ ...known, birthYearSaid: false }).length < 2
}
