import type { ReferralView } from '../../shared/contract/referrals.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { DateText } from '../ui/date-field.tsx'
import { EmptyState } from '../ui/page.tsx'
import { StatusMark, type Tone } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'

const say = words.referrals
const TONES: Record<ReferralView['stage'], Tone> = {
  referred: 'due',
  overdue: 'warn',
  attended: 'note',
  result_known: 'good',
  ended: 'quiet',
}

/** For what somebody was sent, where this person may know it. */
export const purposeOf = ({ purpose }: ReferralView): string =>
  purpose === null ? say.hidden : say.purposes[purpose]

/** Referrals with how far each has come; Enter opens one. */
export function ReferralTable(props: {
  referrals: readonly ReferralView[]
  withClients?: boolean
  empty: string
  onOpen: (referral: ReferralView) => void
}) {
  const { referrals, withClients = false, empty, onOpen } = props
  const { columns } = say.list
  const number: Column<ReferralView> = {
    key: 'number',
    title: columns.number,
    width: '6rem',
    numeric: true,
    cell: ({ registerNumber }) => <strong>{registerNumber}</strong>,
  }
  return (
    <DataTable
      caption={say.list.caption}
      rows={referrals}
      rowKey={({ id }) => id}
      onOpen={onOpen}
      empty={<EmptyState>{empty}</EmptyState>}
      columns={[
        ...(withClients ? [number] : []),
        { key: 'purpose', title: columns.purpose, cell: purposeOf },
        { key: 'place', title: columns.place, cell: ({ place }) => place.name },
        { key: 'day', title: columns.day, width: '8.5rem', cell: ({ day }) => <DateText day={day} /> },
        { key: 'by', title: columns.by, width: '8.5rem', cell: ({ byDay }) => <DateText day={byDay} /> },
        {
          key: 'stage',
          title: columns.stage,
          width: '15rem',
          cell: ({ stage }) => <StatusMark tone={TONES[stage]}>{say.stages[stage]}</StatusMark>,
        },
      ]}
    />
  )
}
