import { latinDigits } from './latin-digits.ts'
import { foldName, soundsOf } from './look-alike.ts'

/** What a client is found by, folded once when the index is built. */
export type SearchEntry = {
  id: number
  registerNumber: number
  /** Called, name and parent's name, folded; a record that this person may not open has none. */
  names: readonly string[]
  words: readonly string[]
  sounds: readonly string[]
  phone: string
}

export type SearchFacts = {
  id: number
  registerNumber: number
  called: string | null
  name: string | null
  parentName: string | null
  phone: string | null
}

/** Folds one client for the search. */
export function searchEntry(client: SearchFacts): SearchEntry {
  const names = [client.called, client.name, client.parentName]
    .map((name) => foldName(name ?? ''))
    .filter((name) => name !== '')
  return {
    id: client.id,
    registerNumber: client.registerNumber,
    names,
    words: names.flatMap((name) => name.split(' ')),
    sounds: names.flatMap(soundsOf),
    phone: digitsOf(client.phone ?? ''),
  }
}

/** A single consonant sounds like a tenth of all names. */
const leastSound = 2
/** Shorter tails of a telephone number would find half the register. */
const leastPhoneDigits = 3

/**
 * Ids in the order in which a person expects them: the number itself, numbers that begin so, names that begin so,
 * words that begin so, telephone numbers that hold the digits, and last what only sounds like it. Within one rank
 * by register number.
 *
 * @param limit how many ids at most; `more` tells how many were left out
 */
export function searchClients(
  entries: readonly SearchEntry[],
  text: string,
  limit: number,
): { ids: number[]; more: number } {
  const rankOf = ranker(text)
  if (rankOf === null) return { ids: [], more: 0 }
  const found: { entry: SearchEntry; rank: number }[] = []
  for (const entry of entries) {
    const rank = rankOf(entry)
    if (rank > 0) found.push({ entry, rank })
  }
  found.sort((a, b) => a.rank - b.rank || a.entry.registerNumber - b.entry.registerNumber)
  return { ids: found.slice(0, limit).map(({ entry }) => entry.id), more: Math.max(0, found.length - limit) }
}

/** 0 is no hit; the lowest other rank comes first. */
function ranker(text: string): ((entry: SearchEntry) => number) | null {
  const plain = latinDigits(text.trim())
  if (/^[\d\s+()./-]+$/.test(plain)) return digitRanker(digitsOf(plain))
  const folded = foldName(plain)
  if (folded === '') return null
  const words = folded.split(' ')
  const sounds = soundsOf(folded).filter((sound) => sound.length >= leastSound)
  return ({ names, words: own, sounds: ownSounds }) => {
    if (names.some((name) => name.startsWith(folded))) return 3
    if (words.every((word) => own.some((candidate) => candidate.startsWith(word)))) return 4
    const alike = sounds.length > 0 && sounds.every((sound) => ownSounds.includes(sound))
    return alike ? 6 : 0
  }
}

function digitRanker(digits: string): ((entry: SearchEntry) => number) | null {
  if (digits === '') return null
  return ({ registerNumber, phone }) => {
    const number = String(registerNumber)
    if (number === String(Number(digits))) return 1
    if (number.startsWith(digits)) return 2
    return digits.length >= leastPhoneDigits && phone.includes(digits) ? 5 : 0
  }
}

function digitsOf(text: string): string {
  return latinDigits(text).replace(/\D/g, '')
}
