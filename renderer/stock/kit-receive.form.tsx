import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { quantityOf } from '../../shared/rules/quantity.ts'
import { ask, problemsOf } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Section } from '../ui/page.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { sentence, words } from '../words/index.ts'
import { expiryOf } from './delivery-line.tsx'

const say = words.naloxone

/** Kits come in: one batch under one delivery note. */
export function KitReceiveForm({ onClose }: { onClose: (done: string | null) => void }) {
  const [typed, setTyped] = useState({ document: '', batchNumber: '', expiry: '', kits: '' })
  const [tried, setTried] = useState(false)
  const [requestId] = useRequestId()
  const cache = useQueryClient()
  const receive = useMutation(
    ask.naloxone.receive.mutationOptions({
      onSuccess: (stock, { kits }) => {
        cache.setQueryData(ask.naloxone.stock.queryKey(), stock)
        onClose(say.receive.saved(kits))
      },
    }),
  )
  const expiryDay = expiryOf(typed.expiry)
  const quantity = quantityOf(typed.kits, { stepsPerUnit: 1 })
  const kits = quantity.ok && quantity.steps > 0 ? quantity.steps : null
  const expired = problemsOf(receive.error).find(({ field }) => field === 'expiryDay')
  const missing = {
    document: typed.document.trim() === '' ? say.missing.document : undefined,
    batchNumber: typed.batchNumber.trim() === '' ? say.missing.batchNumber : undefined,
    expiry: expiryDay === null ? say.missing.expiry : undefined,
    kits: kits === null ? say.missing.kits : undefined,
  }
  const submit = () => {
    setTried(true)
    if (Object.values(missing).some(Boolean) || expiryDay === null || kits === null) return
    const { document, batchNumber } = typed
    receive.mutate({ requestId, document, batchNumber, expiryDay, kits })
  }
  const field = (name: keyof typeof typed) => ({
    value: typed[name],
    error: tried ? missing[name] : undefined,
    autoComplete: 'off',
    w: 240,
    onChange: (event: { currentTarget: { value: string } }) =>
      setTyped({ ...typed, [name]: event.currentTarget.value }),
  })
  return (
    <Section title={say.receive.title}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Stack>
          <ErrorSummary error={expired ? null : receive.error} />
          <Group align="flex-start">
            <TextInput label={say.receive.document} maxLength={60} autoFocus {...field('document')} />
            <TextInput label={say.receive.batchNumber} maxLength={40} {...field('batchNumber')} />
            <TextInput
              label={say.receive.expiry}
              description={expiryDay && words.stock.delivery.expiryReads(expiryDay)}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              {...field('expiry')}
              error={(tried && missing.expiry) || (expired && sentence(expired))}
            />
            <TextInput label={say.receive.kits} inputMode="numeric" {...field('kits')} />
          </Group>
          <Group>
            <Button variant="default" onClick={() => onClose(null)}>
              {words.shell.cancel}
            </Button>
            <Button type="submit" loading={receive.isPending}>
              {say.receive.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  )
}
