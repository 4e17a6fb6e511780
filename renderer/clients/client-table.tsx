import { Text } from '@mantine/core'
import type { ClientLine, ClientStatusWord } from '../../shared/contract/client-output.ts'
import { DataTable } from '../ui/data-table.tsx'
import { StatusMark, type Tone } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'

const say = words.clients

export const STATUS_TONES: Record<ClientStatusWord, Tone> = {
  services_only: 'note',
  not_started: 'due',
  active: 'good',
  interrupted: 'warn',
  dropped_out: 'stop',
  closed: 'quiet',
}

/** A few lines of clients, as the search found them. */
export function ClientTable(props: {
  lines: readonly ClientLine[]
  empty: string
  onOpen: (id: number) => void
}) {
  const { lines, empty, onOpen } = props
  return (
    <DataTable
      caption={say.title}
      rows={lines}
      rowKey={({ id }) => id}
      onOpen={({ id }) => onOpen(id)}
      empty={<Text>{empty}</Text>}
      columns={[
        {
          key: 'number',
          title: say.columns.number,
          numeric: true,
          width: '6rem',
          cell: ({ registerNumber }) => <strong>{registerNumber}</strong>,
        },
        {
          key: 'called',
          title: say.columns.called,
          cell: ({ called, mayOpen }) => (mayOpen ? called : <em>{say.closedRecord}</em>),
        },
        { key: 'name', title: say.columns.name, cell: ({ name }) => name },
        { key: 'sex', title: say.columns.sex, width: '8rem', cell: ({ sex }) => sex && say.sexes[sex] },
        { key: 'born', title: say.columns.born, width: '5rem', cell: ({ birthYear }) => birthYear },
        {
          key: 'status',
          title: say.columns.status,
          width: '12rem',
          cell: ({ status }) =>
            status && <StatusMark tone={STATUS_TONES[status]}>{say.statuses[status]}</StatusMark>,
        },
      ]}
    />
  )
}
