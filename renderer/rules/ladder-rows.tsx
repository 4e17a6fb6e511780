import {
  ActionIcon,
  Button,
  NativeSelect,
  Stack,
  Table,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core'
import { Trash2 } from 'lucide-react'
import { Fragment } from 'react'
import { LadderStep } from '../../shared/records/rule-pack.ts'
import type { DrugKey } from '../ui/pack-in-words.ts'
import { words } from '../words/index.ts'
import type { FieldProps } from './line-group.tsx'
import { ruleFieldId } from './pack-lines.ts'
import type { LadderRow } from './pack-values.ts'

const say = words.rules.ladder
const PARTS = ['fromDays', 'verdict', 'percent', 'mg', 'source'] as const
const VERDICTS = LadderStep.shape.verdict.options

/** The ladder of one medicine as a table; a gap or a wrong order is said where it is. */
export function LadderRows({ drug, values, change, sayAt }: FieldProps & { drug: DrugKey }) {
  const rows = values.ladders[drug]
  const set = (next: LadderRow[]) => change({ ladders: { ...values.ladders, [drug]: next } })
  const edit = (place: number, some: Partial<LadderRow>) =>
    set(rows.map((row, at) => (at === place ? { ...row, ...some } : row)))
  const add = () => {
    const last = rows.at(-1)
    const day = Number(last?.fromDays ?? 0)
    set([
      ...rows,
      {
        fromDays: Number.isInteger(day) ? String(day + 1) : '',
        verdict: last?.verdict ?? 'usual',
        percent: last?.percent ?? '',
        mg: last?.mg ?? '',
        source: '',
      },
    ])
  }
  const name = words.rules.drugs[drug]
  return (
    <Stack component="section" gap="sm" aria-label={`${name}: ${say.title}`}>
      <Title order={3}>{say.title}</Title>
      <Text c="dimmed">{say.how}</Text>
      <Table withTableBorder verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={80}>{say.fromDays}</Table.Th>
            <Table.Th w={240}>{say.verdict}</Table.Th>
            <Table.Th w={110}>{say.percent}</Table.Th>
            <Table.Th w={130}>{`${say.capColumn} (${words.kit.amount.mg})`}</Table.Th>
            <Table.Th>{say.source}</Table.Th>
            <Table.Th w={48} aria-label={say.remove('')} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, place) => {
            const at = `drugs.${drug}.ladder.${place}`
            const cell = (part: string, title: string) => ({
              id: ruleFieldId(`${at}.${part}`),
              'aria-label': `${name}, ${say.row(place + 1)}: ${title}`,
              error: sayAt(`${at}.${part}`) !== undefined,
              'aria-describedby': ruleFieldId(at),
            })
            const wrong = PARTS.flatMap((part) => sayAt(`${at}.${part}`) ?? [])
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line being typed has nothing else that stays
              <Fragment key={place}>
                <Table.Tr style={{ verticalAlign: 'top' }}>
                  <Table.Td>
                    <TextInput
                      {...cell('fromDays', say.fromDays)}
                      inputMode="numeric"
                      maxLength={3}
                      value={row.fromDays}
                      onChange={(event) => edit(place, { fromDays: event.currentTarget.value })}
                    />
                  </Table.Td>
                  <Table.Td>
                    <NativeSelect
                      {...cell('verdict', say.verdict)}
                      value={row.verdict}
                      data={VERDICTS.map((value) => ({ value, label: say.verdicts[value] }))}
                      onChange={(event) =>
                        edit(place, { verdict: LadderStep.shape.verdict.parse(event.currentTarget.value) })
                      }
                    />
                  </Table.Td>
                  <Table.Td>
                    <TextInput
                      {...cell('percent', say.percent)}
                      inputMode="numeric"
                      maxLength={3}
                      value={row.percent}
                      onChange={(event) => edit(place, { percent: event.currentTarget.value })}
                    />
                  </Table.Td>
                  <Table.Td>
                    <TextInput
                      {...cell('mg', say.cap)}
                      inputMode="decimal"
                      value={row.mg}
                      onChange={(event) => edit(place, { mg: event.currentTarget.value })}
                    />
                  </Table.Td>
                  <Table.Td>
                    <Textarea
                      {...cell('source', say.source)}
                      rows={row.source.length > 80 ? 3 : 2}
                      value={row.source}
                      onChange={(event) => edit(place, { source: event.currentTarget.value })}
                    />
                  </Table.Td>
                  <Table.Td>
                    <ActionIcon
                      variant="default"
                      size={36}
                      aria-label={`${name}: ${say.remove(row.fromDays)}`}
                      onClick={() => set(rows.filter((_, other) => other !== place))}
                    >
                      <Trash2 size={18} aria-hidden />
                    </ActionIcon>
                  </Table.Td>
                </Table.Tr>
                {wrong.length > 0 && (
                  <Table.Tr>
                    <Table.Td colSpan={6} id={ruleFieldId(at)} c="red.8" fw={650}>
                      {wrong.join(' ')}
                    </Table.Td>
                  </Table.Tr>
                )}
              </Fragment>
            )
          })}
        </Table.Tbody>
      </Table>
      <Text c="dimmed">{say.percentHow}</Text>
      {sayAt(`drugs.${drug}.ladder`) && (
        <Text c="red.8" role="alert">
          {sayAt(`drugs.${drug}.ladder`)}
        </Text>
      )}
      <div>
        <Button id={ruleFieldId(`drugs.${drug}.ladder`)} variant="default" onClick={add}>
          {say.add}
        </Button>
      </div>
    </Stack>
  )
}
