/**
 * Keys under which names that sound alike meet, made for Mizo and Bengali names as clinics romanise them, and for
 * Bengali and Devanagari letters. No published phonetic key fits: Soundex and Metaphone are English, keep the
 * aspirates that Mizo and Bengali spellings drop at will, and know one script.
 */

/** Aspirates, doubled spellings and letters that stand for one sound, longest first. */
const sameSound: readonly [RegExp, string][] = [
  [/chh|sh/g, 's'],
  [/ch/g, '1'],
  [/ck/g, 'k'],
  [/ph/g, 'f'],
  [/([bdgjkptz])h/g, '$1'],
  [/h([lmnr])/g, '$1'],
  [/ng/g, 'n'],
  [/c(?=[eiy])/g, 's'],
  [/[cq]/g, 'k'],
  [/1/g, 'c'],
  [/x/g, 'ks'],
  [/z/g, 'j'],
  [/v/g, 'b'],
  [/[iey]+/g, 'i'],
  [/[ouw]+/g, 'o'],
  [/a+/g, 'a'],
  [/([aio])h(?![aio])/g, '$1'],
  [/(.)\1+/g, '$1'],
]

/** Latin letters of a folded word with one letter a sound and vowels kept: `rahim`, `raheem` → `rahim`. */
export function spokenForm(word: string): string {
  return sameSound.reduce((text, [pattern, sound]) => text.replace(pattern, sound), word)
}

/**
 * The consonants that are heard, with `a` for a vowel at the beginning: `rahim`, `raheem`, `রহিম`, `रहीम` → `rhm`. Empty for a
 * word in another script.
 *
 * @param word lower case, without Latin diacritics (`foldName`)
 */
export function soundKey(word: string): string {
  const heard = /[\u0900-\u09ff]/.test(word) ? indicConsonants(word) : latinConsonants(word)
  return heard.replace(/(.)\1+/g, '$1')
}

function latinConsonants(word: string): string {
  const spoken = spokenForm(word.replace(/[^a-z]/g, ''))
  return /^[aio]/.test(spoken) ? `a${spoken.replace(/[aio]/g, '')}` : spoken.replace(/[aio]/g, '')
}

/**
 * Bengali and Devanagari lie 0x80 apart, letter for letter, so one table by Devanagari letter serves both; what
 * differs is corrected below.
 */
const indicSounds = new Map<string, string>(
  Object.entries({
    k: 'कख',
    g: 'गघ',
    n: 'ङञणनं',
    c: 'च',
    s: 'छशषस',
    j: 'जझ',
    t: 'टठतथ',
    d: 'डढदध',
    p: 'प',
    f: 'फ',
    b: 'बभव',
    m: 'म',
    r: 'र',
    l: 'लळ',
  }).flatMap(([sound, letters]) => Array.from(letters, (letter): [string, string] => [letter, sound])),
)

const independentVowel = /^[अ-औॠॡ]/
const vowelSign = /[ा-ौ]/

/** Conjuncts and letters that are spoken otherwise than written, in Devanagari order. */
const spokenOtherwise: readonly [RegExp, string][] = [
  [/क्ष/g, 'क'],
  [/ज्ञ/g, 'ग'],
  [/ङ्ग|ंग/g, 'न'],
  [/[डढ]़/g, 'र'],
  [/य़/g, ''],
  [/\u094e/g, 'त'],
  [/\u0970/g, 'र'],
  [/\u0971/g, ''],
  [/्[यब]/g, ''],
]

function indicConsonants(word: string): string {
  const bengali = /[\u0980-\u09ff]/.test(word)
  const aligned = Array.from(word, (letter) => {
    const code = letter.codePointAt(0) ?? 0
    return code >= 0x980 && code <= 0x9ff ? String.fromCodePoint(code - 0x80) : letter
  }).join('')
  const spoken = spokenOtherwise.reduce((text, [pattern, sound]) => text.replace(pattern, sound), aligned)
  let heard = independentVowel.test(spoken) ? 'a' : ''
  for (const [place, letter] of Array.from(spoken).entries()) {
    if (letter === 'ह') heard += place === 0 || vowelSign.test(spoken.charAt(place + 1)) ? 'h' : ''
    else if (letter === 'य') heard += bengali ? 'j' : ''
    else heard += indicSounds.get(letter) ?? ''
  }
  return heard
}
