import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { TypedAnswers } from '../../shared/contract/counter-events.ts'
import type { CounterReply } from '../../shared/contract/dose-views.ts'
import type { Sex } from '../../shared/records/client.ts'
import type { CowsAnswers } from '../../shared/records/cows.ts'
import { cowsVerdict } from '../../shared/rules/cows.ts'
import { call } from '../call.ts'
import { CowsForm } from '../ui/cows-form.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'
import { BeforeFirst, type BeforeTyped, emptyBefore, readBefore } from './before-first-dose.tsx'
import { Choices } from './choices.tsx'

const say = words.induction

interface Props {
  client: { id: number; sex: Sex }
  orderId: number
  slot: number
  onDone: (reply: CounterReply) => void
  onClose: () => void
}

/** What is asked and seen before a dose of an induction: figures alone answer it, from the top to the button. */
export function InductionForm(props: Props) {
  return (
    <Dialog title={props.slot === 1 ? say.title : say.titleTopUp} size="xl" onClose={props.onClose}>
      <Form {...props} />
    </Dialog>
  )
}

function Form({ client, orderId, slot, onDone, onClose }: Props) {
  const [before, setBefore] = useState<BeforeTyped>(emptyBefore)
  const [sedation, setSedation] = useState<TypedAnswers['sedation'] | null>(null)
  const [breathing, setBreathing] = useState<TypedAnswers['breathing'] | null>(null)
  const [cows, setCows] = useState<CowsAnswers>({})
  const [tried, setTried] = useState(false)
  const [requestId] = useRequestId()
  const first = slot === 1

  const whole = (): TypedAnswers | null => {
    const scale = cowsVerdict(cows)
    const asked = first ? readBefore(before, client.sex) : null
    if (sedation === null || breathing === null || !scale.complete || (first && asked === null)) return null
    return { sedation, breathing, cows: scale.cows, before: asked }
  }
  const save = useMutation({
    mutationFn: (answers: TypedAnswers) =>
      call.induction.assess({ requestId, clientId: client.id, orderId, slot, answers }),
    onSuccess: onDone,
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        const answers = whole()
        if (answers && !save.isPending) save.mutate(answers)
      }}
    >
      <Stack>
        <ErrorSummary error={save.error} />
        <Text>{say.lead}</Text>
        {first && (
          <BeforeFirst
            value={before}
            onChange={(changed) => setBefore((typed) => ({ ...typed, ...changed }))}
            sex={client.sex}
            tried={tried}
          />
        )}
        <Choices
          label={say.sedation}
          words={say.sedations}
          value={sedation}
          onChange={setSedation}
          tried={tried}
          autoFocus={!first}
        />
        <Choices
          label={say.breathing}
          words={say.breathings}
          value={breathing}
          onChange={setBreathing}
          tried={tried}
        />
        <CowsForm
          answers={cows}
          onAnswer={(item, value) => setCows((answered) => ({ ...answered, [item]: value }))}
          tried={tried}
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
