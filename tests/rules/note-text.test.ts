import { describe, expect, it } from 'vitest'
import { cleanText } from '../../shared/rules/note-text.ts'

/** What was pasted, and what is kept of it. */
const TABLE: readonly (readonly [what: string, pasted: string, kept: string])[] = [
  ['plain words', 'slept well', 'slept well'],
  ['line breaks of every kind', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
  ['blanks at the ends', '  a  \n b  \n', 'a\n b'],
  ['many empty lines', 'a\n\n\n\n\nb', 'a\n\nb'],
  ['a zero-width space in a word', 're\u200blapse', 'relapse'],
  ['a soft hyphen and a byte-order mark', '\ufeffmoti\u00advation', 'motivation'],
  ['an override of direction', 'dose \u202e05\u202c mg', 'dose 05 mg'],
  ['control signs of a terminal', 'a\u0007\u001b[31mb', 'a[31mb'],
  ['letters in pieces', 'Zo\u0301va', 'Zóva'],
  ['a Bengali conjunct held apart by a joiner', 'র\u200d্যাব', 'র\u200d্যাব'],
  ['Devanagari with a non-joiner', 'क्\u200cष', 'क्\u200cष'],
  ['joiners that join nothing', '\u200d\u200cword', 'word'],
  ['a family of emoji', '👨\u200d👩\u200d👧 came', '👨\u200d👩\u200d👧 came'],
]

describe('text as it is kept', () => {
  for (const [what, pasted, kept] of TABLE)
    it(`of ${what}`, () => expect(cleanText(pasted)).toBe(kept.normalize('NFC')))

  it('is the same when it is cleaned again', () => {
    for (const [, pasted] of TABLE) expect(cleanText(cleanText(pasted))).toBe(cleanText(pasted))
  })
})
