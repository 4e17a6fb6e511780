import type { IdentityParts } from './enrolment-parts.ts'

/** What share of the programme's clients have a name, a word, a parent's name: the rarer, the more it says. */
export type Shares = {
  people: number
  ofName(words: readonly string[]): number
  ofWord(word: string): number
  ofParent(words: readonly string[]): number
  ofParentWord(word: string): number
}

export type Grade = 'exact' | 'near'

/** Why two clients may be one person. Names are known by tokens that agree, never by what they say. */
export type Likeness = {
  grade: Grade
  name: 'written' | 'sounded' | 'word'
  parent: 'sounded' | 'word' | 'not_given' | 'other'
  /** 0 to 2; null: further apart. */
  yearsApart: number | null
  /** How much rarer this agreement is than one such stranger in the programme, in powers of two. */
  bits: number
}

/** [inference] What the birth years say, in powers of two: how much commoner among one person's two enrolments than by chance. */
const YEAR_BITS = [4, 2, 1]
const YEARS_FAR_BITS = -3
/** [inference] A word of the name left out or added; another parent's name, which may be the mother's. */
const WORD_LEFT_OUT_BITS = -1.5
const OTHER_PARENT_BITS = -4
/**
 * As rare as one stranger in the programme: from here on two people may look; and so much rarer that they should first.
 * Measured in docs/double-enrolment.md.
 */
const NEAR_BITS = 0
export const LIKELY_BITS = 2

/** Whether two clients of different sites may be one person; null when too little speaks for it. */
export function likeness(a: IdentityParts, b: IdentityParts, shares: Shares): Likeness | null {
  const yearsApart = yearsBetween(a.years, b.years)
  if (yearsApart === 'other_sex') return null
  const name = nameBits(a, b, shares)
  if (name === null) return null
  const parent = parentBits(a.parent, b.parent, name.shared, shares)
  const years = yearsApart === null ? YEARS_FAR_BITS : (YEAR_BITS[yearsApart] ?? YEARS_FAR_BITS)
  const bits = name.bits + parent.bits + years - Math.log2(shares.people)
  const same = name.how !== 'word' && parent.how === 'sounded' && yearsApart === 0
  if (bits < NEAR_BITS) return null
  return { grade: same ? 'exact' : 'near', name: name.how, parent: parent.how, yearsApart, bits }
}

function yearsBetween(a: readonly string[], b: readonly string[]): number | null | 'other_sex' {
  const apart = a.flatMap((year, place) =>
    b.flatMap((other, otherPlace) => (year === other ? [Math.abs((place % 3) - (otherPlace % 3))] : [])),
  )
  return apart.length > 0 ? Math.min(...apart) : null
}

type Said<How> = { how: How; bits: number; shared: ReadonlySet<string> }

function nameBits(a: IdentityParts, b: IdentityParts, shares: Shares): Said<Likeness['name']> | null {
  const pairs = a.names.flatMap((one) => b.names.map((other) => ({ one, other })))
  const said = pairs.map(({ one, other }): Said<Likeness['name']> | null => {
    const shared = new Set(one.words.filter((word) => other.words.includes(word)))
    if (shared.size === 0) return null
    if (shared.size === one.words.length && shared.size === other.words.length) {
      const how = one.written === other.written ? 'written' : 'sounded'
      return { how, bits: -Math.log2(shares.ofName(one.words)), shared }
    }
    const rarest = Math.min(...Array.from(shared, shares.ofWord))
    const whole = shared.size === Math.min(one.words.length, other.words.length)
    return { how: 'word', bits: -Math.log2(rarest) + (whole ? 1 : 2) * WORD_LEFT_OUT_BITS, shared }
  })
  return said.filter((one) => one !== null).toSorted((x, y) => y.bits - x.bits)[0] ?? null
}

/** A surname that name and parent's name have in common says nothing twice. */
function parentBits(
  a: readonly string[] | null,
  b: readonly string[] | null,
  said: ReadonlySet<string>,
  shares: Shares,
): Said<Likeness['parent']> {
  const nothing = { shared: said }
  if (a === null || b === null) return { how: 'not_given', bits: 0, ...nothing }
  const shared = a.filter((word) => b.includes(word))
  const fresh = shared.filter((word) => !said.has(word))
  if (fresh.length === 0) return { how: 'other', bits: OTHER_PARENT_BITS, ...nothing }
  const rarest = Math.min(...fresh.map(shares.ofParentWord))
  if (shared.length === a.length && shared.length === b.length) {
    const whole = fresh.length === shared.length ? shares.ofParent(a) : rarest
    return { how: 'sounded', bits: -Math.log2(whole), ...nothing }
  }
  return { how: 'word', bits: -Math.log2(rarest) + WORD_LEFT_OUT_BITS, ...nothing }
}
