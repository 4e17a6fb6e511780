import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { measure, TRADITIONS, tokenSites } from '../../build/bench/enrolment/measure.ts'
import { chanceOf, programmeOf } from '../../build/bench/enrolment/people.ts'
import { possiblePairs } from '../../shared/rules/enrolment-match.ts'
import { type IdentityFacts, identityParts } from '../../shared/rules/enrolment-parts.ts'

const RUNS = Number(process.env.OST_ENROLMENT_RUNS ?? 12)

/** A programme of two hundred strangers at two sites, and the two who are looked at. */
function pairOf(one: Partial<IdentityFacts>, other: Partial<IdentityFacts>) {
  const strangers = programmeOf(3, { sites: 2, clients: 100, tradition: 'Mizo' })
  const tokens = (facts: Partial<IdentityFacts>) => {
    const parts = identityParts({ names: [], parentName: null, sex: 'M', birthYear: 1990, ...facts })
    if (!parts) throw new Error('no name')
    return { number: 777, tokens: parts }
  }
  const sites = tokenSites({ ...strangers, doubles: [] }).map(({ site, clients }, place) => ({
    site,
    clients: [...clients, tokens(place === 0 ? one : other)],
  }))
  const pair = possiblePairs(sites).find(({ a, b }) => a.number === 777 && b.number === 777)
  return pair ? `${pair.grade}: ${pair.name}, ${pair.parent}, ${pair.yearsApart ?? 'far'}` : 'nothing'
}

const rafiq = { names: ['Rafiqul Islam'], parentName: 'Karim Bepari' }
const TABLE: readonly [string, Partial<IdentityFacts>, Partial<IdentityFacts>, string][] = [
  ['all the same', rafiq, rafiq, 'exact: written, sounded, 0'],
  [
    'another script',
    rafiq,
    { names: ['রফিকুল ইসলাম'], parentName: 'করিম বেপারী' },
    'exact: sounded, sounded, 0',
  ],
  ['a year off', rafiq, { ...rafiq, birthYear: 1991 }, 'near: written, sounded, 1'],
  ['two years off', rafiq, { ...rafiq, birthYear: 1988 }, 'near: written, sounded, 2'],
  ['nine years off', rafiq, { ...rafiq, birthYear: 1999 }, 'near: written, sounded, far'],
  ['no parent here', rafiq, { ...rafiq, parentName: null }, 'near: written, not_given, 0'],
  ['the last word left out', rafiq, { ...rafiq, names: ['Rafiq'] }, 'near: word, sounded, 0'],
  ['the parent’s last word left out', rafiq, { ...rafiq, parentName: 'Karim' }, 'near: written, word, 0'],
  ['sex written late', rafiq, { ...rafiq, sex: 'T' }, 'exact: written, sounded, 0'],
  ['another sex', rafiq, { ...rafiq, sex: 'F' }, 'nothing'],
  ['another name', rafiq, { ...rafiq, names: ['Delwar Howlader'] }, 'nothing'],
  ['no parent, three years off', rafiq, { ...rafiq, parentName: null, birthYear: 1993 }, 'nothing'],
]

describe('two clients of different sites', () => {
  it.each(TABLE)('%s', (_, one, other, verdict) => {
    expect(pairOf(one, other)).toBe(verdict)
  })

  it('are compared by what they are called too', () => {
    expect(pairOf(rafiq, { ...rafiq, names: ['Sumon', 'Rofiq Islam'] })).toBe('exact: sounded, sounded, 0')
  })

  it('are the same pairs in the same order, whatever the order of the sites', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (seed) => {
        const sites = tokenSites(programmeOf(seed, { sites: 4, clients: 30, tradition: 'Bengali' }))
        const list = possiblePairs(sites)
        const next = chanceOf(seed)
        const mixed = sites.toSorted(() => next() - 0.5)
        expect(possiblePairs(mixed)).toEqual(list)
        expect(list.every(({ a, b }) => a.site < b.site)).toBe(true)
      }),
      { numRuns: RUNS },
    )
  })
})

/** What the sample gave, with room for another seed; docs/double-enrolment.md has the large numbers. */
const BOUNDS = { Bengali: [0.45, 30], Hindi: [0.45, 45], Mizo: [0.6, 12] } as const

it.each(TRADITIONS)('%s names: most doubles are on the list, and the list is short', (tradition) => {
  const { doubles, all, likely, plain } = measure([1, 2, 3], { sites: 6, clients: 150, tradition })
  const [found, wrong] = BOUNDS[tradition as keyof typeof BOUNDS]
  expect(all.right / doubles).toBeGreaterThan(found)
  expect(all.wrong / 3).toBeLessThan(wrong)
  expect(likely.wrong).toBeLessThan(all.wrong)
  expect(all.right).toBeGreaterThan(4 * plain.right)
})
