import { Button, Checkbox, Group, NativeSelect, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { DiversionSeen } from '../../shared/contract/counter-events.ts'
import type { CounterDose, CounterReply } from '../../shared/contract/dose-views.ts'
import { latinDigits } from '../../shared/rules/latin-digits.ts'
import { call } from '../call.ts'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { type PinProof, usePin } from '../ui/pin-dialog.tsx'
import { ReasonChooser } from '../ui/reason-chooser.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { amount } from '../words/format.ts'
import { words } from '../words/index.ts'

const say = words.counter.after

const VOMITED = { value: 'vomited', label: say.vomited } as const
const DIVERSION = { value: 'diversion', label: words.diversion.choose } as const
const UNDER_THE_TONGUE = [
  { value: 'left_early', label: say.notChecked.left_early },
  { value: 'would_not_open', label: say.notChecked.would_not_open },
  { value: 'staff_busy', label: say.notChecked.staff_busy },
  { value: 'other', label: say.notChecked.other },
  { value: 'spilled', label: say.spilled },
  VOMITED,
  DIVERSION,
] as const
type Choice = (typeof UNDER_THE_TONGUE)[number]['value']

interface Props {
  dose: CounterDose
  onDone: (reply: CounterReply) => void
  onClose: () => void
}

/** F6 once a dose was given: the mouth was not looked at, it fell out, or it was vomited. */
export function AfterGivenForm(props: Props) {
  return (
    <Dialog title={say.title} onClose={props.onClose}>
      <Form {...props} />
    </Dialog>
  )
}

function Form({ dose, onDone, onClose }: Props) {
  const all: readonly (typeof UNDER_THE_TONGUE)[number][] =
    dose.state === 'given' ? UNDER_THE_TONGUE : [VOMITED, DIVERSION]
  const options = all.filter(({ value }) => value !== 'diversion' || dose.diversion === 'none')
  const [choice, setChoice] = useState<Choice | null>(dose.state === 'given' ? null : 'vomited')
  const [minutes, setMinutes] = useState('')
  const [seenHow, setSeenHow] = useState<DiversionSeen | null>(null)
  const [note, setNote] = useState('')
  const [left, setLeft] = useState(false)
  const [seen, setSeen] = useState(true)
  const [requestId] = useRequestId()
  const withPin = usePin()
  const typed = latinDigits(minutes.trim())
  const minutesAfter = /^\d{1,4}$/.test(typed) && Number(typed) <= 1440 ? Number(typed) : null
  const seenWhat = seenHow !== null && (seenHow !== 'other' || note.trim() !== '')
  const ready =
    choice !== null && (choice !== 'vomited' || minutesAfter !== null) && (choice !== 'diversion' || seenWhat)
  const on = { requestId, doseId: dose.id, note: '' }
  const spill = (approver: PinProof | null) => call.doses.spill({ ...on, approver })

  const save = useMutation({
    mutationFn: async (): Promise<CounterReply | null> => {
      if (choice === 'vomited')
        return call.doses.vomit({
          requestId,
          doseId: dose.id,
          minutesAfter: minutesAfter ?? 0,
          seenByStaff: seen,
        })
      if (choice === 'diversion')
        return call.diversions.suspect({ requestId, doseId: dose.id, seen: seenHow ?? 'other', note })
      if (choice === 'spilled')
        return withPin({
          title: words.counter.ending.wasteTitle,
          lead: words.counter.ending.wasteLead(amount(dose.amountMicrograms)),
          who: 'other',
          act: spill,
          actAlone: () => spill(null),
        })
      return call.doses.check({ ...on, notChecked: choice })
    },
    onSuccess: (reply) => reply && onDone(reply),
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        setLeft(true)
        if (ready && !save.isPending) save.mutate()
      }}
    >
      <Stack>
        <ErrorSummary error={save.error} />
        <ReasonChooser label={say.why} options={options} value={choice} onChange={setChoice} />
        {choice === 'vomited' && (
          <>
            <TextInput
              label={say.minutes}
              inputMode="numeric"
              value={minutes}
              w={200}
              autoFocus
              error={left && minutesAfter === null ? say.minutesMissing : undefined}
              onChange={(event) => setMinutes(event.currentTarget.value)}
            />
            <Checkbox
              label={say.seen}
              checked={seen}
              onChange={(event) => setSeen(event.currentTarget.checked)}
            />
          </>
        )}
        {choice === 'diversion' && (
          <>
            <NativeSelect
              label={words.diversion.seenTitle}
              value={seenHow ?? ''}
              autoFocus
              error={left && seenHow === null ? words.kit.notAnswered : undefined}
              onChange={(event) =>
                setSeenHow(DiversionSeen.safeParse(event.currentTarget.value).data ?? null)
              }
              data={[
                { value: '', label: '' },
                ...DiversionSeen.options.map((value) => ({ value, label: words.diversion.seen[value] })),
              ]}
            />
            <TextInput
              label={words.diversion.note}
              value={note}
              maxLength={200}
              error={left && seenHow === 'other' && !seenWhat ? words.diversion.noteMissing : undefined}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          </>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words.shell.cancel}
          </Button>
          <Button type="submit" disabled={choice === null} loading={save.isPending}>
            {say.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
