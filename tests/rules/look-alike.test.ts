import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  foldName,
  knownPerson,
  lookAlikes,
  type PersonFacts,
  possibleDuplicates,
  soundsOf,
} from '../../shared/rules/look-alike.ts'

const person = (id: number, name: string, rest: Partial<PersonFacts> = {}) =>
  knownPerson({ id, sex: 'M', birthYear: 1995, names: [name], parentName: null, phone: null, ...rest })

describe('a folded name', () => {
  test.each([
    ['Md. Abdur  Rahman', 'md abdur rahman'],
    ['Ṭhangluaia', 'thangluaia'],
    ["Pu Lal'rinpuia", 'pu lalrinpuia'],
    ['Rina-2', 'rina 2'],
    ['রহি\u200cম', 'রহিম'],
    ['', ''],
  ])('of "%s" is "%s"', (name, folded) => {
    expect(foldName(name)).toBe(folded)
  })

  test('is the same when folded twice, and without blanks at its ends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const folded = foldName(name)
        expect(foldName(folded)).toBe(folded)
        expect(folded.trim()).toBe(folded)
      }),
    )
  })
})

describe('names that sound alike meet under one key', () => {
  test.each([
    [['Rahim', 'Raheem', 'Md. Rahim', 'রহিম', 'মোঃ রহিম', 'रहीम'], 'rhm'],
    [['Ahmed', 'Ahmad', 'Ahmmed', 'আহমেদ'], 'amd'],
    [['Hossain', 'Hosen', 'Hussein', 'হোসেন'], 'hsn'],
    [['Anwar', 'Anowar', 'Anoar', 'আনোয়ার'], 'anr'],
    [['Akter', 'Aktar', 'Akhter', 'আক্তার'], 'aktr'],
    [['Jahangir', 'Zahangir', 'জাহাঙ্গীর'], 'jhnr'],
    [['Biswas', 'Bishwas', 'বিশ্বাস'], 'bs'],
    [['Khadija', 'Mst. Khadiza', 'মোছাঃ খাদিজা'], 'kdj'],
    [['Lalrinpuia', 'Rinpuia', 'Lal Rinpuia', 'Pu Lalrengpuia'], 'rnp'],
    [['Thangluaia', 'Ṭhangluaia', 'Tangluaia'], 'tnl'],
    [['Hmangaiha', 'Lalhmangaiha', 'Mangaiha'], 'mnh'],
  ])('%j', (names, key) => {
    expect(names.map((name) => soundsOf(foldName(name)).join(' '))).toEqual(names.map(() => key))
  })

  test.each([
    ['Rahim', 'Karim'],
    ['Lalrinpuia', 'Lalthanpuia'],
    ['Zova', 'Zola'],
    ['Sumon', 'Rumon'],
    ['Rina', 'Rita'],
  ])('%s and %s do not', (one, other) => {
    expect(soundsOf(foldName(one))).not.toEqual(soundsOf(foldName(other)))
  })

  test('a name of titles alone keeps its last word, and Lala its own', () => {
    expect(soundsOf('md mohammad')).toEqual(['mhmd'])
    expect(soundsOf('lala')).toEqual(['l'])
  })
})

describe('possible duplicates', () => {
  const clients = [
    person(1, 'Md. Abdur Rahim', { parentName: 'Karim Sheikh', phone: '+880 1711 234567' }),
    person(2, 'Lalrinpuia', { birthYear: 1990 }),
    person(3, 'Rina Begum', { sex: 'F' }),
    person(4, 'আব্দুর রহিম', { birthYear: 1999 }),
  ]

  test.each<[string, ReturnType<typeof person>, { id: number; why: string[] }[]]>([
    [
      'written the same',
      person(9, 'Md Abdur Rahim'),
      [
        { id: 1, why: ['same_name'] },
        { id: 4, why: ['sounds_alike'] },
      ],
    ],
    [
      'sounding the same',
      person(9, 'Abdur Raheem'),
      [
        { id: 1, why: ['sounds_alike'] },
        { id: 4, why: ['sounds_alike'] },
      ],
    ],
    [
      'with the same parent first',
      person(9, 'Abdur Raheem', { parentName: 'Kareem Shekh', birthYear: 1998 }),
      [
        { id: 1, why: ['sounds_alike', 'same_parent'] },
        { id: 4, why: ['sounds_alike'] },
      ],
    ],
    [
      'called by one of the words',
      person(9, 'Rahim'),
      [
        { id: 1, why: ['sounds_alike'] },
        { id: 4, why: ['sounds_alike'] },
      ],
    ],
    ['six years apart', person(9, 'Abdur Rahim', { birthYear: 2001 }), [{ id: 4, why: ['sounds_alike'] }]],
    ['of the other sex', person(9, 'Abdur Rahim', { sex: 'F' }), []],
    ['sex recorded late', person(9, 'Rina', { sex: 'T' }), [{ id: 3, why: ['sounds_alike'] }]],
    [
      'five years apart',
      person(9, 'Pu Lal Rinpuia', { birthYear: 1985 }),
      [{ id: 2, why: ['sounds_alike'] }],
    ],
    [
      'a telephone alone',
      person(9, 'Sumon', { sex: 'F', birthYear: 1960, phone: '01711-234567' }),
      [{ id: 1, why: ['same_phone'] }],
    ],
    ['nothing in common', person(9, 'Sumon'), []],
    [
      'no name, no phone',
      knownPerson({ id: 9, sex: 'M', birthYear: 1995, names: ['', ' '], parentName: '', phone: '12' }),
      [],
    ],
  ])('%s', (_, candidate, expected) => {
    expect(possibleDuplicates(candidate, clients)).toEqual(expected)
  })

  test('a client is no duplicate of themselves', () => {
    const [first] = clients
    expect(first === undefined ? [] : possibleDuplicates(first, clients).map(({ id }) => id)).toEqual([4])
  })
})

describe('look-alikes at the counter', () => {
  const due = [
    person(1, 'Lalrinpuia'),
    person(2, 'Lalrenpuia'),
    person(3, 'Lalthanpuia'),
    person(4, 'Ronpaia'),
  ]

  test('say who is easily taken for whom, and leave out who only shares consonants', () => {
    expect(lookAlikes(person(9, 'Rinpuia'), due)).toEqual([1, 2])
  })

  test('leave out the other sex, the much older, and the client', () => {
    expect(lookAlikes(person(1, 'Lalrinpuia'), due)).toEqual([2])
    expect(lookAlikes(person(9, 'Rinpuia', { sex: 'F' }), due)).toEqual([])
    expect(lookAlikes(person(9, 'Rinpuia', { birthYear: 1970 }), due)).toEqual([])
  })

  test('meet across scripts', () => {
    expect(lookAlikes(person(9, 'রহিম'), [person(1, 'Raheem'), person(2, 'Karim')])).toEqual([1])
  })
})
