import type { LedgerEntry } from '../../shared/contract/ledger.ts'
import { dayAndTime, number } from '../words/format.ts'
import { words } from '../words/index.ts'
import { storedReason } from '../words/stored-reason.ts'
import type { Column } from './data-table.tsx'

const say = words.ledger

/** A line of the ledger: when, who with whom, what, on which entry of whose, and why. */
export function ledgerColumns(timeZone: string): Column<LedgerEntry>[] {
  const { columns } = say
  return [
    { key: 'seq', title: columns.seq, numeric: true, cell: ({ seq }) => number(seq) },
    {
      key: 'at',
      title: columns.at,
      cell: ({ at }) => <span className="ost-nowrap ost-numbers">{dayAndTime(at, timeZone)}</span>,
    },
    {
      key: 'who',
      title: columns.who,
      cell: ({ actor, approver }) => (
        <>
          {actor ?? say.program}
          {approver !== null && <div>{say.second(approver)}</div>}
        </>
      ),
    },
    { key: 'act', title: columns.act, cell: (entry) => say.act(entry.act) },
    { key: 'row', title: columns.row, cell: ({ table, rowId, what }) => say.row(table, rowId, what) },
    {
      key: 'client',
      title: columns.client,
      numeric: true,
      cell: ({ registerNumber }) => say.client(registerNumber),
    },
    { key: 'why', title: columns.why, cell: ({ reason }) => storedReason(reason ?? '') },
  ]
}
