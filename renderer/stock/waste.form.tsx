import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ShelfBatch, ShelfProduct, WastageReason } from '../../shared/contract/stock.ts'
import { quantityOf } from '../../shared/rules/quantity.ts'
import { ask, call } from '../call.ts'
import { Section } from '../ui/page.tsx'
import { usePin } from '../ui/pin-dialog.tsx'
import { ReasonChooser } from '../ui/reason-chooser.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'

export const WASTE_REASONS: readonly WastageReason[] = ['broken', 'spilled', 'expired', 'damaged', 'other']

/** Writes off what can no longer be given. `onClose` gets the sentence of what was done, or null. */
export function WasteForm(props: {
  batch: ShelfBatch
  product: ShelfProduct
  onClose: (done: string | null) => void
}) {
  const { batch, product, onClose } = props
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState<WastageReason | null>(null)
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const [requestId] = useRequestId()
  const withPin = usePin()
  const cache = useQueryClient()
  const say = words.stock
  const quantity = quantityOf(typed, product)
  const steps = quantity.ok ? quantity.steps : 0
  const problem = say.quantityProblem(quantity, product, { atLeast: 1, atMost: batch.balanceSteps })

  const submit = async () => {
    setTried(true)
    if (problem || reason === null) return
    const waste = { requestId, batchId: batch.id, steps, reason, note: note.trim() }
    const shelf = await withPin({
      title: say.second.title,
      lead: say.second.waste(say.total(steps, product)),
      who: 'other',
      act: (approver) => call.stock.waste({ ...waste, approver }),
      actAlone: () => call.stock.waste({ ...waste, approver: null }),
    })
    if (!shelf) return
    cache.setQueryData(ask.stock.shelf.queryKey(), shelf)
    await Promise.all([
      cache.invalidateQueries({ queryKey: ask.stock.entries.key() }),
      cache.invalidateQueries({ queryKey: ask.stockBook.key() }),
    ])
    onClose(say.waste.saved(say.quantity(steps, product)))
  }
  return (
    <Section title={`${say.waste.title}: ${batch.batchNumber}`}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Stack>
          <TextInput
            label={say.waste.quantity(product.form)}
            description={say.waste.book(say.quantity(batch.balanceSteps, product))}
            inputMode="decimal"
            autoComplete="off"
            w={260}
            autoFocus
            value={typed}
            error={tried ? problem : undefined}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Text component="output">{quantity.ok && say.total(steps, product)}</Text>
          <ReasonChooser
            label={say.waste.reason}
            value={reason}
            onChange={setReason}
            error={tried && reason === null ? say.missing.reason : undefined}
            options={WASTE_REASONS.map((value) => ({ value, label: say.waste.reasons[value] }))}
          />
          <TextInput
            label={say.waste.note}
            maxLength={200}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Group>
            <Button variant="default" onClick={() => onClose(null)}>
              {words.shell.cancel}
            </Button>
            <Button type="submit">{say.waste.save}</Button>
          </Group>
        </Stack>
      </form>
    </Section>
  )
}
