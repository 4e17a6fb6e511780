import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { KitStock } from '../../shared/contract/naloxone.ts'
import { quantityOf } from '../../shared/rules/quantity.ts'
import { ask } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Section } from '../ui/page.tsx'
import { ReasonChooser } from '../ui/reason-chooser.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'

const say = words.naloxone.writeOff
const KINDS = ['expired', 'damaged', 'counted'] as const

/** Expired or lost kits, or a count that differs. */
export function KitWriteOffForm(props: { stock: KitStock; onClose: (done: string | null) => void }) {
  const { stock, onClose } = props
  const batches = stock.batches.filter(({ kits }) => kits > 0)
  const [batchId, setBatchId] = useState(batches.length === 1 ? String(batches[0]?.id) : '')
  const [kind, setKind] = useState<(typeof KINDS)[number] | null>(null)
  const [typed, setTyped] = useState('')
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const [requestId] = useRequestId()
  const cache = useQueryClient()
  const write = useMutation(
    ask.naloxone.writeOff.mutationOptions({
      onSuccess: (next) => {
        cache.setQueryData(ask.naloxone.stock.queryKey(), next)
        onClose(say.saved)
      },
    }),
  )
  const quantity = quantityOf(typed, { stepsPerUnit: 1 })
  const kits = quantity.ok && (quantity.steps > 0 || kind === 'counted') ? quantity.steps : null
  const { missing } = words.naloxone
  const submit = () => {
    setTried(true)
    if (batchId === '' || kind === null || kits === null) return
    write.mutate({ requestId, batchId: Number(batchId), kind, kits, note: note.trim() })
  }
  return (
    <Section title={say.title}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Stack>
          <ErrorSummary error={write.error} />
          <NativeSelect
            label={say.batch}
            w={420}
            maw="100%"
            autoFocus
            value={batchId}
            error={tried && batchId === '' ? missing.batch : undefined}
            onChange={(event) => setBatchId(event.currentTarget.value)}
            data={[
              { value: '', label: missing.batch, disabled: true },
              ...batches.map((batch) => ({
                value: String(batch.id),
                label: `${batch.batchNumber} · ${words.naloxone.kits(batch.kits)} · ${clinicDay(batch.expiryDay)}`,
              })),
            ]}
          />
          <ReasonChooser
            label={say.why}
            value={kind}
            onChange={setKind}
            error={tried && kind === null ? missing.why : undefined}
            options={KINDS.map((value) => ({ value, label: say.kinds[value] }))}
          />
          <TextInput
            label={kind === 'counted' ? say.found : say.howMany}
            inputMode="numeric"
            autoComplete="off"
            w={260}
            value={typed}
            error={tried && kits === null ? missing.kits : undefined}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <TextInput
            label={say.note}
            maxLength={200}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Group>
            <Button variant="default" onClick={() => onClose(null)}>
              {words.shell.cancel}
            </Button>
            <Button type="submit" loading={write.isPending}>
              {say.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  )
}
