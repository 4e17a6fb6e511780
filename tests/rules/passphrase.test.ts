import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { generatePassphrase } from '../../electron/vault/passphrase.ts'
import {
  completeWord,
  isListedWord,
  normalisePassphrase,
  passphraseProblems,
} from '../../shared/rules/passphrase.ts'
import { passphraseWords } from '../../shared/rules/passphrase-words.ts'

const aWord = fc.constantFrom(...passphraseWords)
const fiveWords = fc.array(aWord, { minLength: 5, maxLength: 5 })

test('the list is the EFF’s, word for word: with its dice numbers it has the published file’s SHA-256', () => {
  const lines = passphraseWords.map((word, place) => {
    const dice = place
      .toString(6)
      .padStart(5, '0')
      .replace(/./g, (digit) => String(Number(digit) + 1))
    return `${dice}\t${word}\n`
  })
  expect(lines.length).toBe(6 ** 5)
  expect(createHash('sha256').update(lines.join('')).digest('hex')).toBe(
    'addd35536511597a02fa0a9ff1e5284677b8883b83e986e43f15a3db996b903e',
  )
})

describe('a generated passphrase', () => {
  test('is five listed words and has no problem', () => {
    for (let sample = 0; sample < 1_000; sample += 1) {
      const phrase = generatePassphrase()
      expect(phrase.split(' ').length).toBe(5)
      expect(phrase.split(' ').every(isListedWord)).toBe(true)
      expect(passphraseProblems(phrase)).toEqual([])
      expect(normalisePassphrase(phrase)).toBe(phrase)
    }
  })

  test('draws from the whole list', () => {
    const drawn = new Set(
      Array.from({ length: 20_000 }, () => generatePassphrase()).flatMap((p) => p.split(' ')),
    )
    expect(drawn.size).toBeGreaterThan(7_770)
  })
})

describe('normalising', () => {
  test('forgives capitals and blanks in listed words', () => {
    fc.assert(
      fc.property(fiveWords, fc.constantFrom(' ', '  ', '\t', '\u00a0', '\u3000'), (words, blank) => {
        const typed = `${blank}${words.join(blank).toUpperCase()} `
        expect(normalisePassphrase(typed)).toBe(words.join(' '))
      }),
    )
  })

  test('is done once for all: twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const once = normalisePassphrase(typed)
        expect(normalisePassphrase(once)).toBe(once)
      }),
    )
  })

  test('makes one of two ways to write a letter, and drops what nobody sees', () => {
    expect(normalisePassphrase('Nemi\u0300 zu lou\u0301 le')).toBe(normalisePassphrase('Nemì zu loú le'))
    expect(normalisePassphrase('abacus\u200b abdomen')).toBe('abacus abdomen')
  })

  test('keeps capitals of a phrase that is not of listed words', () => {
    expect(normalisePassphrase('My Own Zorbing Sentence')).toBe('My Own Zorbing Sentence')
  })
})

describe('a typed passphrase', () => {
  test.each([
    ['', 'empty'],
    [' \u200b ', 'empty'],
    ['abacus abdomen', 'too-short'],
    ['cab dab ace', 'too-short'],
    ['fourteen chars', 'too-short'],
    ['x y z'.repeat(50), 'too-long'],
    ['aaaaaaaaaaaaaaaaaaaa', 'too-few-different-characters'],
    ['abacus abacus abacus abacus abacus', 'too-few-different-characters'],
  ])('%j is refused: %s', (typed, problem) => {
    expect(passphraseProblems(typed)).toEqual([problem])
  })

  test.each(['add ace aim cab dab', 'fifteen charact', 'আমার নিজের একটি লম্বা বাক্য', 'Unslashed-Ṭhing 9'])(
    '%j is taken',
    (typed) => {
      expect(passphraseProblems(typed)).toEqual([])
    },
  )
})

describe('word completion', () => {
  test('gives the first words of the list with that beginning', () => {
    expect(completeWord('aba', 5)).toEqual(['abacus'])
    expect(completeWord(' ABD', 5)).toEqual(['abdomen', 'abdominal'])
    expect(completeWord('zo', 2)).toEqual(['zodiac', 'zombie'])
    expect(completeWord('', 5)).toEqual([])
    expect(completeWord('zzz', 5)).toEqual([])
    expect(completeWord('a', 0)).toEqual([])
  })

  test('agrees with a plain search for every beginning', () => {
    const beginning = fc.oneof(
      fc.tuple(aWord, fc.integer({ min: 1, max: 9 })).map(([word, length]) => word.slice(0, length)),
      fc.stringMatching(/^[a-z-]{1,4}$/),
    )
    fc.assert(
      fc.property(beginning, fc.integer({ min: 0, max: 10 }), (typed, limit) => {
        const plain = passphraseWords.filter((word) => word.startsWith(typed)).slice(0, limit)
        expect(completeWord(typed, limit)).toEqual(plain)
      }),
    )
  })
})
