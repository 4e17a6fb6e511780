import type { LedgerFindingView } from '../../../shared/contract/ledger.ts'
import { counted, number } from '../format.ts'
import type { ReasonWords } from '../types.ts'

/** What was done, as the ledger's acts are called. A test holds this list against the acts of the handlers. */
export const ledgerActs: Readonly<Record<string, string>> = {
  'register.create': 'set the site up',
  'day.open': 'opened the clinic day',
  'day.close': 'closed the clinic day',
  'closure.mark': 'marked a day as closed',
  'closure.mark_past': 'marked a past day as closed',
  'staff.add': 'added a person',
  'staff.disable': 'switched a PIN off',
  'staff.enable': 'switched a PIN on',
  'staff.reset_pin': 'set a new PIN for somebody',
  'staff.enable_pin': 'let a PIN work again',
  'staff.own_pin': 'changed their own PIN',
  'staff.relief': 'let a relief nurse in',
  'staff.leave': 'ended somebody’s access for good',
  'keyholder.add': 'added a keyholder',
  'keyholder.remove': 'removed a keyholder',
  'countersign.give': 'gave a second signature',
  'client.enrol': 'enrolled a client',
  'client.correct': 'corrected a client’s details',
  'client.consent': 'wrote a consent or its end',
  'client.photo': 'kept or removed a photo',
  'client.card': 'gave or ended a card',
  'client.card.print': 'printed a card',
  'client.restrict': 'restricted a record, or opened it',
  'episode.open': 'opened a treatment',
  'episode.close': 'closed a treatment',
  'bring_over.save': 'saved a bring-over list',
  'bring_over.print': 'printed a bring-over list',
  'bring_over.sign': 'signed a bring-over list',
  'order.write': 'wrote a dose order',
  'order.telephone': 'took a dose order by telephone',
  'order.countersign': 'signed a telephone order',
  'order.end': 'stopped a dose order',
  'hold.place': 'held a dose',
  'hold.release': 'released a hold',
  'rules.sign': 'signed new rules',
  'dose.record': 'prepared a dose',
  'dose.give': 'gave a dose',
  'dose.check': 'looked at the mouth',
  'dose.refuse': 'wrote a refused dose',
  'dose.withhold': 'withheld a dose',
  'dose.spill': 'wrote a spilled dose',
  'dose.vomit': 'wrote a vomited dose',
  'dose.void': 'voided a dose',
  'dose.void_own': 'voided their own dose',
  'dose.incident': 'reported a dosing incident',
  'dose.attend': 'wrote that a client came and got no dose',
  'dose.finish': 'said what became of a dose',
  'today.print': 'printed today’s list',
  'inspection.open': 'let an inspector look',
  'inspection.end': 'ended an inspection',
  'paper.print': 'printed pages',
  'setting.change': 'changed a setting',
  'stock.receive': 'received a delivery',
  'stock.opening': 'wrote the opening stock',
  'stock.open_pack': 'opened a pack',
  'stock.waste': 'wrote stock off',
  'stock.adjust': 'brought the book to the count',
  'stock.transfer': 'sent stock away or took it over',
  'box.open': 'began a camp box',
  'box.fill': 'put stock into a camp box',
  'box.waste': 'wrote stock of a camp box off',
  'box.count': 'counted a camp box',
  'box.close': 'closed a camp box',
  'box.issue': 'gave medicine from a camp box',
  'naloxone.receive': 'received naloxone kits',
  'naloxone.give': 'gave a naloxone kit',
  'naloxone.write_off': 'wrote naloxone kits off',
}

