import { describe, expect, it } from 'vitest'
import { tokenOf } from '../../electron/enrolment-tokens.ts'
import { eachPart, type IdentityFacts, identityParts } from '../../shared/rules/enrolment-parts.ts'

const person = (name: string | null, changes: Partial<IdentityFacts> = {}): IdentityFacts => ({
  names: [name],
  parentName: null,
  sex: 'M',
  birthYear: 1990,
  ...changes,
})
const words = (name: string): string =>
  (identityParts(person(name))?.names[0]?.words ?? []).map((word) => word.replace('word|', '')).join(' ')

/** What two clerks write of one person; a line a pair that must sound the same. */
const SAME: readonly (readonly [string, string])[] = [
  ['Md. Abdur Rahman', 'আব্দুর রহমান'],
  ['Abdul Rohman', 'Mohammad Abdur Rahaman'],
  ['Rafiqul Islam', 'রফিকুল ইসলাম'],
  ['Rofiq Islam', 'Md Rafiqul Eslam'],
  ['Nazrul', 'নজরুল'],
  ['Babul Mia', 'বাবুল মিয়া'],
  ['Mst. Rina Begum', 'রিনা বেগম'],
  ['Rina', 'Reena Khatun'],
  ['Rahim Uddin', 'Uddin Rohim'],
  ['C. Lalrinpuia', 'Rinpuia'],
  ['PC Zochhuanthanga', 'Zochuanthanga'],
  ['Rajesh Kumar Singh', 'राजेश सिंह'],
  ['Rajes Sinh', 'Shri Rajesh Singh'],
  ['Ramlal Yadav', 'Ram Lal Yadab'],
  ['Mohan Yadav', 'मोहन यादव'],
  ['Suresh Paswan', 'सुरेश पासवान'],
]
/** Pairs that must stay apart. */
const APART: readonly (readonly [string, string])[] = [
  ['Rahim Uddin', 'Karim Uddin'],
  ['Lalrinpuia', 'Lalrinsanga'],
  ['Rajesh Singh', 'Rakesh Singh'],
  ['Babul', 'Bablu Das'],
]

describe('the words of a name', () => {
  it.each(SAME)('%s and %s sound the same', (one, other) => {
    expect(words(one)).not.toBe('')
    expect(words(one)).toBe(words(other))
  })

  it.each(APART)('%s and %s do not', (one, other) => {
    expect(words(one)).not.toBe(words(other))
  })

  it('are none without a name, and a title alone is still a name', () => {
    expect(identityParts(person(null))).toBeNull()
    expect(identityParts(person(' '))).toBeNull()
    expect(words('Mohammad')).not.toBe('')
  })
})

describe('where two clients meet', () => {
  const meet = (facts: IdentityFacts) => new Set(identityParts(facts)?.meet)
  const common = (one: IdentityFacts, other: IdentityFacts) =>
    Array.from(meet(one)).filter((text) => meet(other).has(text)).length

  it('is a name within two years, of the same sex', () => {
    const of = (birthYear: number, sex: 'M' | 'F' | 'T' = 'M') => person('Sumon Mia', { birthYear, sex })
    expect([1990, 1991, 1992, 1993].map((year) => common(of(1990), of(year)))).toEqual([3, 2, 1, 0])
    expect(common(of(1990), of(1990, 'F'))).toBe(0)
    expect(common(of(1990), of(1990, 'T'))).toBe(3)
  })

  it('is never a name, a word or a year alone', () => {
    const texts = identityParts(person('Sumon Mia', { parentName: 'Karim Mia' }))?.meet ?? []
    for (const text of texts) expect(text.split('|').length).toBeGreaterThanOrEqual(4)
  })

  it('is a whole name with the whole parent’s name, whatever the year', () => {
    const of = (birthYear: number) => person('Sumon Mia', { birthYear, parentName: 'Karim Mia' })
    expect(common(of(1970), of(1999))).toBe(1)
  })
})

describe('a token', () => {
  const key = Buffer.alloc(32, 7)
  const facts = person('Rafiqul Islam', { parentName: 'Karim Bepari' })

  it('is 72 bits of a keyed hash, and of a fixed key always the same: a changed rule needs a new key', () => {
    expect(tokenOf(key, 'word|rfk')).toBe('odLKUWLV3L-X')
    expect(tokenOf(Buffer.alloc(32, 8), 'word|rfk')).not.toBe(tokenOf(key, 'word|rfk'))
  })

  it('stands for every text, and none of the texts is left', () => {
    const parts = identityParts(facts)
    if (!parts) throw new Error('no parts')
    const tokens = eachPart(parts, (text) => tokenOf(key, text))
    const all = JSON.stringify(tokens)
    for (const piece of ['rfk', 'rafiq', 'krm', '1990', 'word|', 'year|']) expect(all).not.toContain(piece)
    expect(tokens.meet.every((token) => /^[\w-]{12}$/.test(token))).toBe(true)
    expect(tokens.meet.length).toBe(parts.meet.length)
  })
})
