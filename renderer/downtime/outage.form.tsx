import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { DowntimeState } from '../../shared/contract/downtime.ts'
import type { Outage } from '../../shared/records/downtime.ts'
import { readTime } from '../../shared/rules/paper-cells.ts'
import { ask } from '../call.ts'
import { DateField } from '../ui/date-field.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Section } from '../ui/page.tsx'
import { readDate } from '../ui/read-date.ts'
import { ReasonChooser } from '../ui/reason-chooser.tsx'
import { useDraft } from '../ui/use-draft.ts'
import { useRequestId } from '../ui/use-request-id.ts'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'

const say = words.downtime.outages.form
const REASONS: readonly Outage['reason'][] = [
  'power_cut',
  'pc_failed',
  'program_failed',
  'place_closed',
  'other',
]

/** From, until, why, and which sheets were used: typed when it is over. */
export function OutageForm({ state, onClose }: { state: DowntimeState; onClose: () => void }) {
  const start = {
    fromDay: clinicDay(state.today),
    fromTime: '',
    untilDay: clinicDay(state.today),
    untilTime: '',
  }
  const [when, setWhen] = useState(start)
  const [reason, setReason] = useState<Outage['reason'] | null>(null)
  const [note, setNote] = useState('')
  const [onPaper, setOnPaper] = useState(false)
  const [used, setUsed] = useState<readonly number[]>([])
  const [tried, setTried] = useState(false)
  const [requestId] = useRequestId()
  const cache = useQueryClient()
  const draft = useDraft('outage', 'new', { ...when, note }, (kept) => {
    setWhen({ ...start, ...kept })
    setNote(kept.note ?? '')
  })
  const [fromDay, untilDay] = [readDate(when.fromDay), readDate(when.untilDay)]
  const [fromTime, untilTime] = [clock(when.fromTime), clock(when.untilTime)]
  const log = useMutation(
    ask.downtime.logOutage.mutationOptions({
      onSuccess: (next) => {
        draft.clear()
        cache.setQueryData(ask.downtime.state.queryKey(), next)
        onClose()
      },
    }),
  )
  const submit = () => {
    setTried(true)
    if (!('day' in fromDay) || !('day' in untilDay) || !fromTime || !untilTime || reason === null) return
    log.mutate({
      requestId,
      from: { day: fromDay.day, time: fromTime },
      until: { day: untilDay.day, time: untilTime },
      reason,
      note: note.trim(),
      onPaper,
      sheetIds: onPaper ? [...used] : [],
    })
  }
  const field = (name: keyof typeof when) => (text: string) => setWhen((now) => ({ ...now, [name]: text }))
  const dayError = (read: ReturnType<typeof readDate>) =>
    tried && !('day' in read) ? words.kit.date.not_a_date : undefined
  const sheets = state.sheets
    .filter((sheet) => sheet.day <= state.today && sheet.state !== 'entered')
    .slice(0, 20)
  return (
    <Section title={words.downtime.outages.log}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Stack>
          <ErrorSummary error={log.error} />
          <Group align="flex-start" gap="xl">
            <DateField
              label={say.from}
              value={when.fromDay}
              onChange={field('fromDay')}
              error={dayError(fromDay)}
              autoFocus
            />
            <TimeField
              label={say.fromTime}
              value={when.fromTime}
              onChange={field('fromTime')}
              error={tried && !fromTime}
            />
          </Group>
          <Group align="flex-start" gap="xl">
            <DateField
              label={say.until}
              value={when.untilDay}
              onChange={field('untilDay')}
              error={dayError(untilDay)}
            />
            <TimeField
              label={say.untilTime}
              value={when.untilTime}
              onChange={field('untilTime')}
              error={tried && !untilTime}
            />
          </Group>
          <ReasonChooser
            label={say.reason}
            value={reason}
            onChange={setReason}
            error={tried && reason === null ? say.reasonMissing : undefined}
            options={REASONS.map((value) => ({ value, label: words.downtime.outages.reasons[value] }))}
          />
          <TextInput
            label={say.note}
            value={note}
            maxLength={200}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Checkbox
            label={say.onPaper}
            checked={onPaper}
            onChange={(event) => setOnPaper(event.currentTarget.checked)}
          />
          {onPaper && sheets.length > 0 && (
            <Checkbox.Group
              label={say.which}
              value={used.map(String)}
              onChange={(values) => setUsed(values.map(Number))}
            >
              <Stack gap={6} mt={6}>
                {sheets.map(({ id, number, day }) => (
                  <Checkbox key={id} value={String(id)} label={say.sheet(number, day)} />
                ))}
              </Stack>
            </Checkbox.Group>
          )}
          <Group>
            <Button variant="default" onClick={onClose}>
              {words.shell.cancel}
            </Button>
            <Button type="submit" loading={log.isPending}>
              {say.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  )
}

function TimeField(props: {
  label: string
  value: string
  error: boolean
  onChange: (text: string) => void
}) {
  const { label, value, error, onChange } = props
  return (
    <TextInput
      label={label}
      description={say.timeHow}
      inputMode="numeric"
      autoComplete="off"
      w={180}
      value={value}
      error={error ? say.timeWrong : undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

/** `09:15`; null when it is no time. */
function clock(text: string): string | null {
  const minutes = readTime(text)
  if (minutes === null) return null
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
