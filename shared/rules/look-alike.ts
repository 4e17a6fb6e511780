import type { Sex } from '../records/client.ts'
import { soundKey, spokenForm } from './sound-key.ts'

/** Names of one client ready to be compared, made once by `knownPerson`. */
export type KnownPerson = {
  id: number
  sex: Sex
  birthYear: number
  names: readonly NameForm[]
  parent: NameForm | null
  /** Digits only. */
  phone: string
}

type NameForm = { folded: string; words: readonly { folded: string; sound: string; spoken: string }[] }

export type PersonFacts = {
  id: number
  sex: Sex
  birthYear: number
  /** Name and what the client is called; empty ones do not count. */
  names: readonly string[]
  parentName: string | null
  phone: string | null
}

export type AlikeCode = 'same_name' | 'sounds_alike' | 'same_parent' | 'same_phone'

/** Birth years are often guessed: five years either way are near (clinic.md, *Look-alike*). */
const nearYears = 5
/** The last digits of a telephone number, without the country's prefix. */
const phoneDigits = 8

/** Words that go before half of all names and tell nobody apart, in three scripts. */
const titles = new Set(
  (
    'md mohd mohammad mohammed mohammod mohamad mohamed muhammad muhammed mst most mosammat mosammot mosamat ' +
    'musammat mosa mrs mr ms miss dr sri shri smt srimati shrimati pu pi upa lal ' +
    'মো মোঃ মোহাম্মদ মুহাম্মদ মোহাম্মাদ মোছা মোছাঃ মোসা মোসাঃ মোসাম্মৎ মোছাম্মৎ মুসাম্মৎ শ্রী শ্রীমতি শ্রীমতী মিসেস ডা ' +
    'मो मोहम्मद मुहम्मद मोहम्मद श्री श्रीमती डॉ'
  )
    .split(' ')
    .map(foldName),
)

/**
 * A name as names are compared: lower case, Latin letters without their marks (`ṭ` → `t`), no zero-width
 * characters, every other sign a single blank. Vowel signs of Bengali and Devanagari stay.
 */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u200b-\u200f\u2060\ufeff'’`]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}

/**
 * Sound keys of the words of a folded name that tell people apart: without titles (Md., Mst., Mohammad …) and without
 * a Lal- beginning. A name of nothing but titles keeps its last word.
 */
export function soundsOf(folded: string): string[] {
  return tellingWords(folded)
    .map(soundKey)
    .filter((sound) => sound !== '')
}

/** The words of a folded name that tell people apart: without titles and a Lal- beginning, at least one. */
export function tellingWords(folded: string): string[] {
  const words = folded.split(' ').filter((word) => word !== '')
  const telling = words.filter((word) => !titles.has(word)).map(withoutLal)
  return telling.length > 0 ? telling : words.slice(-1)
}

/** Lalrinpuia → rinpuia; Lala stays, for nothing would be left of it. */
function withoutLal(word: string): string {
  return /^lal.{3}/.test(word) ? word.slice(3) : word
}

/** Folds a client once, so that a thousand can be compared at each scan. */
export function knownPerson(facts: PersonFacts): KnownPerson {
  const names = facts.names.map(nameForm).filter(({ words }) => words.length > 0)
  const parent = nameForm(facts.parentName ?? '')
  return {
    id: facts.id,
    sex: facts.sex,
    birthYear: facts.birthYear,
    names,
    parent: parent.words.length > 0 ? parent : null,
    phone: (facts.phone ?? '').replace(/\D/g, '').slice(-phoneDigits),
  }
}

function nameForm(name: string): NameForm {
  const folded = foldName(name)
  const words = tellingWords(folded).map((word) => ({
    folded: word,
    sound: soundKey(word),
    spoken: spokenForm(word),
  }))
  return { folded, words }
}

/**
 * Clients who may be the person about to be enrolled, most reasons first: a name written or sounding the same, of
 * the same sex (T meets both: it is recorded late) and born within five years; or the same telephone number
 * whatever the rest. A list to look at before saving, never a refusal.
 */
