import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { NaloxoneRecipient } from '../../shared/records/naloxone.ts'
import { latinDigits } from '../../shared/rules/latin-digits.ts'
import { ask } from '../call.ts'
import { words } from '../words/index.ts'
import { Dialog } from './dialog.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { ReasonChooser } from './reason-chooser.tsx'
import { useRequestId } from './use-request-id.ts'

const say = words.naloxone
const RECIPIENTS = ['client', 'relative', 'outreach'] as const

const wholeOf = (typed: string): number | null => {
  const digits = latinDigits(typed).trim()
  return /^\d{1,8}$/.test(digits) && Number(digits) > 0 ? Number(digits) : null
}

/** Gives naloxone kits. Of a known client nothing but the number of kits is asked. */
export function NaloxoneGive(props: {
  client?: { id: number; registerNumber: number }
  onClose: (done: string | null) => void
}) {
  const { client, onClose } = props
  const [recipient, setRecipient] = useState<NaloxoneRecipient | null>(client ? 'client' : null)
  const [typedNumber, setTypedNumber] = useState(client ? String(client.registerNumber) : '')
  const [kits, setKits] = useState('1')
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const [requestId] = useRequestId()
  const cache = useQueryClient()
  const give = useMutation(
    ask.naloxone.give.mutationOptions({
      onSuccess: async () => {
        await cache.invalidateQueries({ queryKey: ask.naloxone.key() })
        onClose(say.give.saved(wholeOf(kits) ?? 0))
      },
    }),
  )
  const count = wholeOf(kits)
  const registerNumber = wholeOf(typedNumber)
  const numberWanted = recipient === 'client' && registerNumber === null
  const submit = () => {
    setTried(true)
    if (recipient === null || count === null || numberWanted) return
    const number = recipient === 'outreach' ? null : registerNumber
    give.mutate({ requestId, recipient, registerNumber: number, kits: count, note: note.trim() })
  }
  return (
    <Dialog
      title={client ? say.give.toClient(client.registerNumber) : say.give.title}
      onClose={() => onClose(null)}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Stack>
          <ErrorSummary error={give.error} />
          {client ? (
            <GivenBefore clientId={client.id} />
          ) : (
            <>
              <ReasonChooser
                label={say.give.to}
                value={recipient}
                onChange={setRecipient}
                error={tried && recipient === null ? say.missing.recipient : undefined}
                options={RECIPIENTS.map((value) => ({ value, label: say.give.recipients[value] }))}
              />
              {recipient !== null && recipient !== 'outreach' && (
                <TextInput
                  label={recipient === 'client' ? say.give.number : say.give.numberOf}
                  inputMode="numeric"
                  autoComplete="off"
                  w={320}
                  maw="100%"
                  value={typedNumber}
                  error={tried && numberWanted ? say.missing.number : undefined}
                  onChange={(event) => setTypedNumber(event.currentTarget.value)}
                />
              )}
            </>
          )}
          <TextInput
            label={say.give.kits}
            inputMode="numeric"
            autoComplete="off"
            w={160}
            value={kits}
            error={tried && count === null ? say.missing.kits : undefined}
            {...(client && { 'data-autofocus': true })}
            onChange={(event) => setKits(event.currentTarget.value)}
          />
          <TextInput
            label={say.give.note}
            maxLength={200}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Text>{say.give.talk}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => onClose(null)}>
              {words.shell.cancel}
            </Button>
            <Button type="submit" loading={give.isPending}>
              {say.give.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

function GivenBefore({ clientId }: { clientId: number }) {
  const before = useQuery(ask.naloxone.ofClient.queryOptions({ input: { clientId } }))
  const [last] = before.data ?? []
  if (!before.data) return null
  return <Text>{last ? say.give.before(last.kits, last.day) : say.give.never}</Text>
}
