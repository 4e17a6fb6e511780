import type { KnownPerson } from '../../shared/rules/look-alike.ts'
import { knownPerson } from '../../shared/rules/look-alike.ts'

/** Numbers by chance, the same for the same seed (mulberry32). */
export function chanceOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const split = (text: string) => text.split(' ')
const mizo = {
  beginnings: split('Lal Lal Lal Lal Zo Van Hming Ram Lian Thang Rin Mal Bia Sang Chhuan Vul Ngur'),
  middles: split('rin biak hming dua nun rem chhuan mawi thang tlan hlim pian zuat peng mal ruat'),
  endings: {
    M: split('puia liana sanga thanga mawia zuala kima dinga hluna a'),
    F: split('puii liani sangi thangi mawii zuali kimi dingi hluni i'),
  },
}
const bengali = {
  M: split(
    'Rahim Karim Sumon Rubel Sohel Jamal Kamal Shahin Babul Faruk Alamgir Jahangir Anwar Hasan Hossain Monir Ripon Liton ' +
      'Milon Masud Rafiq Shafiq Salam Kalam Aziz Habib Delwar Mizan Nazrul Rasel Selim Shamim Tarek Uzzal Zakir Belal ' +
      'Bashir Ershad Firoz Golam Humayun Idris Jewel Khokon Lokman Mahbub Nurul Osman Polash Quddus',
  ),
  F: split(
    'Rina Rahima Shirin Nasima Salma Parul Fatema Khadija Amena Rokeya Shilpi Moni Ruma Jorina Hasina',
  ),
  last: split(
    'Uddin Mia Hossain Ali Islam Rahman Ahmed Khan Sheikh Sarkar Mondol Howlader Molla Bepari Sikder Talukder Akter Begum',
  ),
}

/** Early ones of a list are commoner, as names are: chance by rank. */
const common = (next: () => number, words: readonly string[]): string =>
  words[Math.floor(words.length * next() ** 1.6)] ?? ''
const any = (next: () => number, words: readonly string[]): string =>
  words[Math.floor(words.length * next())] ?? ''

const makers = {
  /** One long word, as Mizo names are, half of them with Lal-. */
  'Mizo names': (next: () => number, sex: 'M' | 'F') =>
    `${any(next, mizo.beginnings)}${any(next, mizo.middles)}${any(next, mizo.endings[sex])}`,
  /** One word is all that many clients give: fifty common names of men, fifteen of women. */
  'Bengali single names': (next: () => number, sex: 'M' | 'F') =>
    `${sex === 'M' ? 'Md.' : 'Mst.'} ${common(next, bengali[sex])}`,
  'Bengali names of two words': (next: () => number, sex: 'M' | 'F') =>
    `${common(next, bengali[sex])} ${common(next, bengali.last)}`,
}
export type NameList = keyof typeof makers
export const nameLists = Object.keys(makers) as NameList[]

/** So many clients of a list: nine of ten men, born 1970 to 2005. */
export function peopleOf(list: NameList, count: number, seed: number): KnownPerson[] {
  const next = chanceOf(seed)
  return Array.from({ length: count }, (_, index) => {
    const sex = next() < 0.9 ? 'M' : 'F'
    const birthYear = 1970 + Math.floor(next() * 36)
    const name = makers[list](next, sex)
    return knownPerson({ id: index + 1, sex, birthYear, names: [name], parentName: null, phone: null })
  })
}
