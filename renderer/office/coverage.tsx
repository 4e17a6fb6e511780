import { Table } from '@mantine/core'
import type { OfficeSiteLine } from '../../shared/contract/office.ts'
import { coverageOf } from '../../shared/rules/coverage.ts'
import { Section } from '../ui/page.tsx'
import { number } from '../words/format.ts'
import { words } from '../words/index.ts'
import classes from './office.module.css'

const say = words.office.coverage

/** District by district: sites, those whose data are recent, clients, and a bar that prints in black and white. */
export function Coverage({ sites }: { sites: readonly OfficeSiteLine[] }) {
  const rows = coverageOf(
    sites.map(({ district, state, last }) => ({ district, state, clients: last?.clients ?? 0 })),
  )
  const most = Math.max(1, ...rows.map(({ clients }) => clients))
  return (
    <Section title={say.title} flush>
      <Table striped>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say.district}</Table.Th>
            <Table.Th ta="right">{say.sites}</Table.Th>
            <Table.Th ta="right">{say.recent}</Table.Th>
            <Table.Th ta="right">{say.clients}</Table.Th>
            <Table.Th w="40%">{say.bar}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ district, expected, recent, clients }) => (
            <Table.Tr key={district}>
              <Table.Td>{district}</Table.Td>
              <Table.Td ta="right">{number(expected)}</Table.Td>
              <Table.Td ta="right">{say.of(recent, expected)}</Table.Td>
              <Table.Td ta="right">{number(clients)}</Table.Td>
              <Table.Td aria-hidden>
                <div className={classes.bar} style={{ width: `${(clients / most) * 100}%` }} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  )
}
