import { describe, expect, test } from 'vitest'
import { type KnownPerson, knownPerson, mistakenness } from '../../shared/rules/look-alike.ts'
import { lookAlikeLine, lookAlikePairs } from '../../shared/rules/look-alike-line.ts'
import { chanceOf, nameLists, peopleOf } from './name-lists.ts'

/*
 * How it is measured. A day: all clients of a list are due and come in an order by chance; each is served by card, and it
 * is counted at how many doses the line stands (share of doses). A pair is *dangerous* when both have the same whole name,
 * written or spelled by sound alike, the same sex and at most five years between them (written here anew, not with the
 * rule's own words); it is *found* when the line stood on the first of the two that came. Recall by card is found of all
 * dangerous ones: with fifty names for a thousand clients thousands of pairs are dangerous, and one dose in a hundred cannot
 * say them all, so the line keeps to the easiest to mistake. Picked by name, where mix-ups begin, recall must be whole.
 */
const sizes = [120, 1_000]
const seeds = [1, 2, 3]
const nobody: ReadonlySet<number> = new Set()

/** The same whole name by letters or by spelled sound: no rule of the program is asked. */
function dangerous(a: KnownPerson, b: KnownPerson): boolean {
  const spelled = ({ names }: KnownPerson) =>
    names.map(({ words }) => words.map(({ spoken }) => spoken).join(' '))
  return (
    a.sex === b.sex &&
    Math.abs(a.birthYear - b.birthYear) <= 5 &&
    spelled(a).some((one) => spelled(b).includes(one))
  )
}

function dangerousPairs(people: readonly KnownPerson[]): [KnownPerson, KnownPerson][] {
  return people.flatMap((a, place) =>
    people.slice(place + 1).flatMap((b): [KnownPerson, KnownPerson][] => (dangerous(a, b) ? [[a, b]] : [])),
  )
}

/** Serves everybody once by card. @returns doses with a line, and the pairs that were said */
function aDay(people: readonly KnownPerson[], seed: number) {
  const next = chanceOf(seed)
  const order = people.map((person) => ({ person, at: next() })).toSorted((a, b) => a.at - b.at)
  const pairs = lookAlikePairs(people).slice(0, Math.max(1, Math.floor(people.length / 100)))
  const concerned = new Set(pairs.flatMap(({ a, b }) => [a.id, b.id]))
  const served = new Set<number>()
  const said = new Set<string>()
  let lines = 0
  for (const { person } of order) {
    const others = concerned.has(person.id)
      ? lookAlikeLine(person, { ordered: people, served, byName: false })
      : []
    if (others.length > 0) lines += 1
    for (const other of others) said.add([person.id, other].toSorted((a, b) => a - b).join(' '))
    served.add(person.id)
  }
  return { share: lines / people.length, said }
}

describe.each(nameLists)('the passive line on a list of %s', (list) => {
  test.each(sizes)('stands at one dose in a hundred or fewer among %i clients', (count) => {
    for (const seed of seeds) expect(aDay(peopleOf(list, count, seed), seed).share).toBeLessThanOrEqual(0.01)
  })

  test.each(sizes)(
    'by card says the most easily mistaken of the dangerous pairs among %i clients',
    (count) => {
      for (const seed of seeds) {
        const people = peopleOf(list, count, seed)
        const pairs = dangerousPairs(people)
        const { said } = aDay(people, seed)
        const most = Math.floor(count / 100)
        expect(said.size).toBe(Math.min(most, lookAlikePairs(people).length))
        const ranks = pairs.map(([a, b]) => mistakenness(a, b)).toSorted((x, y) => x - y)
        const found = pairs.filter(([a, b]) => said.has(`${a.id} ${b.id}`))
        expect(found).toHaveLength(Math.min(most, pairs.length))
        const worst = Math.max(-1, ...found.map(([a, b]) => mistakenness(a, b)))
        expect(worst).toBe(ranks[found.length - 1] ?? -1)
      }
    },
  )

  test.each(sizes)('picked by name says every dangerous pair among %i clients', (count) => {
    for (const seed of seeds) {
      const people = peopleOf(list, count, seed)
      const some = dangerousPairs(people).slice(0, 400)
      const missed = some.filter(
        ([a, b]) => !lookAlikeLine(a, { ordered: people, served: nobody, byName: true }).includes(b.id),
      )
      expect(missed).toEqual([])
    }
  })
})

describe('who stands on the line', () => {
  const person = (id: number, name: string, rest: { birthYear?: number; parentName?: string } = {}) =>
    knownPerson({ id, sex: 'M', birthYear: 1990, names: [name], parentName: null, phone: null, ...rest })

  test('nobody who was served already, for their dose is stopped', () => {
    const ordered = [person(1, 'Abdur Rahim'), person(2, 'Abdur Raheem')]
    const line = (served: number[]) =>
      lookAlikeLine(person(1, 'Abdur Rahim'), { ordered, served: new Set(served), byName: true })
    expect(line([])).toEqual([2])
    expect(line([2])).toEqual([])
  })

  test('one word in common is no look-alike', () => {
    const ordered = [person(1, 'Abdur Rahim'), person(2, 'Rahim Uddin'), person(3, 'Rahim')]
    expect(lookAlikePairs(ordered)).toEqual([])
  })

  test('the same written name and parent before the same sound, and years apart last', () => {
    const ordered = [
      person(1, 'Abdur Rahim', { parentName: 'Karim' }),
      person(2, 'Abdur Raheem', { parentName: 'Jamal' }),
      person(3, 'Abdur Rahim', { birthYear: 1994 }),
      person(4, 'Abdur Rahim', { parentName: 'Kareem' }),
    ]
    expect(lookAlikePairs(ordered).map(({ a, b }) => `${a.id} ${b.id}`)[0]).toBe('1 4')
  })
})
