/** Zeros of the digit rows that a site's keyboards may send: Arabic, Persian, Devanagari, Bengali, full-width. */
const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0xff10]

/** The text with every digit of those scripts as 0–9; all else, Latin digits included, stays as it is. */
export function latinDigits(text: string): string {
  return Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0
    const zero = zeros.find((start) => code >= start && code <= start + 9)
    return zero === undefined ? character : String(code - zero)
  }).join('')
}
