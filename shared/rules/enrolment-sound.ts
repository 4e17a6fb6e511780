import { foldName, tellingWords } from './look-alike.ts'
import { soundKey } from './sound-key.ts'

/**
 * Words that stand in half of all names beside another and are left out as easily: of sex and marriage, the middle words
 * of North Indian names. Left out where another word is left.
 */
const comeAndGo = new Set(
  (
    'begum begam khatun bibi bewa akter aktar akhter akhtar devi debi kumar kumari bano bai prasad prosad late ' +
    'বেগম খাতুন বিবি বেওয়া আক্তার আখতার দেবী কুমার কুমারী বানু প্রসাদ মৃত ' +
    'बेगम खातून बीबी देवी कुमार कुमारी बानो बाई प्रसाद स्वर्गीय'
  )
    .split(' ')
    .map(foldName),
)

/**
 * Endings and letters that one clerk writes and the next does not: the Arabic article that joins the word before it
 * (Rafiqul, Habibur, রফিকুল), *Abd* in all its forms, a joined -lal (Ramlal, Ram Lal), Singh and Sinh, a first y.
 */
const writtenOrNot: readonly [RegExp, string][] = [
  [/^abd(o|u|oo)?[a-z]?$/, 'abd'],
  [/^(আব্দু|আবদু).*$/u, 'abd'],
  [/^(अब्दु).*$/u, 'abd'],
  [/^([a-z]{4,})(ul|ool)$/, '$1'],
  [/^([a-z]{5,})(ur|oor)$/, '$1'],
  [/^(.{4,}|[ক-হ]{3})(ুল|ুর)$/u, '$1'],
  [/^(.{4,}|[क-ह]{3})(ुल|ुर)$/u, '$1'],
  [/^(.{3,})(lal|लाल|লাল)$/u, '$1'],
  [/nh$/, 'n'],
  [/^y(?=[aeiou])/, ''],
  [/sw(?=an)/, 'sb'],
]

/**
 * The words of a name that two sites compare, folded: without titles, a Lal- beginning, the initials of a clan, and
 * what comes and goes; at least one word, if there is a name at all.
 */
export function wordsToCompare(name: string): string[] {
  const words = tellingWords(foldName(name))
  const long = words.filter((word) => !isInitial(word))
  const kept = (long.length > 0 ? long : words).filter((word) => !comeAndGo.has(word))
  return (kept.length > 0 ? kept : words).map((word) =>
    writtenOrNot.reduce((rest, [pattern, left]) => rest.replace(pattern, left), word),
  )
}

/** `C. Lalrinpuia`, `PC Zoramthanga`. */
const isInitial = (word: string): boolean => /^[a-z]{1,2}$/.test(word)

/**
 * The sound key of a word, plainer than the one that people are searched by: without an h inside a word, which Devanagari
 * writes and Bengali drops; `chh` and `ch` are one, as Mizo clerks write them; a vowel at the beginning does not count.
 */
export function plainSound(word: string): string {
  const sound = soundKey(word)
  const plain = `${sound.charAt(0)}${sound.slice(1).replaceAll('h', '')}`
    .replaceAll('c', 's')
    .replace(/(.)\1+/g, '$1')
  return plain.length > 2 ? plain.replace(/^a/, '') : plain
}
