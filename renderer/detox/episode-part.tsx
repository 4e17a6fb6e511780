import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ChartView, DetoxEpisodeView, GivenView } from '../../shared/contract/detox-views.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { ask } from '../call.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { DateText } from '../ui/date-field.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { EmptyState, Section } from '../ui/page.tsx'
import { amount, capital } from '../words/format.ts'
import { words } from '../words/index.ts'
import { chartCells } from './chart-cells-text.ts'
import { ChartPaper } from './chart-paper.tsx'
import { useKeepDetox } from './detox.queries.ts'
import { DetoxTimeline } from './detox-timeline.tsx'

const say = words.detox.client

/** One detoxification: its course as a drawing, its charts, what was given, how it ended. */
export function EpisodePart(props: {
  episode: DetoxEpisodeView
  today: ClinicDay
  /** Whether the print key belongs to this one: the newest. */
  printKey: boolean
  mayGive: boolean
  onPutRight?: (chart: ChartView) => void
}) {
  const { episode, today, printKey, mayGive, onPutRight } = props
  const [printing, setPrinting] = useState(false)
  useKey('f4', say.print, () => setPrinting(true), { enabled: printKey && !printing })
  const { place, setting, from, to, charts, given } = episode
  const where = place ?? words.detox.settings[setting]
  return (
    <>
      <Section
        title={`${where}, ${words.detox.stay(from, to)}`}
        actions={
          <Button
            variant="default"
            onClick={() => setPrinting(true)}
            rightSection={printKey ? <KeyHint keys="f4" /> : undefined}
          >
            {say.print}
          </Button>
        }
      >
        <Stack gap="xs">
          <Ending episode={episode} />
          <DetoxTimeline episode={episode} today={today} />
        </Stack>
      </Section>
      <Section title={say.charts} flush>
        <DataTable
          caption={say.charts}
          columns={chartColumns(onPutRight)}
          rows={charts}
          rowKey={({ id }) => id}
          empty={<EmptyState>{say.noCharts}</EmptyState>}
        />
      </Section>
      <Section title={say.given} flush>
        <Given given={given} mayGive={mayGive && to === null} />
      </Section>
      {printing && <ChartPaper episode={episode} today={today} onClose={() => setPrinting(false)} />}
    </>
  )
}

function Ending({ episode }: { episode: DetoxEpisodeView }) {
  const { discharge, closedFor, to, days, overBeds } = episode
  const parts = [
    words.detox.days(days),
    overBeds ? say.overBeds : null,
    discharge ? say.discharged(words.detox.outcomes[discharge.outcome], discharge.day) : null,
    discharge ? say.talkHeld[discharge.toleranceTalk] : null,
    discharge
      ? `${words.detox.dischargeForm.kit}: ${words.detox.kits[discharge.naloxone].toLowerCase()}`
      : null,
    to !== null && closedFor !== null ? say.closed : null,
    discharge?.note ?? null,
  ]
  return <Text>{capital(parts.filter((part) => part !== null).join(' · '))}</Text>
}

function chartColumns(onPutRight?: (chart: ChartView) => void): Column<ChartView>[] {
  const { columns } = say
  const column = (key: keyof ReturnType<typeof chartCells>, width?: string): Column<ChartView> => ({
    key,
    title: columns[key],
    cell: (chart) => chartCells(chart)[key],
    ...(width && { width }),
  })
  return [
    {
      key: 'day',
      title: columns.day,
      cell: ({ day, shift }) => (
        <>
          <DateText day={day} />
          <br />
          {words.detox.shifts[shift]}
        </>
      ),
    },
    column('cows'),
    column('pulse'),
    column('pressure'),
    column('temperature'),
    column('breaths'),
    column('sleep'),
    column('food'),
    {
      key: 'what',
      title: columns.note,
      width: '30%',
      cell: (chart) => {
        const { complications, other, note } = chartCells(chart)
        return [complications, other, note].filter((part) => part !== '').join('; ')
      },
    },
    {
      key: 'by',
      title: columns.by,
      cell: (chart) => (
        <>
          {chart.by}
          {onPutRight && (
            <>
              <br />
              <Button
                size="compact-md"
                variant="subtle"
                aria-label={say.putRightOf(words.detox.shifts[chart.shift], chart.day)}
                onClick={() => onPutRight(chart)}
              >
                {say.putRight}
              </Button>
            </>
          )}
        </>
      ),
    },
  ]
}

/** What went out of a box or off the shelf, as tablets or mL; of the counter the amount stands alone. */
export const quantityOfGift = ({ product, steps, drug, amountMicrograms }: GivenView): string =>
  product && steps !== null
    ? `${drug} ${amount(amountMicrograms)} (${words.stock.quantity(steps, product)})`
    : `${drug} ${amount(amountMicrograms)}`

function Given({ given, mayGive }: { given: readonly GivenView[]; mayGive: boolean }) {
  const keep = useKeepDetox()
  const back = useMutation(ask.detox.medicineBack.mutationOptions({ onSuccess: keep }))
  const bringBack = ({ from, id: medicationId }: GivenView) => {
    if (from !== 'counter') back.mutate({ requestId: crypto.randomUUID(), from, medicationId })
  }
  const columns: Column<GivenView>[] = [
    { key: 'day', title: say.columns.day, cell: ({ day }) => <DateText day={day} /> },
    {
      key: 'shift',
      title: say.columns.shift,
      cell: ({ shift }) => (shift === null ? '' : words.detox.shifts[shift]),
    },
    { key: 'what', title: say.columns.medicine, cell: quantityOfGift },
    {
      key: 'from',
      title: say.columns.from,
      cell: ({ from, onPaper }) => (onPaper ? `${say.sources[from]}, ${say.onPaper}` : say.sources[from]),
    },
    {
      key: 'by',
      title: say.columns.by,
      cell: (gift) => (
        <Group gap="sm" justify="space-between">
          {gift.by}
          {mayGive && gift.from !== 'counter' && (
            <Button
              size="compact-md"
              variant="subtle"
              aria-label={say.backOf(quantityOfGift(gift))}
              onClick={() => bringBack(gift)}
            >
              {say.back}
            </Button>
          )}
        </Group>
      ),
    },
  ]
  return (
    <>
      <ErrorSummary error={back.error} />
      <DataTable
        caption={say.given}
        columns={columns}
        rows={given}
        rowKey={({ from, id }) => `${from} ${id}`}
        empty={<EmptyState>{say.noGiven}</EmptyState>}
      />
    </>
  )
}
