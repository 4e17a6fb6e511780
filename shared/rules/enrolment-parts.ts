import type { Sex } from '../records/client.ts'
import { plainSound, wordsToCompare } from './enrolment-sound.ts'

/**
 * What is compared of two clients of different sites, as texts; each text becomes a keyed token before it leaves the
 * site (electron/enrolment-tokens.ts), and the office compares tokens and sees no text.
 */
export type IdentityParts = {
  /** The words of the name, and of what the client is called: their sounds, and the whole as it is written. */
  names: readonly { words: readonly string[]; written: string }[]
  /** The sounds of the words of a parent's name; a word is the same text here and in `names`. Null: not given. */
  parent: readonly string[] | null
  /** Sex with the year before the birth year, the birth year, and the year after; of sex T (written late) for both. */
  years: readonly string[]
  /**
   * Combinations under which two clients meet at all: the whole name in a year or beside it; the whole name with the
   * whole parent's name; a word of each in a year or beside it. A part alone would meet thousands.
   */
  meet: readonly string[]
}

export type IdentityFacts = {
  /** Name and what the client is called; each stands for itself. */
  names: readonly (string | null)[]
  parentName: string | null
  sex: Sex
  birthYear: number
}

const BESIDE = [-1, 0, 1]
/** A word of which one consonant is heard says too little to be half of a combination. */
const LEAST_SOUND = 2

/** The parts of one client; null without any name. */
export function identityParts(facts: IdentityFacts): IdentityParts | null {
  const forms = facts.names.map(nameForm).filter((form) => form !== null)
  if (forms.length === 0) return null
  const parent = nameForm(facts.parentName)
  const sexes = facts.sex === 'T' ? ['M', 'F'] : [facts.sex]
  const meet = sexes.flatMap((sex) =>
    forms.flatMap(({ sounds }) => meetings(sounds, parent?.sounds ?? null, sex, facts.birthYear)),
  )
  return {
    names: forms.map(({ sounds, written }) => ({
      words: sounds.map((sound) => `word|${sound}`),
      written: `written|${together(written)}`,
    })),
    parent: parent?.sounds.map((sound) => `word|${sound}`) ?? null,
    years: sexes.flatMap((sex) => BESIDE.map((beside) => `year|${sex}|${facts.birthYear + beside}`)),
    meet: [...new Set(meet)],
  }
}

/** The same parts with every text turned into another one, by a key. */
export function eachPart(
  { names, parent, years, meet }: IdentityParts,
  of: (text: string) => string,
): IdentityParts {
  return {
    names: names.map(({ words, written }) => ({ words: words.map(of), written: of(written) })),
    parent: parent?.map(of) ?? null,
    years: years.map(of),
    meet: meet.map(of),
  }
}

function meetings(name: string[], parent: string[] | null, sex: string, birthYear: number): string[] {
  const years = BESIDE.map((beside) => birthYear + beside)
  const whole = together(name)
  const byName = years.map((year) => `name|${whole}|${sex}|${year}`)
  if (parent === null) return byName
  const byWords = name
    .filter(tells)
    .flatMap((own) =>
      parent.filter(tells).flatMap((theirs) => years.map((year) => `words|${own}|${theirs}|${sex}|${year}`)),
    )
  return [...byName, `parent|${whole}|${together(parent)}|${sex}`, ...byWords]
}

const tells = (sound: string): boolean => sound.length >= LEAST_SOUND

function nameForm(name: string | null): { written: string[]; sounds: string[] } | null {
  const written = wordsToCompare(name ?? '')
  const sounds = [...new Set(written.map(plainSound).filter((sound) => sound !== ''))].toSorted()
  return sounds.length > 0 ? { written, sounds } : null
}

/** In an order of its own: `Rahim Uddin` is `Uddin Rahim`. */
const together = (words: readonly string[]): string => words.toSorted().join(' ')
