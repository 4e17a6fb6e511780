import { Button, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ServiceCount } from '../../shared/contract/services.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { ask } from '../call.ts'
import { DataTable, TableNote } from '../ui/data-table.tsx'
import { DateText } from '../ui/date-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Loading } from '../ui/loading.tsx'
import { number } from '../words/format.ts'
import { words } from '../words/index.ts'

const say = words.services.summary
/** Longer tables draw only what is in sight. */
const DRAWN_WHOLE = 200

/** The rows behind one count: as many as it says. */
export function CountRows(props: {
  from: ClinicDay
  to: ClinicDay
  count: ServiceCount
  onClose: () => void
}) {
  const { from, to, count, onClose } = props
  const { kind } = count
  const rows = useQuery(ask.services.rows.queryOptions({ input: { from, to, kind }, staleTime: 0 }))
  return (
    <Dialog title={say.rows(kind)} size="xl" onClose={onClose}>
      <Stack>
        <Text>{say.period(from, to)}</Text>
        {rows.isError && <ErrorSummary error={rows.error} />}
        {rows.isPending && <Loading />}
        {rows.data && (
          <>
            <DataTable
              caption={say.rows(kind)}
              rows={rows.data}
              rowKey={({ key }) => key}
              {...(rows.data.length > DRAWN_WHOLE && { virtualHeight: '55vh' })}
              empty={say.none}
              columns={[
                { key: 'day', title: say.rowColumns.day, cell: ({ day }) => <DateText day={day} /> },
                {
                  key: 'who',
                  title: say.rowColumns.who,
                  cell: ({ registerNumber, withheld }) =>
                    withheld ? say.withheld : registerNumber === null ? '–' : `No. ${registerNumber}`,
                },
                {
                  key: 'person',
                  title: say.rowColumns.person,
                  cell: ({ sex, ageBand }) => `${words.services.sexes[sex]}, ${words.services.ages[ageBand]}`,
                },
                {
                  key: 'isNew',
                  title: say.rowColumns.isNew,
                  cell: ({ isNew }) => (isNew ? say.yes : say.no),
                },
                {
                  key: 'quantity',
                  title: say.rowColumns.quantity,
                  numeric: true,
                  cell: ({ quantity }) => number(quantity),
                },
                {
                  key: 'place',
                  title: say.rowColumns.place,
                  cell: ({ place }) => (place === null ? '' : words.services.place(place)),
                },
                { key: 'staff', title: say.rowColumns.staff, cell: ({ staffName }) => staffName },
              ]}
            />
            <TableNote>{words.kit.table.rows(number(rows.data.length))}</TableNote>
          </>
        )}
        <Group justify="flex-end">
          <Button onClick={onClose} data-autofocus>
            {say.back}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
