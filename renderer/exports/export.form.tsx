import { Button, Checkbox, Group, Progress, Radio, SimpleGrid, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FiguresChosen, TableFormat } from '../../shared/contract/exports.ts'
import type { ReportPeriod } from '../../shared/records/report.ts'
import { ask, call } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { figureWords } from '../ui/figure-words.ts'
import { Section } from '../ui/page.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { number } from '../words/format.ts'
import { words } from '../words/index.ts'
import { wholeMonth } from './last-month.ts'
import { PlaceFields } from './place-fields.tsx'
import { useExport } from './use-export.ts'
import { usePlace } from './use-place.ts'

const say = words.exports
const FORMATS: readonly TableFormat[] = ['xlsx', 'csv', 'json']

interface Table {
  readonly name: string
  readonly rows: number
}

/** What, as what, where to. */
export function ExportForm({ period, tables }: { period: ReportPeriod; tables: readonly Table[] }) {
  const month = wholeMonth(period)
  const sentId = useSentReturn(month)
  const [figures, setFigures] = useState<FiguresChosen['kind'] | null>(null)
  const [chosen, setChosen] = useState<readonly string[]>(tables.map(({ name }) => name))
  const [format, setFormat] = useState<TableFormat>('xlsx')
  const [bom, setBom] = useState(true)
  const [replace, setReplace] = useState(false)
  const place = usePlace()
  const run = useExport()
  const kind = figures ?? (sentId === null ? 'now' : 'sent')

  const start = () =>
    run.start(async () => {
      const found =
        kind === 'none' ? { figures: [] } : await call.reports.return({ period, dropoutDays: null })
      return {
        ...{ folder: place.folder, period, tables: [...chosen], format, bom, replace },
        figures:
          kind === 'sent' && sentId !== null
            ? { kind, monthlyReturnId: sentId }
            : { kind: kind === 'none' ? kind : 'now' },
        words: figureWords(found.figures),
      }
    })

  if (run.progress) return <Running {...run.progress} onStop={run.cancel} />
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (place.folder !== '') void start()
      }}
    >
      <Stack gap="lg">
        {run.done && (
          <StatusBar tone="good" live title={say.done(run.done.files.length)}>
            {say.doneText(run.done.folder, run.done.files)}
          </StatusBar>
        )}
        {run.stopped && <StatusBar tone="note" live title={say.stopped} />}
        <ErrorSummary error={run.error ?? place.error} focusKey={run.error} title={words.shell.notSaved} />
        <Section title={say.what.title}>
          <Stack gap="lg">
            <Radio.Group
              label={say.what.figures}
              value={kind}
              onChange={(value) => setFigures(value as FiguresChosen['kind'])}
            >
              <Stack gap="xs" mt="xs">
                {sentId !== null && month !== null && <Radio value="sent" label={say.what.sent(month)} />}
                <Radio value="now" label={say.what.now} />
                <Radio value="none" label={say.what.none} />
              </Stack>
            </Radio.Group>
            <Checkbox.Group label={say.what.rows} value={[...chosen]} onChange={setChosen}>
              <Group mt="xs" mb="sm">
                <Button variant="default" size="xs" onClick={() => setChosen(tables.map(({ name }) => name))}>
                  {say.what.all}
                </Button>
                <Button variant="default" size="xs" onClick={() => setChosen([])}>
                  {say.what.nothing}
                </Button>
              </Group>
              <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="xs">
                {tables.map(({ name, rows }) => (
                  <Checkbox key={name} value={name} label={say.what.table(name, rows)} />
                ))}
              </SimpleGrid>
            </Checkbox.Group>
          </Stack>
        </Section>
        <Section title={say.format.title}>
          <Stack gap="sm">
            <Radio.Group
              aria-label={say.format.title}
              value={format}
              onChange={(value) => setFormat(value as TableFormat)}
            >
              <Stack gap="xs">
                {FORMATS.map((one) => (
                  <Radio key={one} value={one} label={say.format[one]} />
                ))}
              </Stack>
            </Radio.Group>
            {format === 'csv' && (
              <>
                <Checkbox
                  label={say.format.bom}
                  checked={bom}
                  onChange={(event) => setBom(event.currentTarget.checked)}
                />
                <Text c="dimmed">{say.format.formulas}</Text>
              </>
            )}
          </Stack>
        </Section>
        <Section title={say.place}>
          <Stack gap="md">
            <PlaceFields place={place} replace={replace} onReplace={setReplace} />
            <Group>
              <Button type="submit" size="lg" disabled={place.folder === ''}>
                {run.done ? say.again : say.start}
              </Button>
            </Group>
          </Stack>
        </Section>
      </Stack>
    </form>
  )
}

/** The return of that month that was sent last, where there is one. */
function useSentReturn(month: string | null): number | null {
  const found = useQuery({
    ...ask.returns.month.queryOptions({ input: { month: month ?? '' }, staleTime: 0 }),
    enabled: month !== null,
  })
  return found.data?.returns.find(({ state }) => state === 'sent')?.id ?? null
}

function Running({ rows, total, onStop }: { rows: number; total: number; onStop: () => void }) {
  return (
    <Section title={say.progress}>
      <Stack gap="sm">
        <Text role="status">{total === 0 ? say.what.counting : say.running(rows, total)}</Text>
        <Progress
          value={total === 0 ? 0 : Math.min(100, (rows / total) * 100)}
          size="lg"
          aria-label={`${say.progress} ${number(rows)}`}
        />
        <Group>
          <Button variant="default" onClick={onStop} autoFocus>
            {say.stop}
          </Button>
        </Group>
      </Stack>
    </Section>
  )
}
