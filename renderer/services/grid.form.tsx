import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Problem } from '../../shared/contract/call.ts'
import type { ServiceBoard } from '../../shared/contract/services.ts'
import type { ContactField } from '../../shared/rules/contact-line.ts'
import { call, problemsOf, reasonsOf } from '../call.ts'
import { DateField } from '../ui/date-field.tsx'
import { DraftNotice } from '../ui/draft-notice.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Section } from '../ui/page.tsx'
import { readDate } from '../ui/read-date.ts'
import { StatusBar } from '../ui/status-bar.tsx'
import { useDraft } from '../ui/use-draft.ts'
import { clinicDay } from '../words/format.ts'
import { sentence, words } from '../words/index.ts'
import { ContactGrid } from './contact-grid.tsx'
import {
  cellId,
  emptyLines,
  fieldOfProblem,
  firstProblem,
  type GridValues,
  LINES_AT_FIRST,
  readGrid,
  withoutSaved,
} from './grid-values.ts'
import { useForgetServices } from './services.queries.ts'

const say = words.services.grid

/** Twenty contacts in two minutes: good lines are saved, a bad one stays marked, what is typed is kept as a draft. */
export function GridForm({ board }: { board: ServiceBoard }) {
  const { today, places, kits } = board
  const empty = (): GridValues => ({
    day: clinicDay(today),
    place: places[0] ?? '',
    lines: emptyLines(LINES_AT_FIRST),
  })
  const [values, setValues] = useState<GridValues>(empty)
  const [problems, setProblems] = useState<Record<string, Problem>>({})
  const [wrong, setWrong] = useState<Problem[]>([])
  const [said, setSaid] = useState('')
  const [busy, setBusy] = useState(false)
  const forget = useForgetServices()
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLElement>("[data-field='who']")?.focus(), [])
  const draft = useDraft('services', 'grid', values, (kept) => setValues((now) => ({ ...now, ...kept })))

  const change = useCallback((requestId: string, field: ContactField, text: string) => {
    setValues((now) => ({
      ...now,
      lines: now.lines.map((line) =>
        line.requestId === requestId ? { ...line, cells: { ...line.cells, [field]: text } } : line,
      ),
    }))
  }, [])

  const save = async () => {
    if (busy) return
    const read = readDate(values.day)
    const { good, problems: found } = readGrid(values.lines)
    setProblems(found)
    setSaid('')
    if (!('day' in read)) return setWrong([{ field: 'day', code: 'not_a_date' }])
    setWrong([])
    if (good.length === 0 && Object.keys(found).length === 0) return setSaid(say.empty)
    setBusy(true)
    const saved = new Set<string>()
    const general: Problem[] = []
    for (const { requestId, who, services } of good) {
      try {
        await call.services.record({ requestId, day: read.day, place: values.place, who, services })
        saved.add(requestId)
      } catch (error) {
        const [problem] = problemsOf(error)
        const [reason = { code: 'fault' }] = reasonsOf(error)
        if (problem?.field === 'day' || problem?.field === 'place') {
          general.push(problem)
          break
        }
        const one = problem ?? { ...reason, field: reason.code.startsWith('kits') ? 'naloxone' : 'who' }
        found[`${requestId}.${fieldOfProblem(one)}`] = one
      }
    }
    const kept = new Set(Object.keys(found).map((key) => key.slice(0, key.indexOf('.')))).size
    setBusy(false)
    setProblems({ ...found })
    setWrong(general)
    setValues((now) => ({ ...now, lines: withoutSaved(now.lines, saved) }))
    if (general.length === 0) setSaid(saved.size > 0 ? say.saved(saved.size, kept) : say.noneSaved(kept))
    if (kept === 0 && general.length === 0) draft.clear()
    await forget()
    const bad = firstProblem(values.lines, found)
    const next = bad ? document.getElementById(cellId(bad.requestId, bad.field)) : null
    ;(next ?? form.current?.querySelector<HTMLElement>("[data-field='who']"))?.focus()
  }
  useKey('ctrl+enter', say.save, save)

  return (
    <Section title={say.title}>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Stack gap="sm">
          <ErrorSummary error={null} problems={wrong} fieldId={(field) => `services-${field}`} />
          <DraftNotice
            at={draft.restoredAt}
            onDrop={() => {
              setValues(empty())
              setProblems({})
              draft.clear()
            }}
          />
          <Group align="flex-start" gap="lg">
            <DateField
              id="services-day"
              label={say.day}
              description=""
              value={values.day}
              onChange={(day) => setValues((now) => ({ ...now, day }))}
              error={wrong.map((one) => (one.field === 'day' ? sentence(one) : '')).join('') || undefined}
            />
            <NativeSelect
              id="services-place"
              label={say.place}
              w={260}
              value={values.place}
              data={places.map((value) => ({ value, label: words.services.place(value) }))}
              onChange={(event) => {
                const place = event.currentTarget.value
                setValues((now) => ({ ...now, place }))
              }}
            />
            <Text c="dimmed" pb={6}>
              {say.kits(kits)}
            </Text>
          </Group>
          <Text>{say.how}</Text>
          {said !== '' && (
            <StatusBar tone={Object.keys(problems).length > 0 ? 'warn' : 'good'} title={said} live />
          )}
          <ContactGrid lines={values.lines} problems={problems} onChange={change} />
          <Group justify="space-between">
            <Text c="dimmed">{say.keys}</Text>
            <Group gap="sm">
              <Button
                variant="default"
                onClick={() => setValues((now) => ({ ...now, lines: [...now.lines, ...emptyLines(10)] }))}
              >
                {say.addRows}
              </Button>
              <Button type="submit" loading={busy} rightSection={<KeyHint keys="ctrl+enter" />}>
                {say.save}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Section>
  )
}
