import { Checkbox, Group, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Problem } from '../../shared/contract/call.ts'
import type { ChartView, ClientDetox, DetoxEpisodeView } from '../../shared/contract/detox-views.ts'
import type { CowsAnswers } from '../../shared/records/cows.ts'
import { type ChartBody, ChartFood, DetoxComplication, DetoxShift } from '../../shared/records/detox.ts'
import { readChartCells } from '../../shared/rules/chart-cells.ts'
import { cowsVerdict } from '../../shared/rules/cows.ts'
import { vitalWarnings } from '../../shared/rules/detox-chart.ts'
import { call, problemsOf } from '../call.ts'
import { CowsForm } from '../ui/cows-form.tsx'
import { DateField } from '../ui/date-field.tsx'
import { DigitGroup } from '../ui/digit-group.tsx'
import { DraftForm } from '../ui/draft-form.tsx'
import { fieldErrors } from '../ui/error-summary.tsx'
import { Section } from '../ui/page.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { useDraft } from '../ui/use-draft.ts'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'
import { type ChartValues, cellsOf, chartValues } from './chart-values.ts'

const say = words.detox.chartForm
const idOf = (field: string) => `chart-${field}`
const MEASURED = ['pulse', 'pressure', 'temperature', 'breaths', 'sleep'] as const

/** One shift: scale, measurements, food, complications, handover. What is typed is kept every two seconds, sealed. */
export function ChartForm(props: {
  data: ClientDetox
  episode: DetoxEpisodeView
  /** The chart that this one puts right. */
  replaces: ChartView | null
  onDone: (next: ClientDetox) => void
  onClose: () => void
}) {
  const { data, episode, replaces, onDone, onClose } = props
  const [values, setValues] = useState<ChartValues>(() => chartValues(data.today, replaces))
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [tried, setTried] = useState(false)
  const [requestId] = useRequestId()
  const subject = `${episode.episodeId}-${replaces?.id ?? 0}`
  const draft = useDraft('detox-chart', subject, values, (kept) => setValues((now) => ({ ...now, ...kept })))
  const set = (change: Partial<ChartValues>) => setValues((now) => ({ ...now, ...change }))
  const save = useMutation({
    mutationFn: (chart: Parameters<typeof call.detox.chart>[0]) => call.detox.chart(chart),
    onSuccess: (next) => {
      draft.clear()
      onDone(next)
    },
    onError: (error) => setProblems(problemsOf(error)),
  })
  const read = readChartCells(cellsOf(values))
  const scale = cowsVerdict(values.answers)
  const submit = () => {
    setTried(true)
    const missing = values.withCows && !scale.complete ? [{ field: 'cows', code: 'cows_items_missing' }] : []
    const found = [...missing, ...(read.ok ? [] : read.problems)]
    setProblems(found)
    if (!read.ok || found.length > 0) return
    const { day, shift, note } = read
    const body: ChartBody = { ...read.body, cows: values.withCows && scale.complete ? scale.cows : null }
    const chart = { day, shift, body, note, replaces: replaces?.id ?? null }
    save.mutate({ requestId, episodeId: episode.episodeId, ...chart })
  }
  const errors = fieldErrors(problems)
  const warnings = read.ok ? vitalWarnings(read.body.vitals, data.rules) : []
  return (
    <Section title={say.title}>
      <DraftForm
        draft={draft}
        onDrop={() => setValues(chartValues(data.today, replaces))}
        error={save.error}
        problems={problems}
        idOf={idOf}
        save={say.save}
        busy={save.isPending}
        onSave={submit}
        onCancel={onClose}
      >
        <Group align="flex-start" gap="xl">
          <DigitGroup
            label={say.shift}
            value={values.shift}
            onChange={(shift) => set({ shift })}
            error={errors.shift}
            autoFocus
            options={DetoxShift.options.map((value, index) => ({
              value,
              digit: index + 1,
              label: words.detox.shifts[value],
            }))}
          />
          <DateField
            id={idOf('day')}
            label={say.day}
            description=""
            value={values.day}
            onChange={(day) => set({ day })}
            error={errors.day}
          />
        </Group>
        <DigitGroup
          label={say.withCows}
          value={values.withCows ? 'yes' : 'no'}
          onChange={(answer) => set({ withCows: answer === 'yes' })}
          options={[
            { value: 'yes', digit: 1, label: say.yes },
            { value: 'no', digit: 2, label: say.no },
          ]}
        />
        {values.withCows && (
          <CowsForm
            answers={values.answers as CowsAnswers}
            onAnswer={(item, value) =>
              setValues((now) => ({ ...now, answers: { ...now.answers, [item]: value } }))
            }
            tried={tried}
          />
        )}
        <Group align="flex-start" gap="lg">
          {MEASURED.map((field) => (
            <TextInput
              key={field}
              id={idOf(field)}
              label={say[field]}
              w={field === 'pressure' ? 190 : 160}
              inputMode={field === 'pressure' ? 'text' : 'decimal'}
              placeholder={field === 'pressure' ? '120/80' : undefined}
              autoComplete="off"
              value={values[field]}
              error={errors[field]}
              onChange={(event) => set({ [field]: event.currentTarget.value })}
            />
          ))}
        </Group>
        {warnings.map((warning) => (
          <StatusBar
            key={warning}
            tone={warning === 'breaths_slow' ? 'doctor' : 'warn'}
            title={say.warnings[warning]}
            live
          />
        ))}
        <DigitGroup
          label={say.food}
          value={values.food}
          onChange={(food) => set({ food })}
          options={ChartFood.options.map((value, digit) => ({
            value,
            digit,
            label: words.detox.food[value],
          }))}
        />
        <Checkbox.Group
          label={say.complications}
          value={values.complications}
          onChange={(complications) => set({ complications })}
        >
          <Group mt={4} gap="md">
            {DetoxComplication.options.map((one) => (
              <Checkbox key={one} value={one} label={words.detox.complications[one]} />
            ))}
          </Group>
        </Checkbox.Group>
        <TextInput
          label={say.other}
          description={say.otherHow}
          maxLength={300}
          autoComplete="off"
          value={values.other}
          onChange={(event) => set({ other: event.currentTarget.value })}
        />
        <Textarea
          label={say.note}
          rows={2}
          maxLength={1000}
          value={values.note}
          onChange={(event) => set({ note: event.currentTarget.value })}
        />
      </DraftForm>
    </Section>
  )
}
