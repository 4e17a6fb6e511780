import { Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ask } from '../call.ts'
import { EmptyState, Section } from '../ui/page.tsx'
import { useSession } from '../ui/session-context.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { clinicDay, dayAndTime, number } from '../words/format.ts'
import { words } from '../words/index.ts'

/** What was made and read back, newest first. */
export function BackupHistory() {
  const { site } = useSession()
  const history = useQuery(ask.backups.history.queryOptions())
  if (!history.data) return null
  const { made, damaged } = history.data
  const { columns } = words.backups
  return (
    <Section title={words.backups.history} flush>
      {damaged && <StatusBar tone="warn" title={words.backups.damaged} />}
      {made.length === 0 ? (
        <EmptyState>{words.backups.none}</EmptyState>
      ) : (
        <Table striped>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{columns.sequence}</Table.Th>
              <Table.Th>{columns.day}</Table.Th>
              <Table.Th ta="right">{columns.clients}</Table.Th>
              <Table.Th ta="right">{columns.doses}</Table.Th>
              <Table.Th ta="right">{columns.size}</Table.Th>
              <Table.Th>{columns.verified}</Table.Th>
              <Table.Th>{columns.delivered}</Table.Th>
              <Table.Th>{columns.where}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {made.map((backup) => (
              <Table.Tr key={backup.sequence}>
                <Table.Td>{backup.sequence}</Table.Td>
                <Table.Td>{clinicDay(backup.day)}</Table.Td>
                <Table.Td ta="right">{number(backup.clients)}</Table.Td>
                <Table.Td ta="right">{number(backup.doses)}</Table.Td>
                <Table.Td ta="right">{words.backups.size(backup.bytes)}</Table.Td>
                <Table.Td>{words.backups.yes}</Table.Td>
                <Table.Td>
                  {backup.delivered === null
                    ? words.backups.notYet
                    : dayAndTime(backup.delivered, site?.timeZone ?? 'UTC')}
                </Table.Td>
                <Table.Td>{backup.gaveWay ? words.backups.gaveWay : backup.folder}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Section>
  )
}