export function possibleDuplicates(
  candidate: KnownPerson,
  clients: readonly KnownPerson[],
): { id: number; why: AlikeCode[] }[] {
  return clients
    .filter(({ id }) => id !== candidate.id)
    .map((client) => ({ id: client.id, why: whyAlike(candidate, client) }))
    .filter(({ why }) => why.length > 0)
    .toSorted((a, b) => b.why.length - a.why.length || a.id - b.id)
}

function whyAlike(candidate: KnownPerson, client: KnownPerson): AlikeCode[] {
  const why: AlikeCode[] = []
  const samePhone = candidate.phone.length === phoneDigits && candidate.phone === client.phone
  if (isNear(candidate, client)) {
    const pairs = candidate.names.flatMap((mine) => client.names.map((other) => ({ mine, other })))
    if (pairs.some(({ mine, other }) => mine.folded === other.folded)) why.push('same_name')
    else if (pairs.some(({ mine, other }) => alike(mine, other, sameSounds))) why.push('sounds_alike')
    const parents =
      candidate.parent !== null &&
      client.parent !== null &&
      alike(candidate.parent, client.parent, sameSounds)
    if (why.length > 0 && parents) why.push('same_parent')
  }
  if (samePhone) why.push('same_phone')
  return why
}

/**
 * Who of others is easily taken for this client: the whole name written the same, or sounding the same with at most one
 * vowel different, of the same sex and within five years. One word in common is no danger: *Rahim Uddin* is not *Abdur
 * Rahim*, and a line at every fourth dose is read by nobody. Which of these stand on the counter's line says
 * look-alike-line.ts.
 */
export function lookAlikes(client: KnownPerson, others: readonly KnownPerson[]): number[] {
  return others.filter((other) => other.id !== client.id && areLookAlikes(client, other)).map(({ id }) => id)
}

export function areLookAlikes(a: KnownPerson, b: KnownPerson): boolean {
  return (
    isNear(a, b) && a.names.some((mine) => b.names.some((other) => alikeInFull(mine, other, easilyMistaken)))
  )
}

/**
 * How easily two look-alikes are mistaken, smaller is easier: written the same before sounding the same, then years
 * between them; the same parent's name makes it easier, another one harder.
 */
export function mistakenness(a: KnownPerson, b: KnownPerson): number {
  const written = a.names.some((mine) => b.names.some((other) => mine.folded === other.folded))
  const years = Math.abs(a.birthYear - b.birthYear)
  const parents =
    a.parent === null || b.parent === null
      ? 0
      : alike(a.parent, b.parent, sameSounds)
        ? -nearYears
        : nearYears
  return (written ? 0 : 2 * nearYears) + years + parents
}

/** As many words on both sides, each with its own match. */
function alikeInFull(a: NameForm, b: NameForm, match: (a: Word, b: Word) => boolean): boolean {
  return a.words.length === b.words.length && alike(a, b, match)
}

function isNear(a: KnownPerson, b: KnownPerson): boolean {
  const sex = a.sex === b.sex || a.sex === 'T' || b.sex === 'T'
  return sex && Math.abs(a.birthYear - b.birthYear) <= nearYears
}

type Word = NameForm['words'][number]

/** Every word of the shorter name has its own match in the longer: `Rina` and `Rina Begum` are alike. */
function alike(a: NameForm, b: NameForm, match: (a: Word, b: Word) => boolean): boolean {
  const [short, long] = a.words.length <= b.words.length ? [a.words, [...b.words]] : [b.words, [...a.words]]
  return short.every((word) => {
    const place = long.findIndex((other) => match(word, other))
    if (place >= 0) long.splice(place, 1)
    return place >= 0
  })
}

function sameSounds(a: Word, b: Word): boolean {
  return a.folded === b.folded || (a.sound.length > 1 && a.sound === b.sound)
}

function easilyMistaken(a: Word, b: Word): boolean {
  if (a.folded === b.folded) return true
  return sameSounds(a, b) && (isIndic(a) !== isIndic(b) || atMostOneEdit(a.spoken, b.spoken))
}

function isIndic({ folded }: Word): boolean {
  return /[\u0900-\u09ff]/.test(folded)
}

function atMostOneEdit(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1) return false
  let from = 0
  while (from < short.length && short[from] === long[from]) from += 1
  const rest = short.length === long.length ? short.slice(from + 1) : short.slice(from)
  return rest === long.slice(from + 1)
}
