import { LIKELY_BITS } from '../../../shared/rules/enrolment-likeness.ts'
import { type PossiblePair, possiblePairs, type TokenSite } from '../../../shared/rules/enrolment-match.ts'
import { identityParts } from '../../../shared/rules/enrolment-parts.ts'
import { foldName } from '../../../shared/rules/look-alike.ts'
import { type Programme, programmeOf, type Tradition, type Wanted } from './people.ts'

export const TRADITIONS: readonly Tradition[] = ['Bengali', 'Hindi', 'Mizo']

/** Of a list: pairs who are one person, and pairs who are two. */
export type Counted = { right: number; wrong: number }

export type Measured = {
  /** How many people stand twice in the programme. */
  doubles: number
  exact: Counted
  /** What the office is shown first: exact and likely. */
  likely: Counted
  /** With the fainter pairs. */
  all: Counted
  /** For comparison: name as written, sex and birth year, hashed, as other programmes do it. */
  plain: Counted
  seconds: number
}

/** The tokens of a programme as the office gets them; the texts stand for their keyed forms, which agree where they do. */
export function tokenSites({ sites }: Programme): TokenSite[] {
  return sites.map(({ site, clients }) => ({
    site: String(site),
    clients: clients.flatMap((client, place) => {
      const tokens = identityParts(client)
      return tokens ? [{ number: place + 1, tokens }] : []
    }),
  }))
}

/** Makes a programme with each seed, lists the possible pairs, and counts what is right in the lists. */
export function measure(seeds: readonly number[], wanted: Wanted, seconds: () => number = () => 0): Measured {
  const sum: Measured = {
    doubles: 0,
    exact: { right: 0, wrong: 0 },
    likely: { right: 0, wrong: 0 },
    all: { right: 0, wrong: 0 },
    plain: { right: 0, wrong: 0 },
    seconds: 0,
  }
  for (const seed of seeds) {
    const programme = programmeOf(seed, wanted)
    const sites = tokenSites(programme)
    const began = seconds()
    const list = possiblePairs(sites)
    sum.seconds += seconds() - began
    const real = new Set(programme.doubles.map(([a, b]) => keyOf(a, b)))
    sum.doubles += real.size
    const count = (into: Counted, keys: readonly string[]) => {
      const right = keys.filter((key) => real.has(key)).length
      into.right += right
      into.wrong += keys.length - right
    }
    const isLikely = ({ grade, bits }: PossiblePair) => grade === 'exact' || bits >= LIKELY_BITS
    count(sum.exact, list.filter(({ grade }) => grade === 'exact').map(keyOfPair))
    count(sum.likely, list.filter(isLikely).map(keyOfPair))
    count(sum.all, list.map(keyOfPair))
    count(sum.plain, plainPairs(programme))
  }
  return sum
}

function plainPairs({ sites }: Programme): string[] {
  const holders = new Map<string, [number, number][]>()
  for (const { site, clients } of sites)
    for (const [place, { names, sex, birthYear }] of clients.entries()) {
      const key = `${foldName(names[0] ?? names[1] ?? '')} ${sex} ${birthYear}`
      holders.set(key, [...(holders.get(key) ?? []), [site, place]])
    }
  return Array.from(holders.values()).flatMap((list) =>
    list.flatMap((one, place) =>
      list
        .slice(place + 1)
        .filter((other) => other[0] !== one[0])
        .map((other) => keyOf(one, other)),
    ),
  )
}

const keyOf = (a: readonly [number, number], b: readonly [number, number]): string =>
  [a.join('/'), b.join('/')].toSorted().join(' ')

const keyOfPair = ({ a, b }: PossiblePair): string =>
  keyOf([Number(a.site), a.number - 1], [Number(b.site), b.number - 1])
