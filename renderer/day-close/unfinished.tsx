import { Button, Group, NativeSelect, Stack, Table, Text } from '@mantine/core'
import type { OpenDose } from '../../shared/contract/day-close.ts'
import type { NotCheckedReason } from '../../shared/contract/doses.ts'
import { Section } from '../ui/page.tsx'
import { useSite } from '../ui/session-context.tsx'
import { StatusBar, StatusMark } from '../ui/status-bar.tsx'
import { amount, time } from '../words/format.ts'
import { words } from '../words/index.ts'

const REASONS: readonly NotCheckedReason[] = ['left_early', 'would_not_open', 'staff_busy', 'other']

/** Who still wants a word: a dose prepared is ended at the counter, a mouth not looked at is named with its reason. */
export function Unfinished(props: {
  doses: readonly OpenDose[]
  why: Readonly<Record<number, NotCheckedReason>>
  onWhy: (doseId: number, reason: NotCheckedReason) => void
  onCounter: () => void
}) {
  const { doses, why, onWhy, onCounter } = props
  const say = words.dayClose.unfinished
  const prepared = doses.filter(({ state }) => state === 'prepared')
  const given = doses.filter(({ state }) => state === 'given')
  if (doses.length === 0) return <StatusBar tone="good" title={say.none} />
  return (
    <Section title={say.title}>
      <Stack gap="lg">
        {prepared.length > 0 && (
          <div>
            <StatusMark tone="stop">{say.prepared}</StatusMark>
            <Text>{say.preparedHow}</Text>
            <OpenDoses doses={prepared} />
          </div>
        )}
        {given.length > 0 && (
          <div>
            <StatusMark tone="warn">{say.given}</StatusMark>
            <Text>{say.givenHow}</Text>
            <OpenDoses doses={given} why={why} onWhy={onWhy} />
          </div>
        )}
        <Group>
          <Button variant="default" onClick={onCounter}>
            {say.toCounter}
          </Button>
        </Group>
      </Stack>
    </Section>
  )
}

function OpenDoses(props: {
  doses: readonly OpenDose[]
  why?: Readonly<Record<number, NotCheckedReason>>
  onWhy?: (doseId: number, reason: NotCheckedReason) => void
}) {
  const { doses, why, onWhy } = props
  const { timeZone } = useSite()
  const say = words.dayClose.unfinished
  return (
    <Table className="ost-numbers" mt="xs">
      <Table.Tbody>
        {doses.map((dose) => (
          <Table.Tr key={dose.doseId}>
            <Table.Th scope="row" w={160}>
              {say.client(dose.registerNumber)}
            </Table.Th>
            <Table.Td w={320}>
              <strong>{dose.drug}</strong> {amount(dose.amountMicrograms)}
            </Table.Td>
            <Table.Td w={160}>{say.since(time(dose.at, timeZone))}</Table.Td>
            <Table.Td>
              {onWhy && (
                <NativeSelect
                  aria-label={say.why(dose.registerNumber)}
                  maw={380}
                  value={why?.[dose.doseId] ?? ''}
                  onChange={(event) => onWhy(dose.doseId, event.currentTarget.value as NotCheckedReason)}
                  data={[
                    { value: '', label: say.choose, disabled: true },
                    ...REASONS.map((value) => ({ value, label: say.reasons[value] })),
                  ]}
                />
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
