import type { SessionLine } from '../../shared/contract/counselling.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { DateText } from '../ui/date-field.tsx'
import { words } from '../words/index.ts'

const { counselling } = words
const say = counselling.client

/** Sessions, the newest first; Enter opens one with its note. `withClients` shows whose they were. */
export function SessionTable(props: {
  sessions: readonly SessionLine[]
  onOpen: (session: SessionLine) => void
  withClients?: boolean
}) {
  const { sessions, onOpen, withClients = false } = props
  const clients: Column<SessionLine>[] = withClients
    ? [
        {
          key: 'clients',
          title: counselling.mine.clients,
          cell: ({ clients: numbers }) => numbers.join(', '),
        },
      ]
    : []
  return (
    <DataTable
      caption={say.sessions}
      rows={sessions}
      rowKey={({ id }) => id}
      onOpen={onOpen}
      empty={null}
      {...(sessions.length > 100 && { virtualHeight: '70vh' })}
      columns={[
        {
          key: 'day',
          title: say.columns.day,
          cell: ({ day, startMinute }) => (
            <>
              <DateText day={day} /> {counselling.clock(startMinute)}
            </>
          ),
        },
        ...clients,
        {
          key: 'kind',
          title: say.columns.kind,
          cell: ({ kind, minutes, clients: numbers, relatives, voided }) => (
            <>
              <strong>{counselling.kinds[kind]}</strong>, {counselling.minutes(minutes)}
              {!withClients && numbers.length > 1 && `, ${say.withOthers(numbers.length - 1)}`}
              {relatives > 0 && `, ${say.withRelatives(relatives)}`}
              {voided && <div>{say.voided[voided]}</div>}
            </>
          ),
        },
        {
          key: 'topics',
          title: say.columns.topics,
          cell: ({ topics }) => topics.map(counselling.topic).join(', '),
        },
        { key: 'place', title: say.columns.place, cell: ({ place }) => counselling.places[place] },
        { key: 'who', title: say.columns.who, cell: ({ counsellor }) => counsellor },
        { key: 'notes', title: say.columns.notes, cell: ({ notes }) => say.notes(notes) },
      ]}
    />
  )
}
