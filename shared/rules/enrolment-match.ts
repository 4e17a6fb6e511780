import { type Likeness, likeness, type Shares } from './enrolment-likeness.ts'
import type { IdentityParts } from './enrolment-parts.ts'

/** One client as a site's export tells of them: a register number and tokens. */
export type TokenClient = { number: number; tokens: IdentityParts }
export type TokenSite = { site: string; clients: readonly TokenClient[] }

/** One of the two of a pair. */
export type Enrolled = { site: string; number: number }
export type PossiblePair = Likeness & { a: Enrolled; b: Enrolled }

/**
 * A combination that so many clients share tells nobody apart, and comparing all of them with all would cost the square of
 * their number. At equal birth years (`YEAR_BITS`, 2^4) a pair needs fewer than sixteen holders to be listed at all; the
 * rest is room for what the counts of a small programme get wrong.
 */
export const TOO_COMMON = 24

/**
 * Clients of different sites who may be one person, the likeliest first, in an order that does not hang on the order
 * of the sites. Only clients who meet in a combination are compared, so the work grows with the number of clients.
 */
export function possiblePairs(sites: readonly TokenSite[]): PossiblePair[] {
  const people = sites.flatMap(({ site, clients }) => clients.map((client) => ({ site, ...client })))
  const shares = sharesOf(people)
  const pairs: PossiblePair[] = []
  for (const [one, others] of meeting(people))
    for (const other of others) {
      const [a, b] = [people[one], people[other]]
      const alike = a && b && likeness(a.tokens, b.tokens, shares)
      if (alike) pairs.push({ ...alike, ...inOrder(a, b) })
    }
  return pairs.toSorted(likeliestFirst)
}

/** Who meets whom: for each place the later places, of other sites. */
function meeting(people: readonly (TokenClient & { site: string })[]): Map<number, Set<number>> {
  const holders = new Map<string, number[]>()
  for (const [place, { tokens }] of people.entries())
    for (const token of tokens.meet) {
      const list = holders.get(token)
      if (list) list.push(place)
      else holders.set(token, [place])
    }
  const met = new Map<number, Set<number>>()
  for (const list of holders.values()) {
    if (list.length > TOO_COMMON) continue
    for (const [first, one] of list.entries())
      for (const other of list.slice(first + 1)) {
        if (people[one]?.site === people[other]?.site) continue
        const others = met.get(one) ?? new Set()
        met.set(one, others.add(other))
      }
  }
  return met
}

/** How many clients of the programme have a whole name, or a word of a name or a parent's name. */
function sharesOf(people: readonly TokenClient[]): Shares {
  const counts = new Map<string, number>()
  const count = (keys: Iterable<string>) => {
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  for (const { tokens } of people) {
    count(new Set(tokens.names.map(({ words }) => `name ${words.toSorted().join(' ')}`)))
    count(new Set(tokens.names.flatMap(({ words }) => words.map((word) => `own ${word}`))))
    if (tokens.parent) count([`parent ${tokens.parent.toSorted().join(' ')}`])
    if (tokens.parent) count(new Set(tokens.parent.map((word) => `parent's ${word}`)))
  }
  const parents = people.filter(({ tokens }) => tokens.parent !== null).length
  return {
    people: people.length,
    ofName: (words) => (counts.get(`name ${words.toSorted().join(' ')}`) ?? 1) / people.length,
    ofWord: (word) => (counts.get(`own ${word}`) ?? 1) / people.length,
    ofParent: (words) => (counts.get(`parent ${words.toSorted().join(' ')}`) ?? 1) / parents,
    ofParentWord: (word) => (counts.get(`parent's ${word}`) ?? 1) / parents,
  }
}

function inOrder(one: Enrolled, other: Enrolled): { a: Enrolled; b: Enrolled } {
  const [a, b] = one.site < other.site ? [one, other] : [other, one]
  return { a: { site: a.site, number: a.number }, b: { site: b.site, number: b.number } }
}

function likeliestFirst(one: PossiblePair, other: PossiblePair): number {
  if (one.grade !== other.grade) return one.grade === 'exact' ? -1 : 1
  if (one.bits !== other.bits) return other.bits - one.bits
  const text = ({ a, b }: PossiblePair) => `${a.site} ${a.number} ${b.site} ${b.number}`
  return text(one) < text(other) ? -1 : 1
}
