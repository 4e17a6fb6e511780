import type { LedgerFindingView } from '../../../shared/contract/ledger.ts'
import { counted, number } from '../format.ts'
import type { ReasonWords } from '../types.ts'
import { ledgerActs } from './ledger-acts.ts'
import { ledgerTables } from './ledger-tables.ts'

const tableName = (table: string | null): string => ledgerTables[table ?? ''] ?? 'entry'

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
