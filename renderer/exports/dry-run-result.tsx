import { List, Spoiler, Stack, Text, Title } from '@mantine/core'
import type { DryRun } from '../../shared/contract/dhis2.ts'
import { DataTable } from '../ui/data-table.tsx'
import { useSite } from '../ui/session-context.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'
import { numberInWords } from './mapping-cells.tsx'

const say = words.dhis2.run

/** What the file would hold, what is wrong with the mapping, and what would change in DHIS2. */
export function DryRunResult({ result }: { result: DryRun }) {
  const { timeZone } = useSite()
  const { check, source, against, values, same, differences } = result
  return (
    <Stack gap="sm" role="status">
      <Text>{say.sources[source]}</Text>
      <Text>
        {say.summary(values, same)}{' '}
        {against.kind === 'last'
          ? say.compared.last(dayAndTime(against.at, timeZone))
          : say.compared[against.kind]}
      </Text>
      {check.faults.length > 0 && (
        <StatusBar tone="stop" title={say.faults}>
          <List>
            {check.faults.map(({ fault, figure, what }) => (
              <List.Item key={`${fault} ${what} ${figure ? numberInWords(figure) : ''}`}>
                {figure && `${numberInWords(figure)}: `}
                {words.dhis2.faults[fault]?.(what) ?? what}
              </List.Item>
            ))}
          </List>
        </StatusBar>
      )}
      <Numbers tone="warn" title={say.holes(check.holes.length)} numbers={check.holes} />
      <Numbers tone="note" title={say.idle(check.idle.length)} numbers={check.idle} />
      <Title order={3}>{say.table}</Title>
      <DataTable
        caption={say.table}
        rows={differences}
        rowKey={({ dataElement, categoryOptionCombo, period, orgUnit }) =>
          [dataElement, categoryOptionCombo, period, orgUnit].join(' ')
        }
        empty={<Text>{say.noChange}</Text>}
        columns={[
          { key: 'kind', title: say.head.kind, cell: ({ kind }) => say.kinds[kind] },
          { key: 'element', title: say.head.element, cell: ({ dataElement }) => dataElement },
          { key: 'combo', title: say.head.combo, cell: ({ categoryOptionCombo }) => categoryOptionCombo },
          { key: 'was', title: say.head.was, numeric: true, cell: ({ was }) => was ?? '' },
          { key: 'is', title: say.head.is, numeric: true, cell: ({ is }) => is ?? '' },
        ]}
      />
    </Stack>
  )
}

function Numbers(props: { tone: 'warn' | 'note'; title: string; numbers: DryRun['check']['holes'] }) {
  const { tone, title, numbers } = props
  if (numbers.length === 0) return null
  return (
    <StatusBar tone={tone} title={title}>
      <Spoiler maxHeight={120} showLabel={words.dhis2.grid.show.all} hideLabel={words.shell.close}>
        <List>
          {numbers.map((number) => (
            <List.Item key={numberInWords(number)}>{numberInWords(number)}</List.Item>
          ))}
        </List>
      </Spoiler>
    </StatusBar>
  )
}
