import type { Product } from '../../../shared/records/product.ts'
import { clinicDay, counted, milligrams, monthName, number } from '../format.ts'
import type { ReasonWords } from '../types.ts'

/** Grams to the microgram, as a return asks for them. */
const grams = (micrograms: number): string =>
  `${new Intl.NumberFormat('en-u-nu-latn', { maximumFractionDigits: 6 }).format(micrograms / 1_000_000)}\u00a0g`

/** The pages of the narcotic register, the long book, and how long the shelf lasts. */
export const stockBook = {
  grams,
  title: 'Register pages',
  lead: 'A month of one product as a page of the narcotic register: shown here, printed, or kept as a PDF.',
  month: 'Month',
  monthName,
  product: 'Product',
  show: 'Show the page',
  everyBatch: 'Every batch ever received',
  noMonths: 'No clinic day was opened yet, so there is no page.',
  notComplete: 'This month is not over, or one of its days is still open: the page is a draft.',
  paper: {
    title: (product: string) => `Narcotic register: ${product}`,
    draft: 'DRAFT: the month is not closed',
    columns: {
      day: 'Date',
      what: 'From, to, document',
      batch: 'Batch',
      received: 'Received',
      issued: 'Issued',
      doses: 'Doses',
      returned: 'Came back',
      wasted: 'Wasted',
      sent: 'Sent out',
      corrected: 'Corrected',
      balance: 'Balance',
      who: 'Written by / seen by',
      sign: 'Signature',
    },
    inUnits: (form: Product['form']) =>
      form === 'liquid' ? 'All quantities in mL.' : 'All quantities in tablets.',
    broughtForward: 'Brought forward',
    carriedForward: 'Carried forward',
    carried: 'Carried to the next page',
    doses: 'Doses at the counter',
    sums: 'Sum of the month',
    summary: 'The month in figures',
    quantity: 'Quantity',
    milligrams: 'As labelled',
    base: 'Base drug',
    rows: {
      forward: 'Brought forward',
      received: 'Received',
      issued: (doses: number) => `Issued, ${counted(doses, 'dose', 'doses')}`,
      returned: 'Came back from doses',
      wasted: 'Wasted',
      sent: 'Sent to sites, supplier, boxes',
      corrected: 'Corrected after counts',
      closing: 'On the shelf at the end',
      boxes: 'Besides, in camp boxes',
    },
    batches: 'By batch at the end of the month',
    lastDay: (day: string) => `use until ${clinicDay(day)}`,
    baseHow: (ppm: number) =>
      `Grams of base drug: amount as labelled × ${new Intl.NumberFormat('en-u-nu-latn', { maximumFractionDigits: 4 }).format(ppm / 1_000_000)}.`,
    owed: 'owed',
    signatures: { keeper: 'Kept by (name, signature, date)', checked: 'Checked by (name, signature, date)' },
    milligramsOf: (micrograms: number) => `${milligrams(micrograms)}\u00a0mg`,
  },
  batches: {
    title: 'Every batch',
    lead: 'All batches ever received, the newest first, with their book: also those that were used up long ago.',
    filter: 'Find a batch number',
    caption: 'Batches ever received',
    columns: {
      batch: 'Batch',
      product: 'Product',
      expiry: 'Last day of use',
      received: 'Came in',
      left: 'Left',
      from: 'First entry',
      to: 'Last entry',
    },
    usedUp: 'Used up',
    none: 'Nothing was received yet.',
    noneFits: 'No batch number has this in it.',
    shown: (count: number, all: number) =>
      count === all ? counted(count, 'batch', 'batches') : `${number(count)} of ${number(all)} batches`,
  },
  outlook: {
    title: 'How long it lasts',
    how: (days: number, version: number | null) =>
      `Reckoned from the orders in force as if each were renewed and nobody missed a day. Order a delivery at ${number(days)} days${version === null ? ' (starting value; no rules are signed)' : `, says version ${number(version)} of the signed rules`}.`,
    columns: {
      drug: 'Drug',
      clients: 'Clients',
      left: 'Lasts',
      total: 'On the shelf and in boxes',
      base: 'Base drug',
    },
    days: (days: number | null, horizon: number, clients: number): string => {
      if (clients === 0) return 'Nobody is booked'
      if (days === null) return `More than ${number(horizon)} days`
      return days === 0
        ? 'Not enough for today'
        : counted(days, 'day', 'days').replace(/^./, (one) => one.toUpperCase())
    },
    until: (day: string) => `short on ${clinicDay(day)}`,
    reorder: 'Order now',
    perDay: (text: string) => `${text} a day`,
    inBoxes: (text: string) => `${text} in camp boxes`,
    leftAtExpiry: (text: string) => `${text} will be left when it expires`,
  },
  more: {
    send: 'Send away',
    takeOver: 'Take over',
    boxes: 'Camp boxes',
    book: 'Register pages',
    batches: 'Every batch',
  },
  seen: (document: string, day: string, lines: number) =>
    `${document} was entered already on ${clinicDay(day)}, with ${counted(lines, 'batch', 'batches')}`,
  seenHow: 'If this is the same delivery, go back: it must not be written twice.',
  seenOther: 'It is another delivery with the same number',
} as const

export const stockBookNeeds: ReasonWords = {
  reorder: ({ drug, days }) =>
    Number(days) === 0
      ? `There is not enough ${drug} for everybody booked today. Order now.`
      : `${String(drug).replace(/^./, (one) => one.toUpperCase())} lasts ${counted(Number(days), 'more day', 'more days')} for the clients booked. Order a delivery.`,
  expires_unused: ({ batch, day, count }) =>
    `Batch ${batch} will not be used up before it expires on ${clinicDay(String(day))}${Number(count) > 1 ? `, nor ${number(Number(count) - 1)} more` : ''}. Offer it to another site, or ask the supplier.`,
}
