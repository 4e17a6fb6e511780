import type { NoteText } from '../records/session.ts'

/** What no page shows, or what makes text lie about its order: control and format signs but for line break and tab. */
const UNSEEN = /(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}]/gu

/**
 * Typed or pasted text as it is kept: composed letters (NFC), one kind of line break, nothing that cannot be seen.
 * The joiners U+200C and U+200D stay where a letter stands at their left: Bengali, Devanagari and emoji are written
 * with them.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(UNSEEN, '')
    .replace(/(^|\s)[\u200c\u200d]+/g, '$1')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .normalize('NFC')
    .trim()
}

export function cleanNote({ situation, assessment, plan }: NoteText): NoteText {
  return { situation: cleanText(situation), assessment: cleanText(assessment), plan: cleanText(plan) }
}

export function isEmptyNote({ situation, assessment, plan }: NoteText): boolean {
  return situation === '' && assessment === '' && plan === ''
}
