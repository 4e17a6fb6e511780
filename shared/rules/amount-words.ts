const ones = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
  'eighteen nineteen'
).split(' ')
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/**
 * An amount in English words, beside the figure against slips of a digit: `eight milligrams`, `four tenths of a
 * milligram`, `two and four tenths milligrams`, `one thousand two hundred milligrams`.
 *
 * @param amountMicrograms 0 to 999,999,999
 */
export function amountInWords(amountMicrograms: number): string {
  const whole = Math.floor(amountMicrograms / 1000)
  const part = fractionInWords(amountMicrograms % 1000)
  if (part === '') return `${numberInWords(whole)} ${whole === 1 ? 'milligram' : 'milligrams'}`
  return whole === 0 ? `${part} of a milligram` : `${numberInWords(whole)} and ${part} milligrams`
}

function fractionInWords(thousandths: number): string {
  if (thousandths === 0) return ''
  if (thousandths % 100 === 0) return counted(thousandths / 100, 'tenth')
  return thousandths % 10 === 0 ? counted(thousandths / 10, 'hundredth') : counted(thousandths, 'thousandth')
}

function counted(count: number, part: string): string {
  return `${numberInWords(count)} ${part}${count === 1 ? '' : 's'}`
}

/** Whole numbers below a million in English words. */
function numberInWords(number: number): string {
  if (number >= 1000)
    return joined(`${numberInWords(Math.floor(number / 1000))} thousand`, ' ', number % 1000)
  if (number >= 100) return joined(`${ones[Math.floor(number / 100)]} hundred`, ' and ', number % 100)
  if (number >= 20) return joined(tens[Math.floor(number / 10) - 2] ?? '', '-', number % 10)
  return ones[number] ?? ''
}

function joined(head: string, link: string, rest: number): string {
  return rest === 0 ? head : head + link + numberInWords(rest)
}
