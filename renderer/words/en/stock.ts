import type { AdjustmentReason, BatchEntry, WastageReason } from '../../../shared/contract/stock.ts'
import type { Product } from '../../../shared/records/product.ts'
import type { StockEntryKind } from '../../../shared/records/stock-entry.ts'
import { baseMicrogramsOf, microgramsOf, type Quantity, unitsOf } from '../../../shared/rules/quantity.ts'
import { clinicDay, counted, milligrams, number } from '../format.ts'
import type { ReasonWords } from '../types.ts'

type Measured = Pick<Product, 'form' | 'strengthMicrograms' | 'stepsPerUnit'>

const unit = (form: Product['form'], count: number): string =>
  form === 'liquid' ? 'mL' : count === 1 ? 'tablet' : 'tablets'

/** `1,230 tablets`, `12.5 mL`: number and unit stay on one line. */
const quantity = (steps: number, product: Pick<Product, 'form' | 'stepsPerUnit'>): string => {
  const units = unitsOf(steps, product)
  return `${number(units)}\u00a0${unit(product.form, units)}`
}

const days = (count: number): string =>
  count === 0 ? 'today' : count === 1 ? 'tomorrow' : `in ${number(count)} days`

const wastageReasons = {
  broken: 'Broken',
  spilled: 'Spilled',
  expired: 'Expired',
  damaged: 'Wet, dirty or damaged',
  other: 'Something else',
} satisfies Record<WastageReason, string>

const adjustmentReasons = {
  counted: 'Counted again, and it is so',
  overfill: 'The bottle holds more or less than its label',
  miscounted_receipt: 'Miscounted when it came in',
  unexplained: 'Nobody knows',
  other: 'Something else',
} satisfies Record<AdjustmentReason, string>

/** What is stored is a code and, after a colon, the person's own words. */
const ofReason = (reason: string): string => {
  const [code = '', ...own] = reason.split(': ')
  const sentences: Record<string, string> = { ...adjustmentReasons, ...wastageReasons }
  return [sentences[code] ?? code, ...own].join(': ')
}

/** Why an entry was written: the client it went to, the paper it came with, the reason that was given. */
const why = (entry: Pick<BatchEntry, 'kind' | 'registerNumber' | 'document' | 'reason'>): string => {
  const paper = entry.kind === 'receipt' ? 'delivery note' : 'page'
  const parts = [
    entry.registerNumber === null ? '' : `client ${entry.registerNumber}`,
    entry.document === null ? '' : `${paper} ${entry.document}`,
    entry.reason === null || entry.registerNumber !== null ? '' : ofReason(entry.reason),
  ]
  return parts.filter(Boolean).join(', ') || '–'
}

/** What is wrong with a typed quantity, or nothing. Limits in steps. */
const quantityProblem = (
  typed: Quantity,
  product: Pick<Product, 'form' | 'stepsPerUnit'>,
  { atLeast, atMost }: { atLeast: number; atMost: number },
): string | undefined => {
  if (!typed.ok)
    return typed.code === 'not_a_number'
      ? 'Type how many, as a number.'
      : `The smallest part that is measured is ${quantity(1, product)}. Type a whole number of it.`
  if (typed.steps < atLeast) return 'Type more than nothing.'
  return typed.steps > atMost ? `Only ${quantity(atMost, product)} are left in the book.` : undefined
}

