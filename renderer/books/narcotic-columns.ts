import type { BookFrame, NarcoticBookRow } from '../../shared/records/book.ts'
import { unitsOf } from '../../shared/rules/quantity.ts'
import { clinicDay, number } from '../words/format.ts'
import { words } from '../words/index.ts'
import type { BookColumn } from './book-layout.ts'

const say = words.stockBook.paper
const MOVED = ['received', 'issued', 'returned', 'wasted', 'sent'] as const

/** As the month's page at Stock has them, without the column for a pen's signature. */
export function narcoticColumns({ product, staff }: BookFrame): BookColumn<NarcoticBookRow>[] {
  const units = (steps: number) => (product === null ? '' : number(unitsOf(steps, product)))
  const unlessNothing = (steps: number) => (steps === 0 ? '' : units(steps))
  const nameOf = (id: number | null) => (id === null ? null : (staff[id] ?? ''))
  const moved = (key: (typeof MOVED)[number]): BookColumn<NarcoticBookRow> => ({
    title: say.columns[key],
    width: 6.5,
    numeric: true,
    cell: (row) => unlessNothing(row[key]),
  })
  const [received, issued, returned, wasted, sent] = MOVED.map(moved)
  return [
    { title: say.columns.day, width: 9, cell: ({ day }) => clinicDay(day) },
    { title: say.columns.what, width: 18, cell: whatOf },
    { title: say.columns.batch, width: 9, cell: ({ batchNumber }) => batchNumber ?? '' },
    ...[received, issued].filter((column) => column !== undefined),
    {
      title: say.columns.doses,
      width: 6,
      numeric: true,
      cell: ({ doses }) => (doses === 0 ? '' : number(doses)),
    },
    ...[returned, wasted, sent].filter((column) => column !== undefined),
    {
      title: say.columns.corrected,
      width: 8.5,
      numeric: true,
      cell: ({ corrected }) => `${corrected > 0 ? '+' : ''}${unlessNothing(corrected).replace('-', '−')}`,
    },
    { title: say.columns.balance, width: 8, numeric: true, cell: ({ balance }) => units(balance) },
    {
      title: say.columns.who,
      width: 15,
      cell: ({ staffId, approverId, countersignOwed }) =>
        [nameOf(staffId), nameOf(approverId) ?? (countersignOwed ? say.owed : null)]
          .filter(Boolean)
          .join(' / '),
    },
  ]
}

function whatOf({ line, kind, otherParty, document, why }: NarcoticBookRow): string {
  if (line === 'brought_forward') return say.broughtForward
  if (line === 'carried_forward') return say.carriedForward
  if (kind === null) return say.doses
  const { kinds, reason } = words.stock.batch
  return [kinds[kind], otherParty, document, why === null ? null : reason(why)].filter(Boolean).join(', ')
}
