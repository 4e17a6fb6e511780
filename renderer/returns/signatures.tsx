import { Stack, Table, Text } from '@mantine/core'
import type { ReturnView } from '../../shared/contract/returns.ts'
import type { ReturnBody } from '../../shared/records/monthly-return.ts'
import { useSite } from '../ui/session-context.tsx'
import { dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'

const say = words.returns.one

/** Who prepared, approved and sent it, and the mark that stands on its paper. */
export function Signatures({ one, body }: { one: ReturnView; body: ReturnBody | null }) {
  const { timeZone } = useSite()
  const { prepared, approved, sent, mark } = one
  const rows = [
    [say.prepared, prepared],
    [say.approved, approved],
    [sent ? say.sent(sent.how) : '', sent],
  ] as const
  return (
    <Stack gap="xs" mb="md">
      <Table maw={760} withRowBorders={false} aria-label={say.signatures}>
        <Table.Tbody>
          {rows.map(
            ([label, by]) =>
              by && (
                <Table.Tr key={label}>
                  <Table.Th scope="row" w={320} fw={600}>
                    {label}
                  </Table.Th>
                  <Table.Td>{by.name}</Table.Td>
                  <Table.Td>{dayAndTime(by.at, timeZone)}</Table.Td>
                </Table.Tr>
              ),
          )}
          <Table.Tr>
            <Table.Th scope="row" fw={600}>
              {say.mark}
            </Table.Th>
            <Table.Td colSpan={2} className="ost-numbers">
              {mark}
            </Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
      {body && <Text c="dimmed">{say.markHow}</Text>}
      {body && <Text>{say.basis(body.dropoutDays, body.program, body.definitionsVersion)}</Text>}
      {body && body.daysWithoutRegister.length > 0 && (
        <Text>{say.missingDays(body.daysWithoutRegister)}</Text>
      )}
    </Stack>
  )
}
