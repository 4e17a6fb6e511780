import { passphraseWords } from './passphrase-words.ts'

/** Five of 7,776 words are 64.6 bits; every guess also costs a scrypt of 128 MiB. */
export const generatedWords = 5
/** Without five list words, so many characters (trust.md, *Keys*). */
export const leastCharacters = 15
/** A bound only so that nobody can send a book; longer than any phrase a person types. */
export const mostCharacters = 200

const leastDifferentCharacters = 5
/** Zero-width characters: invisible, so no two typings of one phrase may differ by them. */
const invisible = /[\u200b-\u200d\u2060\ufeff]/g

export type PassphraseProblem = 'empty' | 'too-short' | 'too-long' | 'too-few-different-characters'

/**
 * The one form in which a passphrase is stretched, so that a second blank or a capital at the start of a
 * listed word locks nobody out: NFKC, no zero-width characters, single blanks; lower case when every word is
 * on the list, and as typed otherwise. Normalising twice changes nothing.
 */
export function normalisePassphrase(typed: string): string {
  const text = typed.normalize('NFKC').replace(invisible, '').replace(/\s+/g, ' ').trim()
  const lower = text.toLowerCase()
  return isListedPhrase(lower) ? lower : text
}

/** What speaks against a typed passphrase; empty when it may be used. Codes only: `words/` makes sentences. */
export function passphraseProblems(typed: string): PassphraseProblem[] {
  const phrase = normalisePassphrase(typed)
  const characters = [...phrase]
  if (characters.length === 0) return ['empty']
  if (characters.length > mostCharacters) return ['too-long']
  const words = phrase.split(' ')
  const enough = isListedPhrase(phrase) && words.length >= generatedWords
  if (!enough && characters.length < leastCharacters) return ['too-short']
  if (new Set(characters).size < leastDifferentCharacters) return ['too-few-different-characters']
  if (words.length > 1 && new Set(words).size === 1) return ['too-few-different-characters']
  return []
}

/**
 * Words of the list that begin with what has been typed so far, in the list's order, at most `limit`.
 * Capitals and outer blanks do not count; nothing typed completes to nothing.
 */
export function completeWord(typed: string, limit: number): string[] {
  const prefix = typed.trim().toLowerCase()
  if (prefix === '') return []
  const first = firstNotBefore(prefix)
  const found: string[] = []
  for (const word of passphraseWords.slice(first, first + Math.max(0, limit))) {
    if (!word.startsWith(prefix)) break
    found.push(word)
  }
  return found
}

/** Whether a word, as typed, stands on the list. */
export function isListedWord(word: string): boolean {
  const lower = word.toLowerCase()
  return passphraseWords[firstNotBefore(lower)] === lower
}

function isListedPhrase(lower: string): boolean {
  return lower !== '' && lower.split(' ').every(isListedWord)
}

/** Binary search in the list, which is sorted by code unit: the place of the first word that is ≥ `text`. */
function firstNotBefore(text: string): number {
  let low = 0
  let high = passphraseWords.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const word = passphraseWords[middle]
    if (word !== undefined && word < text) low = middle + 1
    else high = middle
  }
  return low
}