/** What kind of entry a line speaks of. */
const tables: Readonly<Record<string, string>> = {
  attendance: 'visit without a dose',
  batch: 'batch',
  brought_over: 'client from paper',
  card: 'card',
  card_revocation: 'end of a card',
  client: 'client',
  client_photo: 'photo',
  clinic_day: 'clinic day',
  clinic_day_close: 'end of a clinic day',
  closure: 'closed day',
  consent: 'consent',
  consent_withdrawal: 'withdrawn consent',
  countersign: 'second signature',
  countersign_owed: 'second signature owed',
  day_line: 'line of a closed day',
  dose: 'dose',
  dose_event: 'step of a dose',
  dose_order: 'dose order',
  dose_order_end: 'end of a dose order',
  dose_order_step: 'step of a dose order',
  dose_void: 'voided dose',
  dosing_incident: 'dosing incident',
  eligibility: 'eligibility',
  episode: 'treatment',
  episode_closing: 'end of a treatment',
  hold: 'hold',
  hold_release: 'released hold',
  holiday: 'holiday',
  inspection: 'inspection',
  inspection_end: 'end of an inspection',
  keyholder: 'keyholder',
  keyholder_removal: 'end of a keyholder',
  naloxone_batch: 'batch of naloxone kits',
  naloxone_entry: 'naloxone movement',
  office_card: 'card of the office',
  open_pack: 'opened pack',
  product: 'product',
  rule_pack: 'rules',
  setting: 'setting',
  signature: 'signature',
  site: 'site',
  staff: 'person of the staff',
  staff_event: 'access of a person',
  staff_pin: 'PIN',
  stock_close: 'stock of a closed day',
  stock_entry: 'stock movement',
  stock_transfer: 'transfer of stock',
  sub_store: 'camp box',
  sub_store_closing: 'closed camp box',
  sub_store_entry: 'movement in a camp box',
}
const tableName = (table: string | null): string => tables[table ?? ''] ?? 'entry'

export const ledger = {
  title: 'Ledger',
  lead: 'Every act, line by line, newest first. Nothing in it can be changed unseen.',
  act: (act: string): string => ledgerActs[act] ?? act.replace(/[._]/g, ' '),
  row: (table: string, id: number, what: 'written' | 'noted' | 'removed') =>
    `${tableName(table)} ${number(id)}${what === 'removed' ? ', removed' : ''}`,
  columns: {
    seq: 'Line',
    at: 'Time',
    who: 'Who',
    act: 'What',
    row: 'Entry',
    client: 'Client',
    why: 'Reason',
  },
  caption: 'Lines of the ledger',
  second: (name: string) => `with ${name}`,
  program: 'the program',
  client: (registerNumber: number | null) => (registerNumber === null ? '' : number(registerNumber)),
  filter: {
    title: 'Show only',
    person: 'Person',
    everyone: 'Everyone',
    day: 'Day',
    act: 'Act',
    everything: 'Everything',
    clear: 'Show all',
  },
  none: 'No line fits. Show all, or look further back.',
  more: 'Look further back',
  shown: (count: number, filtered: boolean) =>
    `${counted(count, 'line', 'lines')} shown, newest first${filtered ? ', filtered' : ''}`,

  check: {
    title: 'Check the chain and every row',
    lead: 'Goes through every line and every entry and says whether anybody changed, took out or put in something behind the program’s back. The counter goes on meanwhile.',
    start: 'Check now',
    stop: 'Stop',
    phases: { chain: 'Reading the lines', rows: 'Comparing the entries' },
    progress: (done: number, total: number) => `${number(done)} of ${number(total)}`,
    good: 'All is as it was written',
    goodHow: (lines: number, rows: number) =>
      `${number(lines)} lines and ${number(rows)} entries were looked at.`,
    code: (seq: number, code: string) => `Line ${number(seq)}, code ${code}`,
    codeHow: 'Write it down or send it to the office: a later check can be held against it.',
    bad: (count: number) => (count === 1 ? 'Something does not fit' : `${number(count)} things do not fit`),
    badHow:
      'Do not go on as if nothing were. Make no repair. Tell the office, and keep this PC and the last backup as they are.',
    first: (count: number) => `The first ${number(count)}:`,
    stopped: 'The check was stopped. Nothing was found out.',
    finding: ({ kind, seq, table, id }: LedgerFindingView): string => {
      const row = `${tableName(table)} ${id === null ? '' : number(id)}`.trim()
      switch (kind) {
        case 'line_changed':
          return `Line ${seq === null ? '' : number(seq)} was changed, or one before it.`
        case 'line_missing':
          return `Line ${seq === null ? '' : number(seq)} is missing.`
        case 'row_changed':
          return `The ${row} is no longer as it was written.`
        case 'row_missing':
          return `The ${row} is gone.`
        case 'row_unknown':
          return `The ${row} was put in; no line knows of it.`
        case 'behind_mark':
          return `The ledger ends before line ${seq === null ? '' : number(seq)}, which this PC saw: an older copy was put back, or the end cut off.`
      }
    },
  },
} as const

export const ledgerReasons: ReasonWords = {
  ledger_check_running: () => 'A check is running already. Wait for its end.',
}
