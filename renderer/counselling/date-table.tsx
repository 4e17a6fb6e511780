import type { AppointmentLine } from '../../shared/contract/appointments.ts'
import { DataTable } from '../ui/data-table.tsx'
import { DateText } from '../ui/date-field.tsx'
import { words } from '../words/index.ts'

const say = words.appointments

/** Agreed dates one under the other; Enter says what became of one that waits. */
export function DateTable(props: {
  caption: string
  dates: readonly AppointmentLine[]
  onOpen: ((date: AppointmentLine) => void) | undefined
  /** On the client's own page nobody needs to be told whose they are. */
  ofOne?: boolean
}) {
  const { caption, dates, onOpen, ofOne = false } = props
  return (
    <DataTable
      caption={caption}
      rows={dates}
      rowKey={({ id }) => id}
      {...(onOpen && { onOpen: (date: AppointmentLine) => date.outcome === null && onOpen(date) })}
      empty={null}
      columns={[
        {
          key: 'time',
          title: say.columns.time,
          cell: ({ day, startMinute }) => (
            <>
              <DateText day={day} />{' '}
              {startMinute === null ? say.anyTime : words.counselling.clock(startMinute)}
            </>
          ),
        },
        ...(ofOne
          ? []
          : [
              {
                key: 'client',
                title: say.columns.client,
                cell: ({ registerNumber, called }: AppointmentLine) => say.client(registerNumber, called),
              },
            ]),
        {
          key: 'what',
          title: say.columns.what,
          cell: ({ kind }) => words.counselling.appointmentKinds[kind],
        },
        { key: 'who', title: say.columns.who, cell: ({ withName }) => withName ?? say.anybody },
        {
          key: 'outcome',
          title: say.columns.outcome,
          cell: ({ outcome }) => (outcome === null ? say.waiting : say.outcomes[outcome]),
        },
      ]}
    />
  )
}
