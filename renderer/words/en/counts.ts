import type { DifferenceReason } from '../../../shared/contract/counts.ts'
import type { Product } from '../../../shared/records/product.ts'
import type { CountMoment } from '../../../shared/records/stock-count.ts'
import { clinicDay, number } from '../format.ts'
import type { ReasonWords } from '../types.ts'
import { stock } from './stock.ts'

type Measured = Pick<Product, 'form' | 'stepsPerUnit'>

const reasons = {
  tolerance: 'Within what the rules allow for a liquid',
  miscounted_receipt: 'Miscounted when it came in',
  overfill: 'The bottle held more or less than its label',
  broken: 'Broken or spilled, and not written down',
  not_written: 'A dose or a delivery was not written down',
  unexplained: 'Nobody knows',
  other: 'Something else',
} satisfies Record<DifferenceReason, string>

const title = { opening: 'Opening count', closing: 'Closing count' } satisfies Record<CountMoment, string>

/** The physical count, in the morning and in the evening. */
export const counts = {
  title: 'Count the stock',
  door: 'What is on the shelf, batch by batch.',
  titles: title,
  lead: {
    opening:
      'Count what is on the shelf before the first dose, and type what you find. The book is shown afterwards.',
    closing: 'Count what is left after the last dose, and type what you find. The book is shown afterwards.',
  } satisfies Record<CountMoment, string>,
  late: (doses: number) =>
    `${doses === 1 ? 'One dose was' : `${number(doses)} doses were`} handed out already. What is on the shelf now is held against the book as it is now.`,
  nothing: 'There is no stock in the book, so there is nothing to count.',
  columns: {
    product: 'Product and batch',
    expiry: 'Use until',
    counted: 'Counted',
    book: 'Book',
    difference: 'Difference',
    reason: 'Why',
  },
  field: (form: Product['form'], batch: string) =>
    form === 'liquid' ? `mL counted of batch ${batch}` : `Tablets counted of batch ${batch}`,
  unit: (form: Product['form']) => (form === 'liquid' ? 'mL' : 'tablets'),
  compare: 'Compare with the book',
  compareHow: 'What you typed is kept at once, whatever the book says.',
  skip: 'Leave the count out …',
  skipTitle: (moment: CountMoment) => `Leave the ${title[moment].toLowerCase()} out`,
  skipLead: 'Dosing goes on. The reason is kept, and the inspector sees it.',
  skipReason: 'Why does nobody count?',
  skipMissing: 'Write a few words.',
  skipSave: 'Leave it out',
  agrees: 'Every batch agrees with the book.',
  differs: (count: number) =>
    count === 1
      ? 'One batch differs from the book. Count it once more, or say why.'
      : `${number(count)} batches differ from the book. Count them once more, or say why.`,
  within: (steps: number, product: Measured) => `Up to ${stock.quantity(steps, product)} is within the rules`,
  none: '–',
  difference: (steps: number, product: Measured) =>
    steps === 0 ? '0' : `${steps > 0 ? '+' : '−'}${stock.quantity(Math.abs(steps), product)}`,
  why: (batch: string) => `Why does batch ${batch} differ?`,
  chooseWhy: 'Choose why',
  note: (batch: string) => `In your own words about batch ${batch} (no names of clients)`,
  noteShort: 'In your own words',
  reasons,
  /** A code and, after a colon, the person's own words. */
  reason: (text: string): string => {
    const [code = '', ...own] = text.split(': ')
    const known: Record<string, string> = reasons
    return [known[code] ?? code, ...own].join(': ')
  },
  sign: 'Sign the count',
  again: 'Count once more',
  ownTitle: 'Your signature',
  ownLead: 'You accept the difference of a liquid as within the rules. Your name stands under it.',
  secondTitle: 'Who counted with you?',
  secondLead: 'A second person looked at the shelf and enters their own PIN.',
  missingWhy: 'Say for every batch that differs why it does.',
  by: (who: string, when: string) => `Counted by ${who}, ${when}.`,
  skippedBy: (who: string, when: string, why: string) => `Left out by ${who}, ${when}: ${why}`,
  second: (who: string) => `Seen by ${who}.`,
  owed: 'Countersign owed',
  notSigned: 'Counted, not signed yet',
  signed: 'Counted and signed',
  skipped: 'Left out',
  missing: 'Not counted yet',
  goCount: { opening: 'Make the opening count', closing: 'Make the closing count' } satisfies Record<
    CountMoment,
    string
  >,
  goSign: 'Go to the count',
  both: 'Both counts of the day are made.',
  toClose: 'Go to Close the day',
  tolerance: {
    title: 'Liquids: differences of 30 days',
    good: (sum: string, of: string) => `${sum} in 30 days; the rules allow ${of}.`,
    exceeded: (sum: string, of: string) =>
      `${sum} in 30 days is more than the ${of} that the rules allow. Find out why: small differences add up.`,
  },
} as const

export const countReasons: ReasonWords = {
  count_batch_twice: () => 'This batch stands here twice.',
  count_batch_unknown: () => 'This batch is not on the shelf any more. Open the count once more.',
  count_batch_missing: ({ batch }) =>
    `Batch ${batch} came onto the shelf while you counted. Count it too: open the count once more.`,
  count_signed: () => 'This count is signed already.',
  count_outdated: () => 'Somebody counted once more after this. Look at the newer count.',
  difference_not_explained: ({ batch }) =>
    batch ? `Say why batch ${batch} differs.` : 'Say for every batch that differs why it does.',
  not_within_tolerance: ({ batch }) =>
    `Batch ${batch} differs by more than the rules allow. Choose another reason.`,
  tolerance_pin_missing: () => 'Who counted signs with their own PIN.',
  closing_count_missing: () => 'The closing count is still to be made, or left out with a reason.',
  closing_count_not_signed: () => 'The closing count is not signed yet.',
  marks_not_counted: () => 'The marks on the signature sheets are still to be counted.',
}

/** What counting puts on Home's list. */
export const countNeeds: ReasonWords = {
  opening_count_missing: () => 'The opening count of the stock was not made yet.',
  count_not_signed: () => 'A count of the stock was typed and is not signed yet.',
  tolerance_exceeded: ({ drug }) =>
    `The small differences of ${drug} liquid came to more than the rules allow in 30 days.`,
  clock_was_ahead: () =>
    'This computer’s clock shows a time before the last entry. If it is right now, set the record right.',
  doses_unfinished: ({ count }) =>
    Number(count) === 1
      ? 'One dose was cut off. The counter asks what became of it.'
      : `${number(Number(count))} doses were cut off. The counter asks what became of each.`,
  day_ahead: ({ day, calendar }) =>
    `The clinic day of ${clinicDay(String(day))} lies ahead of this computer’s calendar, ${clinicDay(String(calendar))}. If it was a mistake, a manager and another keyholder take it back.`,
}