/** What stands on the shelf, comes in and is counted. */
export const stock = {
  title: 'Stock',
  door: 'Deliveries, packs, counts, the book.',
  lead: 'What the register says is on the shelf, batch by batch.',
  quantity,
  quantityProblem,
  /** `tablet 2 mg`, `oral solution 5 mg per mL`: stands after the drug. */
  strength: ({ form, strengthMicrograms }: Pick<Product, 'form' | 'strengthMicrograms'>): string =>
    form === 'tablet'
      ? `tablet ${milligrams(strengthMicrograms)}\u00a0mg`
      : `oral solution ${milligrams(strengthMicrograms)}\u00a0mg per\u00a0mL`,
  amount: (steps: number, product: Measured): string => `${milligrams(microgramsOf(steps, product))}\u00a0mg`,
  total: (steps: number, product: Measured): string =>
    `${quantity(steps, product)} = ${milligrams(microgramsOf(steps, product))}\u00a0mg`,
  base: (steps: number, product: Measured & Pick<Product, 'baseFactorPpm'>): string =>
    `${number(baseMicrogramsOf(steps, product) / 1_000_000)}\u00a0g of base drug`,
  columns: {
    batch: 'Batch',
    expiry: 'Last day of use',
    state: 'State',
    balance: 'On the shelf',
    received: 'Came in',
    issued: 'Given out',
    returned: 'Came back',
    wasted: 'Wasted',
    sentOut: 'Sent away',
    adjusted: 'Corrected',
    today: 'Today',
  },
  states: {
    open: 'Open today',
    next: 'Open this next',
    expired: 'Expired',
    usedUp: 'Used up',
    closed: 'Closed',
    expires: (left: number) => `Expires ${days(left)}`,
  },
  none: 'Nothing of this product was received yet.',
  noProducts: 'This site has no products, so there is no stock to keep.',
  receive: 'Receive a delivery',
  openPacks: 'Open packs',
  opening: 'Opening stock',
  openingLead:
    'What stood on the shelf on the day when this register began. It is written once for a product, before its first delivery.',
  openingOver: 'Every product has its opening stock or a delivery already.',
  keys: {
    receive: 'Receive a delivery',
    openPacks: 'Open the packs for today',
    addLine: 'One more batch on this delivery',
    count: 'Count this batch',
    waste: 'Write off wastage',
    packs: 'Take another batch',
  },
  packs: {
    title: 'Packs for today',
    lead: 'Each product is taken from one batch a day. The one that expires first is proposed: Enter opens it, an arrow key and Enter open another one.',
    ask: (left: number) =>
      left === 1 ? 'One pack is still to be opened.' : `${number(left)} packs are still to be opened.`,
    all: 'All packs for today are open.',
    open: 'Open this pack',
    opened: (batch: string) => `Batch ${batch} is open`,
    another: 'Take another batch',
    choose: 'Which batch',
    left: (text: string, day: string) => `${text} left, use until ${clinicDay(day)}`,
    cannot: {
      batch_expired: 'expired, must not be given',
      batch_empty: 'nothing left',
    },
    nothing: {
      none_received: 'Nothing was received yet. A nurse or manager receives a delivery first.',
      all_expired: 'All that is left has expired and must not be given. Write it off and order a delivery.',
      out_of_stock:
        'Nothing is left. Order a delivery; until then doses of this strength cannot be prepared.',
    },
    otherStrength: 'The other bottle is locked away',
    instead: 'Open this strength instead',
    setAside: (strengthMicrograms: number) =>
      `The bottle of ${milligrams(strengthMicrograms)}\u00a0mg per\u00a0mL is open today. Only one strength of a liquid is open at a time.`,
    toCounter: 'Go to the counter',
  },
  delivery: {
    title: 'Receive a delivery',
    lead: 'Copy what the packs say, not what the delivery note says.',
    document: 'Delivery note number',
    openingDocument: 'Page of the paper stock book (may stay empty)',
    line: (position: number) => `Batch ${position}`,
    product: 'Product',
    chooseProduct: 'Choose the product',
    batchNumber: 'Batch number',
    expiry: 'Expiry on the pack',
    expiryHow: 'For example 31-Mar-2027, or 03/2027 for the end of March',
    expiryReads: (day: string) => `Last day of use: ${clinicDay(day)}`,
    quantity: (form: Product['form'] | null) =>
      form === 'liquid' ? 'How many mL' : form === 'tablet' ? 'How many tablets' : 'How many',
    quantityReads: (steps: number, product: Measured): string => {
      const total = `${quantity(steps, product)} = ${milligrams(microgramsOf(steps, product))}\u00a0mg`
      return product.stepsPerUnit === 1
        ? total
        : `${total}, ${number(steps)} parts of ${quantity(1, product)}`
    },
    otherExpiry: (batch: string, day: string) =>
      `The packs of ${batch} in my hand really say ${clinicDay(day)}`,
    add: 'One more batch',
    removeLine: (position: number) => `Remove batch ${position}`,
    check: 'Look once more',
    second: 'Look once more, with the packs in your hand',
    secondLead: 'Read each batch number and date from the pack, and compare.',
    change: 'Change something',
    save: (count: number) => `Save ${counted(count, 'batch', 'batches')}`,
    saved: (count: number) =>
      `${counted(count, 'batch is', 'batches are')} on the shelf.`.replace(/^./, (letter) =>
        letter.toUpperCase(),
      ),
  },
  batch: {
    title: (batch: string) => `Batch ${batch}`,
    back: 'All stock',
    notOnShelf: 'No such batch was ever received here.',
    useUntil: (day: string) => `Use until ${clinicDay(day)}`,
    expiredOn: (day: string) => `Expired: last day of use was ${clinicDay(day)}. It must not be given.`,
    book: 'Book of this batch',
    bookEmpty: 'Nothing was written for this batch yet.',
    older: 'Show older entries',
    columns: { when: 'When', what: 'What', why: 'Why', who: 'Who', change: 'In or out', after: 'Left' },
    kinds: {
      opening: 'Opening stock',
      receipt: 'Delivery',
      issue: 'Given out',
      return: 'Came back',
      wastage: 'Wasted',
      transfer_in: 'Came from another store',
      transfer_out: 'Sent to another store',
      adjustment: 'Corrected after a count',
      supplier_return: 'Returned to the supplier',
      box_out: 'To a camp box',
      box_in: 'Back from a camp box',
    } satisfies Record<StockEntryKind, string>,
    why,
    reason: ofReason,
    withSecond: (who: string, second: string) => `${who}, seen by ${second}`,
    owed: 'Countersign owed',
    changed: (steps: number, product: Measured) =>
      `${steps > 0 ? '+' : '−'}${quantity(Math.abs(steps), product)}`,
  },
  waste: {
    title: 'Write off wastage',
    quantity: (form: Product['form']) =>
      form === 'liquid' ? 'How many mL are wasted' : 'How many tablets are wasted',
    reason: 'What happened',
    reasons: wastageReasons,
    book: (text: string) => `The book says ${text}.`,
    note: 'In your own words (no names of clients)',
    save: 'Write it off',
    saved: (text: string) => `${text} written off.`,
  },
  count: {
    title: 'Count this batch',
    book: (text: string) => `The book says ${text}. Count first, then type what you found.`,
    quantity: (form: Product['form']) => (form === 'liquid' ? 'mL counted' : 'Tablets counted'),
    agrees: 'The count agrees with the book. There is nothing to correct.',
    difference: (steps: number, product: Measured): string =>
      steps === 0
        ? 'The count agrees with the book.'
        : `${quantity(Math.abs(steps), product)} ${steps > 0 ? 'more' : 'fewer'} than the book says.`,
    reason: 'Why, as far as you know',
    reasons: adjustmentReasons,
    note: 'In your own words (no names of clients)',
    save: 'Correct the book',
    saved: (text: string) => `The book now says ${text}.`,
  },
  second: {
    title: 'Who looked too?',
    waste: (text: string) => `${text} will be written off.`,
    count: (text: string) => `The book will say ${text}.`,
    opening: (count: number) => `${counted(count, 'batch', 'batches')} of opening stock.`,
  },
  missing: {
    document: 'Type the number that stands on the delivery note.',
    product: 'Choose the product.',
    batchNumber: 'Type the batch number from the pack.',
    expiry: 'Type the date as the pack shows it, for example 31-Mar-2027 or 03/2027.',
    reason: 'Choose what happened.',
  },
} as const

