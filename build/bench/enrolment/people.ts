import type { IdentityFacts } from '../../../shared/rules/enrolment-parts.ts'
import * as names from './names.ts'

/** A word of a name with the ways it is written. */
type Word = readonly string[]
export type Tradition = 'Bengali' | 'Hindi' | 'Mizo'

/** Somebody, before any clerk wrote them down. */
export type Somebody = {
  tradition: Tradition
  first: Word[]
  last: Word[]
  father: { first: Word[]; last: Word[] }
  sex: 'M' | 'F'
  birthYear: number
  nickname: string | null
}

export type Chance = () => number

/** Numbers by chance, the same for the same seed (mulberry32). */
export function chanceOf(seed: number): Chance {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const common = <T>(next: Chance, list: readonly T[]): T => list[Math.floor(list.length * next() ** 1.6)] as T
const any = <T>(next: Chance, list: readonly T[]): T => list[Math.floor(list.length * next())] as T

const nicknames =
  'Raju Babu Sonu Bapi Khoka Montu Pintu Mona Puia Rina Tea Mama Kima Zuala Chhunga Guddu Pappu Kalu Dulal Tiku'.split(
    ' ',
  )

/** A person of one of the three traditions: nine of ten men, born 1965 to 2005, every third known by a second name. */
export function somebody(next: Chance, tradition: Tradition): Somebody {
  const sex = next() < 0.9 ? 'M' : 'F'
  const last = lastOf(next, tradition)
  return {
    tradition,
    first: firstOf(next, tradition, sex),
    last,
    father: {
      first: firstOf(next, tradition, 'M'),
      last: next() < 0.6 ? last : lastOf(next, tradition),
    },
    sex,
    birthYear: 1965 + Math.floor(41 * next()),
    nickname: next() < 0.33 ? any(next, nicknames) : null,
  }
}

function firstOf(next: Chance, tradition: Tradition, sex: 'M' | 'F'): Word[] {
  if (tradition === 'Bengali') return [common(next, sex === 'M' ? names.muslimMen : names.muslimWomen)]
  if (tradition === 'Hindi') return [common(next, sex === 'M' ? names.hindiMen : names.hindiWomen)]
  const endings = sex === 'M' ? names.mizoMaleEndings : names.mizoFemaleEndings
  const parts = [any(next, names.mizoBeginnings), any(next, names.mizoMiddles), any(next, endings)]
  return [parts.reduce((whole, part) => whole.flatMap((begun) => part.map((more) => begun + more)))]
}

function lastOf(next: Chance, tradition: Tradition): Word[] {
  if (tradition === 'Bengali') return [common(next, names.muslimLast)]
  if (tradition === 'Hindi') return [common(next, names.hindiLast)]
  return next() < 0.4 ? [any(next, names.mizoClans)] : []
}

/** What a clerk changes; the shares are assumptions, written in docs/double-enrolment.md. */
export const HABITS = {
  /** The clerk writes in the letters of the place. */
  ownLetters: 0.3,
  /** Of names with a second word, it is left out. */
  lastLeftOut: 0.15,
  wordsTurned: 0.03,
  /** The beginning of a Mizo name is left out: Lalrinpuia, Rinpuia. */
  lalLeftOut: 0.2,
  /** Md., Mst., C., K. before the name. */
  titled: 0.5,
  /** One letter of a word is written wrong, whatever the word. */
  slip: 0.03,
  /** No parent's name was asked or given. */
  noParent: 0.25,
  parentLastLeftOut: 0.4,
  /** The mother's name stands where the other site wrote the father's. */
  otherParent: 0.05,
  /** The name is not given at all, only what the client is called. */
  onlyCalled: 0.03,
  /** The birth year is 1, 2, 3 to 5 years off. */
  yearsOff: [0.2, 0.08, 0.05] as readonly number[],
}
export type Habits = typeof HABITS

/** One enrolment of somebody, as this clerk wrote it down that day. */
export function written(next: Chance, person: Somebody, habits: Habits = HABITS): IdentityFacts {
  const own = next() < habits.ownLetters && person.tradition !== 'Mizo'
  const name = nameOf(next, person.first, person.last, own, habits.lastLeftOut, person, habits)
  const onlyCalled = person.nickname !== null && next() < habits.onlyCalled
  const { first, last } = next() < habits.otherParent ? mother(next, person) : person.father
  const parent = nameOf(next, first, last, own, habits.parentLastLeftOut, { ...person, sex: 'M' }, habits)
  return {
    names: [onlyCalled ? null : name, next() < 0.7 ? person.nickname : null],
    parentName: next() < habits.noParent ? null : parent,
    sex: person.sex,
    birthYear: person.birthYear + yearsOff(next, habits),
  }
}

const mother = (next: Chance, { tradition }: Somebody) => ({
  first: firstOf(next, tradition, 'F'),
  last: [],
})

function nameOf(
  next: Chance,
  first: readonly Word[],
  last: readonly Word[],
  own: boolean,
  leaveOut: number,
  { tradition, sex }: Pick<Somebody, 'tradition' | 'sex'>,
  habits: Habits,
): string {
  const words = [...first, ...(next() < leaveOut ? [] : last)].map((word) =>
    spelling(next, word, own, habits),
  )
  const whole = next() < habits.wordsTurned ? words.toReversed() : words
  if (tradition === 'Mizo' && next() < habits.lalLeftOut)
    whole[0] = (whole[0] ?? '').replace(/^Lal(.)/, (_, letter: string) => letter.toUpperCase())
  const titled = next() < habits.titled ? titleOf(next, tradition, sex, own) : ''
  return `${titled} ${whole.join(' ')}`.trim().replaceAll('+', ' ')
}

function titleOf(next: Chance, tradition: Tradition, sex: 'M' | 'F', own: boolean): string {
  if (tradition === 'Mizo') return any(next, names.mizoInitials)[0] ?? ''
  if (tradition === 'Hindi') return own ? (sex === 'M' ? 'श्री' : 'श्रीमती') : sex === 'M' ? 'Shri' : 'Smt'
  if (own) return sex === 'M' ? any(next, ['মোঃ', 'মোহাম্মদ']) : 'মোছাঃ'
  return any(next, sex === 'M' ? ['Md.', 'Mohammad', 'Mohammed', 'Muhammad'] : ['Mst.', 'Mosammat'])
}

function spelling(next: Chance, word: Word, own: boolean, { slip }: Habits): string {
  const inOwn = word.filter((text) => /[\u0900-\u09ff]/.test(text))
  const inLatin = word.filter((text) => !inOwn.includes(text))
  const written = own && inOwn.length > 0 ? any(next, inOwn) : any(next, inLatin)
  return next() < slip ? slipped(next, written) : written
}

/** One letter lost, doubled or changed with the next. */
function slipped(next: Chance, word: string): string {
  const place = 1 + Math.floor((word.length - 2) * next())
  const [before, here, after] = [word.slice(0, place), word.charAt(place), word.slice(place + 1)]
  const how = next()
  if (how < 0.4) return before + after
  if (how < 0.6) return before + here + here + after
  return before + after.charAt(0) + here + after.slice(1)
}

function yearsOff(next: Chance, habits: Habits): number {
  const [one = 0, two = 0, more = 0] = habits.yearsOff
  const chance = next()
  const way = next() < 0.5 ? -1 : 1
  if (chance < one) return way
  if (chance < one + two) return 2 * way
  return chance < one + two + more ? (3 + Math.floor(3 * next())) * way : 0
}

/** Clients of a programme, and which of them are one person at two sites. */
export type Programme = {
  sites: readonly { site: number; clients: readonly IdentityFacts[] }[]
  /** Places (site, client) of the two enrolments of one person. */
  doubles: readonly [[number, number], [number, number]][]
}

export type Wanted = { sites: number; clients: number; tradition: Tradition; habits?: Habits }

/** So many sites of so many clients; one in fifty of all enrolments is somebody's second one at another site. */
export function programmeOf(seed: number, { sites, clients, tradition, habits = HABITS }: Wanted): Programme {
  const next = chanceOf(seed)
  const lists: IdentityFacts[][] = Array.from({ length: sites }, () => [])
  const doubles: [[number, number], [number, number]][] = []
  const enrol = (site: number, facts: IdentityFacts): [number, number] => {
    const list = lists[site] ?? []
    list.push(facts)
    return [site, list.length - 1]
  }
  const twice = Math.round((sites * clients) / 50 / 2)
  for (let done = 0; done < twice; done += 1) {
    const person = somebody(next, tradition)
    const one = Math.floor(sites * next())
    const other = (one + 1 + Math.floor((sites - 1) * next())) % sites
    doubles.push([enrol(one, written(next, person, habits)), enrol(other, written(next, person, habits))])
  }
  for (const [site, list] of lists.entries())
    while (list.length < clients) enrol(site, written(next, somebody(next, tradition), habits))
  return { sites: lists.map((list, site) => ({ site, clients: list })), doubles }
}
