const ONES = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
] as const
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'] as const

/** A whole number below ten thousand as English words. */
function whole(value: number): string {
  const one = ONES[value]
  if (one !== undefined) return one
  if (value < 100) {
    const rest = value % 10
    return `${TENS[Math.floor(value / 10)]}${rest === 0 ? '' : `-${ONES[rest]}`}`
  }
  const size = value < 1000 ? { by: 100, word: 'hundred' } : { by: 1000, word: 'thousand' }
  const rest = value % size.by
  const head = `${whole(Math.floor(value / size.by))} ${size.word}`
  if (rest === 0) return head
  return `${head}${rest < 100 ? ' and ' : ' '}${whole(rest)}`
}

/**
 * Micrograms as it is read back on the telephone: `eight milligrams`, `four point eight milligrams`. Figures alone
 * are misheard: fifteen and fifty.
 */
export function amountInWords(amountMicrograms: number): string {
  const fraction = String(amountMicrograms % 1000)
    .padStart(3, '0')
    .replace(/0+$/, '')
  const digits = [...fraction].map((digit) => ONES[Number(digit)]).join(' ')
  const figure = whole(Math.floor(amountMicrograms / 1000))
  return `${figure}${digits === '' ? '' : ` point ${digits}`} ${amountMicrograms === 1000 ? 'milligram' : 'milligrams'}`
}