export const stockReasons: ReasonWords = {
  batch_twice: () => 'This batch number stands on this delivery twice. Put both quantities on one line.',
  batch_expired: ({ batch }) =>
    batch
      ? `Batch ${batch} has expired and must not be given. Open another one.`
      : 'This batch has expired. It cannot be received: send it back, or keep it apart for destruction.',
  batch_empty: ({ batch }) => `Nothing is left of batch ${batch}. Open another one.`,
  batch_expiry_differs: ({ known }) =>
    `This batch number is known with another date: ${clinicDay(String(known))}. Look at the packs. If they really show the date that you typed, tick the box below it.`,
  opening_stock_over: () =>
    'This product has its opening stock or a delivery already. Receive a delivery instead, or correct a batch after a count.',
  unknown_product: () => 'This product is not among those of this site. Choose another one.',
  other_strength_open: ({ open, wanted }) =>
    `The bottle of ${milligrams(Number(open))}\u00a0mg per\u00a0mL is open today. Lock it away before ${milligrams(Number(wanted))}\u00a0mg per\u00a0mL is opened, then tick the box.`,
  batch_has_less: () => 'So much is not there. Count the batch, and correct the book if it is wrong.',
  balance_moved: () =>
    'Doses went out of this batch while you counted. Count once more, and compare with the new figure.',
  count_agrees: () => 'The count agrees with the book. There is nothing to correct.',
  no_open_day: () => 'No clinic day is open. Open the day first.',
  day_closed: () => 'This day is closed. What happens now belongs to the next day.',
}

/** What stock puts on Home's list. */
export const stockNeeds: ReasonWords = {
  packs_not_open: ({ count }) =>
    Number(count) === 1
      ? 'One pack for today is not open yet.'
      : `${number(Number(count))} packs for today are not open yet.`,
  products_out: ({ count }) =>
    Number(count) === 1
      ? 'Nothing usable is left of one product.'
      : `Nothing usable is left of ${number(Number(count))} products.`,
  batches_expired: ({ count, batch }) =>
    Number(count) === 1
      ? `Batch ${batch} has expired and is still on the shelf. Keep it apart and write it off.`
      : `${number(Number(count))} batches have expired and are still on the shelf. Keep them apart and write them off.`,
  batches_expiring: ({ count, batch, day, days: left }) =>
    `Batch ${batch} expires ${days(Number(left))}, on ${clinicDay(String(day))}${Number(count) > 1 ? `, and ${number(Number(count) - 1)} more within 60 days` : ''}.`,
}
