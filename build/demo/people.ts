import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'
import { type KnownPerson, knownPerson, lookAlikes } from '../../shared/rules/look-alike.ts'
import { seeded } from './random.ts'

/** A person who does not exist. Parts of common Mizo names, put together by chance. */
export interface Person {
  number: number
  name: string
  called: string
  phone: string
  sex: 'M' | 'F' | 'T'
  birthYear: number
  drug: 'buprenorphine' | 'methadone'
  amountMilligrams: number
  lastDoseDay: ClinicDay
  orderEnd: ClinicDay
  paperPage: string
}

type Chance = ReturnType<typeof seeded>

const NAME = {
  beginnings: 'Lal Zo Van Hming Ram Lian Thang Rin Mal Bia Sang Chhuan Vul Ngur Thian'.split(' '),
  middles: 'rin biak hming dua nun rem chhuan mawi thang tlan hlim pian zuat peng'.split(' '),
  endings: {
    M: 'a liana sanga thanga puia mawia zuala kima dinga hluna'.split(' '),
    F: 'i liani sangi thangi puii mawii zuali kimi dingi hluni'.split(' '),
  },
}
const CALLED = {
  before: { M: ['Pu', 'U', 'Pa'], F: ['Pi', 'Nu', 'U'] },
  beginnings:
    'Ma Zua Te Hrua Muan Tlua Bawi Chhan Khum Rem Sia Pia Din Kap Nun Vala Duh Fel Thar Ngai Hlu Rual'.split(
      ' ',
    ),
  endings: {
    M: 'puia tea liana khuma zauva tluanga kunga thara mawia nunga hawma chhunga remsanga'.split(' '),
    F: 'puii tei liani khumi zauvi tluangi kungi thari mawii nungi hawmi chhungi remsangi'.split(' '),
  },
}
/** Long enough never to appear by chance in a file of noise. */
const SHORTEST_NAME = 8

export const DEMO_CLIENTS = 120
/** The last numbers: they come in after the list of those already in treatment. */
export const ENROLLED_BY_KEYBOARD = 6
/** Who did not come yesterday either, and since when: the ladder has something to say. */
export const DAYS_SINCE_DOSE: Readonly<Record<number, number>> = { 9: 2, 14: 3, 31: 5 }

/** The 120 of the demonstration, in the order of their register numbers. `today`: the day it is played. */
export function people(today: ClinicDay): Person[] {
  const chance = seeded(20_260_203)
  const names = new Set<string>()
  const known: KnownPerson[] = []
  return Array.from({ length: DEMO_CLIENTS }, (_, index) => {
    const number = index + 1
    const sex = chance.next() < 0.88 ? 'M' : chance.next() < 0.9 ? 'F' : 'T'
    const birthYear = chance.whole(1974, 2003)
    const letters = sex === 'F' ? 'F' : 'M'
    const who = freshPerson(chance, { number, sex, birthYear, letters }, names, known)
    const methadone = chance.next() < 0.25
    return {
      ...who,
      number,
      sex,
      birthYear,
      phone: `98620${String(chance.whole(10_000, 99_999))}`,
      drug: methadone ? 'methadone' : 'buprenorphine',
      amountMilligrams: methadone ? chance.whole(8, 20) * 5 : chance.whole(2, 8) * 2,
      lastDoseDay: addDays(today, -(DAYS_SINCE_DOSE[number] ?? 1)),
      orderEnd: addDays(today, chance.whole(14, 60)),
      paperPage: `B${chance.whole(1, 9)}/${chance.whole(1, 96)}`,
    }
  })
}

type Known = { number: number; sex: Person['sex']; birthYear: number; letters: 'M' | 'F' }

/** Nobody is easily mistaken for somebody before: with two words for a hundred people that would be everybody. */
function freshPerson(chance: Chance, facts: Known, names: Set<string>, known: KnownPerson[]) {
  const { number, sex, birthYear, letters } = facts
  for (;;) {
    const middle = chance.next() < 0.7 ? chance.pick(NAME.middles) : ''
    const name = `${chance.pick(NAME.beginnings)}${middle}${chance.pick(NAME.endings[letters])}`
    const own = `${chance.pick(CALLED.beginnings)}${chance.pick(CALLED.endings[letters])}`
    const called = `${chance.pick(CALLED.before[letters])} ${own}`
    if (name.length < SHORTEST_NAME || called.length < SHORTEST_NAME) continue
    if (names.has(name) || names.has(called)) continue
    const person = knownPerson({
      id: number,
      sex,
      birthYear,
      names: [name, called],
      parentName: null,
      phone: null,
    })
    if (lookAlikes(person, known).length > 0) continue
    known.push(person)
    names.add(name).add(called)
    return { name, called }
  }
}

/** Comes for detoxification alone, after the others. */
export const CAMP_PERSON = {
  name: 'Zairemtluanga',
  called: 'Pu Zairemtea',
  sex: 'M',
  birthYear: 1994,
} as const satisfies Partial<Person>
/** The brother of somebody in treatment. */
export const RELATIVE = 'Lalchhandama'

/** A client of another site of the programme, as much of one as the office's week needs. */
export type PersonElsewhere = Pick<Person, 'number' | 'name' | 'called' | 'sex' | 'birthYear' | 'drug'>

/** Enrolled by keyboard, and once more at another site, where another clerk wrote the name as it sounds there. */
export const ENROLLED_TWICE = { number: 116, elsewhere: { name: 'Zawremtanga', called: 'Pu Tharatea' } }

/** The clients of the two other sites, numbered from 1; the last one of the first site is known here as well. */
export function peopleElsewhere(): [PersonElsewhere[], PersonElsewhere[]] {
  const chance = seeded(20_260_204)
  const here = people('2026-02-03' as ClinicDay)
  const names = new Set(here.flatMap(({ name, called }) => [name, called]))
  const known: KnownPerson[] = here.map(({ number, sex, birthYear, name, called }) =>
    knownPerson({ id: number, sex, birthYear, names: [name, called], parentName: null, phone: null }),
  )
  const someone = (number: number): PersonElsewhere => {
    const sex = chance.next() < 0.8 ? 'M' : 'F'
    const birthYear = chance.whole(1974, 2003)
    const drug = chance.next() < 0.25 ? 'methadone' : 'buprenorphine'
    const facts = { number: here.length + known.length, sex, birthYear, letters: sex } as const
    return { number, sex, birthYear, drug, ...freshPerson(chance, facts, names, known) }
  }
  const some = (count: number) => Array.from({ length: count }, (_, index) => someone(index + 1))
  const twice = here[ENROLLED_TWICE.number - 1]
  if (!twice) throw new RangeError('nobody is enrolled twice')
  const { sex, birthYear } = twice
  const [first, second] = [some(23), some(17)]
  return [
    [...first, { number: 24, sex, birthYear, drug: 'buprenorphine', ...ENROLLED_TWICE.elsewhere }],
    second,
  ]
}

/** Every name and alias of the demonstration: what must never be found in the clear anywhere. */
export function allNames(): string[] {
  const persons = [...people('2026-02-03' as ClinicDay), CAMP_PERSON, ...peopleElsewhere().flat()]
  return [...persons.flatMap(({ name, called }) => [name, called]), RELATIVE]
}
