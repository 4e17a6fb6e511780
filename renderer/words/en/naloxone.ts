import type { NaloxoneEntryKind, NaloxoneRecipient } from '../../../shared/records/naloxone.ts'
import { clinicDay, number } from '../format.ts'
import type { ReasonWords } from '../types.ts'

const kits = (count: number): string => `${number(count)}\u00a0${count === 1 ? 'kit' : 'kits'}`

export const naloxone = {
  title: 'Naloxone kits',
  button: 'Naloxone kit',
  door: 'Give a kit, receive kits, what is left.',
  lead: 'Against overdose. Not a narcotic: no second person is needed.',
  kits,
  usable: (count: number) => `${kits(count)} may be handed out`,
  lately: (count: number) =>
    count === 0 ? 'None was given in the last four weeks.' : `${kits(count)} given in the last four weeks.`,
  none: 'No kits were received yet.',
  noneLeft: 'No kit is left that may be handed out',
  give: {
    title: 'Give a kit',
    to: 'Who takes it away',
    recipients: {
      client: 'A client',
      relative: 'A relative or friend',
      outreach: 'An outreach worker, for the street',
    } satisfies Record<NaloxoneRecipient, string>,
    number: 'Register number of the client',
    numberOf: 'Whose relative: register number, if they say it',
    kits: 'How many kits',
    note: 'In your own words (no names of clients)',
    talk: 'Show how it is used, and say: call for help first.',
    save: 'Give it',
    saved: (count: number) => `${kits(count)} given.`,
    toClient: (registerNumber: number) => `Naloxone kit for client ${registerNumber}`,
    before: (count: number, day: string) => `Was given ${kits(count)} on ${clinicDay(day)}.`,
    never: 'Was never given a kit here.',
  },
  receive: {
    title: 'Receive kits',
    document: 'Delivery note number',
    batchNumber: 'Batch number',
    expiry: 'Expiry on the box',
    kits: 'How many kits',
    save: 'Put them on the shelf',
    saved: (count: number) => `${kits(count)} received.`,
  },
  writeOff: {
    title: 'Write off or count',
    batch: 'Which batch',
    why: 'What happened',
    kinds: {
      expired: 'Expired: they go to destruction',
      damaged: 'Lost or damaged',
      counted: 'Counted, and the book is wrong',
    },
    howMany: 'How many kits are written off',
    found: 'How many kits are there',
    note: 'In your own words (no names of clients)',
    save: 'Write it',
    saved: 'Written.',
  },
  columns: {
    batch: 'Batch',
    expiry: 'Last day of use',
    left: 'Left',
    when: 'When',
    what: 'What',
    who: 'Who',
    change: 'In or out',
    after: 'Left',
  },
  shelf: 'On the shelf',
  book: 'Book of the kits',
  bookEmpty: 'Nothing was written yet.',
  kinds: {
    receipt: 'Delivery',
    given: 'Given',
    write_off: 'Written off',
    count_difference: 'Corrected after a count',
  } satisfies Record<NaloxoneEntryKind, string>,
  given: (recipient: NaloxoneRecipient, registerNumber: number | null): string => {
    if (recipient === 'outreach') return 'Given to outreach'
    if (recipient === 'client') return `Given to client ${registerNumber}`
    return registerNumber === null ? 'Given to a relative' : `Given to a relative of client ${registerNumber}`
  },
  reason: (reason: string): string => {
    const [code = '', ...own] = reason.split(': ')
    const known: Record<string, string> = {
      expired: 'expired',
      damaged: 'lost or damaged',
      counted: 'counted',
    }
    return [known[code] ?? code, ...own].join(': ')
  },
  missing: {
    recipient: 'Choose who takes it away.',
    number: 'Type the register number.',
    kits: 'Type how many, as a whole number.',
    document: 'Type the number that stands on the delivery note.',
    batchNumber: 'Type the batch number from the box.',
    expiry: 'Type the date as the box shows it, for example 31-Mar-2027 or 03/2027.',
    batch: 'Choose the batch.',
    why: 'Choose what happened.',
  },
} as const

export const naloxoneReasons: ReasonWords = {
  kits_none: () => 'No kit is left. Receive a delivery first.',
  kits_expired: () => 'All kits that are left have expired. Write them off and order new ones.',
  kits_fewer: () => 'So many kits are not there in one batch. Give fewer, or count them.',
  kits_agree: () => 'The count agrees with the book. There is nothing to correct.',
  kits_batch_expired: () => 'These kits have expired. They cannot be received: send them back.',
  client_number_missing: () => 'Type the register number of the client.',
  client_number_unknown: () => 'No client has this number. Look at the card.',
  client_number_not_wanted: () => 'A kit for outreach has no client. Leave the number empty.',
}

export const naloxoneNeeds: ReasonWords = {
  kits_out: () => 'No naloxone kit is left that may be handed out.',
  kits_low: ({ left, given }) =>
    `${kits(Number(left))} of naloxone left; ${number(Number(given))} went out in the last four weeks.`,
  kits_expiring: ({ batch, day }) => `Naloxone of batch ${batch} expires on ${clinicDay(String(day))}.`,
  kits_batch_expired: ({ batch }) => `Naloxone of batch ${batch} has expired. Write it off.`,
}
