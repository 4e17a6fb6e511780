import { Anchor, Box, Checkbox, Group, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import type { PossibleDuplicate } from '../../shared/contract/client-output.ts'
import { ask } from '../call.ts'
import { StatusBar } from '../ui/status-bar.tsx'
import { listed } from '../words/format.ts'
import { words } from '../words/index.ts'
import { nameOf } from './client-names.ts'
import { type EnrolPart, enrolmentOf } from './enrol-values.ts'

const say = words.clients.enrol

/** Who may be this person already, as soon as name, sex and birth year are there; nobody is no sight at all. */
export function PossibleDuplicates({ values, change, today }: EnrolPart) {
  const { called, name, parentName, phone, contact, sex, birthYear, adultConfirmed } = enrolmentOf(
    values,
    '',
    today,
  )
  const typed = { called, name, parentName, phone, contact, sex, birthYear, adultConfirmed }
  const [identity] = useDebouncedValue(JSON.stringify(typed), 300)
  const input = JSON.parse(identity) as typeof typed
  const found = useQuery({
    ...ask.clients.duplicates.queryOptions({ input }),
    enabled: input.called.length > 1 && values.sex !== '' && input.birthYear > 0,
    staleTime: 0,
  })
  const alike = found.data ?? []
  if (alike.length === 0) return null
  const tick = (id: number, checked: boolean) =>
    change({
      notTheSame: checked ? [...values.notTheSame, id] : values.notTheSame.filter((other) => other !== id),
    })
  return (
    <Box mt="md">
      <StatusBar tone="warn" title={say.alikeTitle} live>
        <Text mb="xs">{say.alikeHow}</Text>
        {alike.map((client) => (
          <OneAlike
            key={client.id}
            client={client}
            checked={values.notTheSame.includes(client.id)}
            onCheck={(checked) => tick(client.id, checked)}
          />
        ))}
      </StatusBar>
    </Box>
  )
}

function OneAlike(props: {
  client: PossibleDuplicate
  checked: boolean
  onCheck: (checked: boolean) => void
}) {
  const { client, checked, onCheck } = props
  const { id, registerNumber, mayOpen, sex, birthYear, why } = client
  return (
    <Group gap="md" py={4}>
      <Text miw={280}>
        <strong className="ost-numbers">{words.kit.client.number(String(registerNumber))}</strong>{' '}
        {mayOpen ? nameOf(client) : words.clients.closedRecord}
        {sex && `, ${words.clients.sexes[sex]}, ${birthYear}`}
        {' – '}
        {listed(why.map((code) => words.clients.alike[code] ?? code))}
      </Text>
      {mayOpen && (
        <Anchor href={`#/clients/${id}`} c="pine.8" underline="always">
          {say.openRecord}
        </Anchor>
      )}
      <Checkbox
        label={say.notTheSame(registerNumber)}
        checked={checked}
        onChange={(event) => onCheck(event.currentTarget.checked)}
      />
    </Group>
  )
}
