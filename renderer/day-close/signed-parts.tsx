import { Button, Group, Stack, Table, Text } from '@mantine/core'
import type { DayCounts } from '../../shared/contract/day-close.ts'
import { EmptyState, Section } from '../ui/page.tsx'
import { ProductName } from '../ui/product-name.tsx'
import { useSite } from '../ui/session-context.tsx'
import { StatusBar, StatusMark } from '../ui/status-bar.tsx'
import { dayAndTime, time } from '../words/format.ts'
import { words } from '../words/index.ts'
import { CountState } from './count-state.tsx'
import { ToleranceBars } from './tolerance-bars.tsx'

const say = words.dayClose.parts

/** The counts of the day, and what is still to be done about them. */
export function CountsOfDay(props: { parts: DayCounts; wanted: boolean; onCount?: () => void }) {
  const { parts, wanted, onCount } = props
  const { opening, closing, tolerance } = parts
  if (!opening && !closing && !wanted) return null
  return (
    <Section title={say.counts}>
      <Stack>
        <CountState moment="opening" view={opening} />
        <CountState moment="closing" view={closing} />
        <ToleranceBars tolerance={tolerance} />
        {onCount && wanted && (
          <Group>
            <Button onClick={onCount}>{closing ? words.counts.goSign : words.counts.goCount.closing}</Button>
          </Group>
        )}
      </Stack>
    </Section>
  )
}

/** Sheets printed, marks counted, and why they differ. */
export function MarksOfDay(props: {
  parts: Pick<DayCounts, 'sheets' | 'marks'>
  doses: number
  wanted: boolean
  onSheets?: () => void
}) {
  const { parts, doses, wanted, onSheets } = props
  const { sheets, marks } = parts
  const { timeZone } = useSite()
  if (doses === 0 && sheets.length === 0 && marks === null) return null
  const tone = wanted ? 'due' : marks?.reason ? 'warn' : 'good'
  return (
    <Section title={words.sheets.title}>
      <Stack>
        <StatusBar
          tone={tone}
          title={marks ? words.sheets.sum(marks.marks, marks.doses) : say.notCounted(doses, sheets.length)}
        >
          {marks && (
            <>
              {marks.reason !== null && `${words.sheets.reason(marks.reason)}. `}
              {words.sheets.saved(marks.by, dayAndTime(marks.at, timeZone))}
            </>
          )}
        </StatusBar>
        {onSheets && (
          <Group>
            <Button variant={wanted ? 'filled' : 'default'} onClick={onSheets}>
              {wanted ? words.sheets.count : say.toSheets}
            </Button>
          </Group>
        )}
      </Stack>
    </Section>
  )
}

/** What was written off today, and who stood by. */
export function WastedOfDay({ wasted }: Pick<DayCounts, 'wasted'>) {
  const { timeZone } = useSite()
  return (
    <Section title={say.wasted} flush>
      {wasted.length === 0 ? (
        <EmptyState>{say.nothingWasted}</EmptyState>
      ) : (
        <Table className="ost-numbers" horizontalSpacing="md">
          <Table.Tbody>
            {wasted.map((line) => (
              <Table.Tr key={`${line.at} ${line.batchNumber} ${line.steps}`}>
                <Table.Td w={90}>{time(line.at, timeZone)}</Table.Td>
                <Table.Th scope="row" fw={400}>
                  <ProductName product={line.product} /> · {line.batchNumber}
                </Table.Th>
                <Table.Td ta="right" className="ost-nowrap">
                  <strong>{words.stock.quantity(line.steps, line.product)}</strong>
                </Table.Td>
                <Table.Td>{wasteWhy(line)}</Table.Td>
                <Table.Td>
                  {line.second === null ? line.by : words.stock.batch.withSecond(line.by, line.second)}{' '}
                  {line.countersignOwed && <StatusMark tone="warn">{words.counts.owed}</StatusMark>}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Section>
  )
}

export function wasteWhy({ reason, registerNumber }: DayCounts['wasted'][number]): string {
  if (registerNumber !== null) return words.dayClose.unfinished.client(registerNumber)
  return words.stock.batch.why({ kind: 'wastage', registerNumber: null, document: null, reason })
}

export const owedText = ({ by, act, table, rowId }: DayCounts['owed'][number]): string =>
  `${by} ${words.ledger.act(act)}: ${words.ledger.row(table, rowId, 'written')}`

/** Acts of this day that one person did alone. */
export function OwedOfDay({ owed, onOwed }: Pick<DayCounts, 'owed'> & { onOwed?: () => void }) {
  const { timeZone } = useSite()
  if (owed.length === 0) return <StatusBar tone="good" title={say.nothingOwed} />
  return (
    <Section title={say.owed(owed.length)}>
      <Stack>
        <Text>{say.owedHow}</Text>
        <Table className="ost-numbers">
          <Table.Tbody>
            {owed.map((one) => (
              <Table.Tr key={`${one.table} ${one.rowId}`}>
                <Table.Td w={90}>{time(one.at, timeZone)}</Table.Td>
                <Table.Td>{owedText(one)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {onOwed && (
          <Group>
            <Button variant="default" onClick={onOwed}>
              {say.toOwed}
            </Button>
          </Group>
        )}
      </Stack>
    </Section>
  )
}
