import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { AdjustmentReason, ShelfBatch, ShelfProduct } from '../../shared/contract/stock.ts'
import { quantityOf } from '../../shared/rules/quantity.ts'
import { ask, call } from '../call.ts'
import { Section } from '../ui/page.tsx'
import { usePin } from '../ui/pin-dialog.tsx'
import { ReasonChooser } from '../ui/reason-chooser.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'

export const COUNT_REASONS: readonly AdjustmentReason[] = [
  'counted',
  'overfill',
  'miscounted_receipt',
  'unexplained',
  'other',
]

/** What was counted, against the book; only a difference asks why. */
export function CountForm(props: {
  batch: ShelfBatch
  product: ShelfProduct
  onClose: (done: string | null) => void
}) {
  const { batch, product, onClose } = props
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState<AdjustmentReason | null>(null)
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const [requestId] = useRequestId()
  const withPin = usePin()
  const cache = useQueryClient()
  const say = words.stock
  const bookSteps = batch.balanceSteps
  const quantity = quantityOf(typed, product)
  const difference = quantity.ok ? quantity.steps - bookSteps : null
  const problem = say.quantityProblem(quantity, product, { atLeast: 0, atMost: Infinity })

  const submit = async () => {
    setTried(true)
    if (!quantity.ok || problem) return
    if (difference === 0) return onClose(say.count.agrees)
    if (reason === null) return
    const count = {
      requestId,
      batchId: batch.id,
      bookSteps,
      countedSteps: quantity.steps,
      reason,
      note: note.trim(),
    }
    const shelf = await withPin({
      title: say.second.title,
      lead: say.second.count(say.total(quantity.steps, product)),
      who: 'other',
      act: (approver) => call.stock.adjust({ ...count, approver }),
      actAlone: () => call.stock.adjust({ ...count, approver: null }),
    })
    if (!shelf) return void cache.invalidateQueries({ queryKey: ask.stock.shelf.key() })
    cache.setQueryData(ask.stock.shelf.queryKey(), shelf)
    await Promise.all([
      cache.invalidateQueries({ queryKey: ask.stock.entries.key() }),
      cache.invalidateQueries({ queryKey: ask.stockBook.key() }),
    ])
    onClose(say.count.saved(say.quantity(quantity.steps, product)))
  }
  return (
    <Section title={`${say.count.title}: ${batch.batchNumber}`}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Stack>
          <TextInput
            label={say.count.quantity(product.form)}
            description={say.count.book(say.quantity(bookSteps, product))}
            inputMode="decimal"
            autoComplete="off"
            w={260}
            autoFocus
            value={typed}
            error={tried ? problem : undefined}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          {difference !== null && (
            <StatusBar
              live
              tone={difference === 0 ? 'good' : 'warn'}
              title={say.count.difference(difference, product)}
            />
          )}
          {difference !== null && difference !== 0 && (
            <>
              <ReasonChooser
                label={say.count.reason}
                value={reason}
                onChange={setReason}
                error={tried && reason === null ? say.missing.reason : undefined}
                options={COUNT_REASONS.map((value) => ({ value, label: say.count.reasons[value] }))}
              />
              <TextInput
                label={say.count.note}
                maxLength={200}
                value={note}
                onChange={(event) => setNote(event.currentTarget.value)}
              />
            </>
          )}
          <Group>
            <Button variant="default" onClick={() => onClose(null)}>
              {words.shell.cancel}
            </Button>
            <Button type="submit">{difference === 0 ? words.shell.close : say.count.save}</Button>
          </Group>
        </Stack>
      </form>
    </Section>
  )
}
