import { Button, Group, Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { ask } from '../call.ts'
import { DateText } from '../ui/date-field.tsx'
import { useKey } from '../ui/keys.tsx'
import { EmptyState, Section } from '../ui/page.tsx'
import { useSignedIn } from '../ui/session-context.tsx'
import { words } from '../words/index.ts'
import { ClosureForm } from './closure.form.tsx'

const say = words.today.closures

/** Days on which the site does not dose, of the last two months and to come. */
export function Closures() {
  const { role } = useSignedIn()
  const [, go] = useLocation()
  const known = useQuery(ask.today.closures.queryOptions())
  const [marking, setMarking] = useState(false)
  const mayMark = role === 'nurse' || role === 'doctor' || role === 'manager'
  useKey('alt+m', words.today.keys.closures, () => setMarking(true), { enabled: mayMark })
  if (!known.data) return null
  const { closures, today } = known.data
  return (
    <div className="ost-no-print">
      <Section
        title={say.title}
        flush
        actions={
          <Group gap="sm">
            <Button variant="default" onClick={() => go('/closures')}>
              {words.closures.toList}
            </Button>
            {mayMark && (
              <Button variant="default" onClick={() => setMarking(true)}>
                {say.open}
              </Button>
            )}
          </Group>
        }
      >
        {closures.length === 0 ? (
          <EmptyState>{say.none}</EmptyState>
        ) : (
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{say.columns.day}</Table.Th>
                <Table.Th>{say.columns.kind}</Table.Th>
                <Table.Th>{say.columns.reason}</Table.Th>
                <Table.Th>{say.columns.by}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {closures.map(({ id, day, kind, reason, by }) => (
                <Table.Tr key={id}>
                  <Table.Td>
                    <DateText day={day} />
                  </Table.Td>
                  <Table.Td>{say.kinds[kind]}</Table.Td>
                  <Table.Td>{reason}</Table.Td>
                  <Table.Td>{by}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Section>
      {marking && <ClosureForm today={today} onClose={() => setMarking(false)} />}
    </div>
  )
}
