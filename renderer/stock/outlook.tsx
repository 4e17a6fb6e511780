import { Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ask } from '../call.ts'
import { Section } from '../ui/page.tsx'
import { StatusMark } from '../ui/status-bar.tsx'
import { amount } from '../words/format.ts'
import { words } from '../words/index.ts'

const say = words.stockBook.outlook

/** What `Outlook` knows; asked for beside the shelf, so that the shelf never waits for the forecast. */
export const useOutlook = () => useQuery(ask.stockBook.outlook.queryOptions({ staleTime: 60_000 })).data

/** How many days each drug lasts for the clients booked, and its sum in grams of base. */
export function OutlookSection() {
  const outlook = useOutlook()
  if (!outlook || outlook.drugs.length === 0) return null
  return (
    <Section title={say.title} flush>
      <Table className="ost-numbers" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say.columns.drug}</Table.Th>
            <Table.Th ta="right">{say.columns.clients}</Table.Th>
            <Table.Th>{say.columns.left}</Table.Th>
            <Table.Th ta="right">{say.columns.total}</Table.Th>
            <Table.Th ta="right">{say.columns.base}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {outlook.drugs.map((one) => (
            <Table.Tr key={one.drug}>
              <Table.Td fw={700}>{one.drug}</Table.Td>
              <Table.Td ta="right">{one.clients}</Table.Td>
              <Table.Td>
                <strong>{say.days(one.days, outlook.horizonDays, one.clients)}</strong>
                {one.runsOutOn && `, ${say.until(one.runsOutOn)}`}{' '}
                {one.reorder && (
                  <StatusMark tone={one.days === 0 ? 'stop' : 'warn'}>{say.reorder}</StatusMark>
                )}
              </Table.Td>
              <Table.Td ta="right">{amount(one.totalMicrograms)}</Table.Td>
              <Table.Td ta="right">
                <strong>{words.stockBook.grams(one.baseMicrograms)}</strong>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text c="dimmed" px="md" py="sm">
        {say.how(outlook.reorderDays, outlook.packVersion)}
      </Text>
    </Section>
  )
}
