import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ClinicDay } from '../../shared/records/time.ts'
import { ask, call } from '../call.ts'
import { DateField } from '../ui/date-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { type PinProof, usePin } from '../ui/pin-dialog.tsx'
import { readDate } from '../ui/read-date.ts'
import { useRequestId } from '../ui/use-request-id.ts'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'

const say = words.today.closures

interface Props {
  today: ClinicDay
  /** Opened to plan one: several days to come. */
  planned?: boolean
  onClose: () => void
}

/** Marks today, a day to come, or with a second person a day that is past. */
export function ClosureForm(props: Props) {
  return (
    <Dialog title={say.open} onClose={props.onClose}>
      <Form {...props} />
    </Dialog>
  )
}

function Form({ today, planned = false, onClose }: Props) {
  const [typed, setTyped] = useState(planned ? '' : clinicDay(today))
  const [lastTyped, setLastTyped] = useState('')
  const [kind, setKind] = useState<'planned' | 'unplanned'>(planned ? 'planned' : 'unplanned')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [requestId] = useRequestId()
  const withPin = usePin()
  const cache = useQueryClient()
  const read = readDate(typed)
  const day = 'day' in read ? read.day : null
  const isPast = day !== null && day < today
  const several = kind === 'planned' && !isPast
  const readLast = lastTyped.trim() === '' ? read : readDate(lastTyped)
  const lastDay = 'day' in readLast ? readLast.day : null
  const lastWrong = several && (lastDay === null || (day !== null && lastDay < day))
  const reasonMissing = reason.trim().length < 3

  const past = (on: ClinicDay) => (approver: PinProof | null) =>
    call.today.closePast({ requestId, day: on, reason, approver })
  const save = useMutation({
    mutationFn: (on: ClinicDay): Promise<unknown> =>
      isPast
        ? withPin({
            title: say.pastTitle,
            lead: say.past(on),
            who: 'other',
            act: past(on),
            actAlone: () => past(on)(null),
          })
        : several
          ? call.closures.plan({ requestId, firstDay: on, lastDay: lastDay ?? on, reason })
          : call.today.close({ requestId, day: on, kind, reason }),
    onSuccess: async (done) => {
      if (done === null) return
      await Promise.all([
        cache.invalidateQueries({ queryKey: ask.today.key() }),
        cache.invalidateQueries({ queryKey: ask.closures.key() }),
      ])
      onClose()
    },
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (day !== null && !lastWrong && !reasonMissing && !save.isPending) save.mutate(day)
      }}
    >
      <Stack>
        <ErrorSummary error={save.error} />
        <Text>{say.lead}</Text>
        <DateField
          label={say.day}
          value={typed}
          onChange={setTyped}
          autoFocus
          error={tried && day === null ? say.dayMissing : undefined}
        />
        {!isPast && (
          <Radio.Group
            label={say.kind}
            value={kind}
            onChange={(next) => setKind(next === 'planned' ? 'planned' : 'unplanned')}
          >
            <Group mt={4}>
              <Radio value="unplanned" label={say.kinds.unplanned} />
              <Radio value="planned" label={say.kinds.planned} />
            </Group>
          </Radio.Group>
        )}
        {several && (
          <DateField
            label={say.lastDay}
            description={say.lastDayHow}
            value={lastTyped}
            onChange={setLastTyped}
            error={tried && lastWrong ? say.lastDayWrong : undefined}
          />
        )}
        {isPast && day && <Text>{say.past(day)}</Text>}
        <TextInput
          label={say.reason}
          description={say.reasonHow}
          value={reason}
          maxLength={120}
          error={tried && reasonMissing ? say.reasonMissing : undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words.shell.cancel}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {say.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
