import { Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { TakeHomeAtCounter } from '../../shared/contract/take-home.ts'
import { ask } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { ReasonChooser } from '../ui/reason-chooser.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { amount } from '../words/format.ts'
import { sentence, words } from '../words/index.ts'
import { choicesOf, type TakeHomeChoice } from './take-home-choices.ts'

const say = words.takeHome

interface Props {
  at: TakeHomeAtCounter
  identifiedBy: 'card' | 'number' | 'name'
  onDone: (reply: TakeHomeAtCounter, count: number) => void
}

/** A digit for the days, two ticks for what was said, Enter. */
export function TakeHomeForm({ at, identifiedBy, onDone }: Props) {
  const { choices, reasons, source } = choicesOf(at)
  // A signed list is what the client came for; a single choice needs no digit.
  const usual =
    choices.find(({ listId }) => listId !== null) ?? (choices.length === 1 ? choices[0] : undefined)
  const [picked, setPicked] = useState<string | null>(usual?.value ?? null)
  const [storage, setStorage] = useState(false)
  const [overdose, setOverdose] = useState(false)
  const [tried, setTried] = useState(false)
  const [requestId] = useRequestId()
  useKey('alt+1', say.keys.storage, () => setStorage((told) => !told), { enabled: choices.length > 0 })
  useKey('alt+2', say.keys.overdose, () => setOverdose((told) => !told), { enabled: choices.length > 0 })
  const choice = choices.find(({ value }) => value === picked)
  const issue = useMutation(
    ask.takeHome.issue.mutationOptions({
      onSuccess: (reply) => onDone(reply, choice?.verdict.doses.length ?? 0),
    }),
  )
  if (choices.length === 0)
    return (
      <StatusBar tone="warn" title={say.notNow}>
        {reasons.map((reason) => (
          <div key={reason.code}>{sentence(reason)}</div>
        ))}
        {source && <Text c="dimmed">{source}</Text>}
      </StatusBar>
    )
  const save = (chosen: TakeHomeChoice) =>
    issue.mutate({
      requestId,
      clientId: at.clientId,
      listId: chosen.listId,
      last: chosen.last,
      identifiedBy,
      storageTold: true,
      overdoseTold: true,
      seen: chosen.verdict.doses.map(({ clinicDay, slot, amountMicrograms }) => ({
        clinicDay,
        slot,
        amountMicrograms,
      })),
    })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (choice && storage && overdose && !issue.isPending) save(choice)
      }}
    >
      <Stack gap="sm">
        <ErrorSummary error={issue.error} />
        <ReasonChooser
          label={say.howMany}
          options={choices}
          value={picked}
          onChange={setPicked}
          error={tried && !choice ? say.chooseFirst : undefined}
        />
        {choice && <CountOut choice={choice} />}
        <Tick label={say.storage} keys="alt+1" checked={storage} onChange={setStorage} />
        <Tick label={say.overdose} keys="alt+2" checked={overdose} onChange={setOverdose} />
        {tried && !(storage && overdose) && (
          <Text c="red" role="alert">
            {say.talksMissing}
          </Text>
        )}
        {source && <Text c="dimmed">{source}</Text>}
        <Group justify="flex-end">
          <Button type="submit" loading={issue.isPending} rightSection={<KeyHint keys="enter" />}>
            {say.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function CountOut({ choice: { verdict } }: { choice: TakeHomeChoice }) {
  const { doses, drug } = verdict
  const total = doses.reduce((sum, { amountMicrograms }) => sum + amountMicrograms, 0)
  const slots = Math.max(...doses.map(({ slot }) => slot))
  return (
    <section aria-label={say.what}>
      <Text fw={650} className="ost-numbers">
        {drug}: {say.sum(doses.length, amount(total))}
      </Text>
      <ul>
        {doses.map((dose) => (
          <li key={`${dose.clinicDay} ${dose.slot}`} className="ost-numbers">
            {say.line(dose.clinicDay, dose.slot, slots)}: <strong>{amount(dose.amountMicrograms)}</strong>,{' '}
            {words.counter.inHand(dose.lines)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Tick(props: { label: string; keys: string; checked: boolean; onChange: (told: boolean) => void }) {
  const { label, keys, checked, onChange } = props
  return (
    <Group gap="sm">
      <Checkbox label={label} checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <KeyHint keys={keys} />
    </Group>
  )
}
