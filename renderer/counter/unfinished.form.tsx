import { Button, Checkbox, Group, Stack, Text, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CounterDose, CounterReply } from '../../shared/contract/dose-views.ts'
import { ask, call } from '../call.ts'
import { Dialog } from '../ui/dialog.tsx'
import { DoseLine } from '../ui/dose-line.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { ReasonChooser } from '../ui/reason-chooser.tsx'
import { useSession, useSite } from '../ui/session-context.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { clinicDay, time } from '../words/format.ts'
import { words } from '../words/index.ts'
import { nameOf } from './names.ts'

const say = words.counter.unfinished

type Answer = keyof typeof say.answers
const ANSWERS = (Object.keys(say.answers) as Answer[]).map((value) => ({ value, label: say.answers[value] }))

/** After the plug was pulled: each dose without an end is asked about by name, one after the other. */
export function UnfinishedForm(props: { onAnswer: (reply: CounterReply) => void; onClose: () => void }) {
  const { onAnswer, onClose } = props
  const doses = useQuery({ ...ask.doses.unfinished.queryOptions(), gcTime: 0, staleTime: 0 })
  const cache = useQueryClient()
  const [first] = doses.data ?? []
  if (!doses.data || !first) return null
  return (
    <Dialog title={say.title(doses.data.length)} onClose={onClose}>
      <Stack>
        <Text>{say.lead}</Text>
        <OneDose
          key={first.id}
          dose={first}
          onDone={(reply) => {
            const left = doses.data.filter(({ id }) => id !== first.id)
            cache.setQueryData(ask.doses.unfinished.queryKey(), left)
            onAnswer(reply)
            if (left.length === 0) onClose()
          }}
        />
      </Stack>
    </Dialog>
  )
}

function OneDose({ dose, onDone }: { dose: CounterDose; onDone: (reply: CounterReply) => void }) {
  const { timeZone } = useSite()
  const today = useSession().clinicDay?.day
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [poured, setPoured] = useState(false)
  const [doctorCalled, setDoctorCalled] = useState(false)
  const [naloxoneAtHand, setNaloxoneAtHand] = useState(false)
  const [requestId] = useRequestId()
  const liquid = dose.inHand.some(({ form }) => form === 'liquid')
  const save = useMutation({
    mutationFn: (chosen: Answer) =>
      call.doses.finish({ requestId, doseId: dose.id, answer: chosen, poured, doctorCalled, naloxoneAtHand }),
    onSuccess: onDone,
  })
  const at = time(dose.givenAt ?? dose.at, timeZone)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (answer !== null && !save.isPending) save.mutate(answer)
      }}
    >
      <Stack>
        <ErrorSummary error={save.error} />
        <div>
          <Title order={2}>
            {nameOf(dose)}, {words.kit.client.number(String(dose.registerNumber))}
          </Title>
          <Text>
            {dose.state === 'prepared' ? say.prepared(at) : say.given(at)}{' '}
            {dose.clinicDay !== today && say.ofDay(clinicDay(dose.clinicDay))}
          </Text>
        </div>
        <DoseLine
          drug={dose.drug}
          amountMicrograms={dose.amountMicrograms}
          inHand={words.counter.inHand(dose.inHand)}
        />
        <ReasonChooser
          label={say.asked(nameOf(dose))}
          options={ANSWERS}
          value={answer}
          onChange={setAnswer}
        />
        {answer === 'not' && liquid && (
          <Checkbox
            label={words.counter.ending.poured}
            checked={poured}
            onChange={(event) => setPoured(event.currentTarget.checked)}
          />
        )}
        {answer === 'unsure' && (
          <>
            <Checkbox
              label={words.counter.incident.doctorCalled}
              checked={doctorCalled}
              onChange={(event) => setDoctorCalled(event.currentTarget.checked)}
            />
            <Checkbox
              label={words.counter.incident.naloxone}
              checked={naloxoneAtHand}
              onChange={(event) => setNaloxoneAtHand(event.currentTarget.checked)}
            />
          </>
        )}
        <Group justify="flex-end">
          <Button type="submit" disabled={answer === null} loading={save.isPending}>
            {say.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
