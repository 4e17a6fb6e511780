import { type PossiblePair, possiblePairs, type TokenSite } from '../../../shared/rules/enrolment-match.ts'
import { identityParts } from '../../../shared/rules/enrolment-parts.ts'
import { type Programme, programmeOf } from './people.ts'

export const TRADITIONS = ['Bengali', 'Hindi', 'Mizo'] as const
export type Tradition = (typeof TRADITIONS)[number]

export type Measured = {
  tradition: Tradition
  sites: number
  clients: number
  doubles: number
  /** Doubles on the list, exact ones among them. */
  found: number
  foundExact: number
  /** Pairs on the list who are two people. */
  wrong: number
  wrongExact: number
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

/** Makes a programme with this seed, lists the possible pairs, and counts what is right in the list. */
export function measure(
  seed: number,
  wanted: { sites: number; clients: number; tradition: Tradition },
  seconds: () => number = () => 0,
): Measured {
  const programme = programmeOf(seed, wanted)
  const sites = tokenSites(programme)
  const began = seconds()
  const list = possiblePairs(sites)
  const took = seconds() - began
  const real = new Set(programme.doubles.map(([a, b]) => keyOf(a, b)))
  const right = list.filter((pair) => real.has(keyOfPair(pair)))
  const exact = (pairs: readonly PossiblePair[]) => pairs.filter(({ grade }) => grade === 'exact').length
  return {
    ...wanted,
    doubles: real.size,
    found: right.length,
    foundExact: exact(right),
    wrong: list.length - right.length,
    wrongExact: exact(list) - exact(right),
    seconds: took,
  }
}

const keyOf = (a: readonly [number, number], b: readonly [number, number]): string =>
  [a.join('/'), b.join('/')].toSorted().join(' ')

const keyOfPair = ({ a, b }: PossiblePair): string =>
  keyOf([Number(a.site), a.number - 1], [Number(b.site), b.number - 1])
