import { Button, Group, Paper, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { BoxBatch, BoxBook } from '../../shared/contract/boxes.ts'
import type { AdjustmentReason } from '../../shared/contract/stock.ts'
import { quantityOf } from '../../shared/rules/quantity.ts'
import { call } from '../call.ts'
import { Section } from '../ui/page.tsx'
import { usePin } from '../ui/pin-dialog.tsx'
import { ProductName } from '../ui/product-name.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'
import { COUNT_REASONS } from './count.form.tsx'
import { CountReason } from './count-reason.tsx'

const say = words.boxes.box

interface Typed {
  counted: string
  reason: AdjustmentReason | null
  note: string
}
const nothingTyped: Typed = { counted: '', reason: null, note: '' }

/** Every batch of the box is counted; a difference says why. `takeBack` also puts what is there on the shelf. */
export function BoxCountForm(props: {
  box: BoxBook
  takeBack: boolean
  onClose: (next: BoxBook | null, done: string | null) => void
}) {
  const { box, takeBack, onClose } = props
  const [typed, setTyped] = useState<Record<number, Typed>>({})
  const [tried, setTried] = useState(false)
  const [requestId] = useRequestId()
  const withPin = usePin()
  const of = ({ id }: BoxBatch) => typed[id] ?? nothingTyped
  const change = (batch: BoxBatch, changes: Partial<Typed>) =>
    setTyped({ ...typed, [batch.id]: { ...of(batch), ...changes } })
  const readings = box.batches.map((batch) => {
    const quantity = quantityOf(of(batch).counted, batch.product)
    const problem = words.stock.quantityProblem(quantity, batch.product, { atLeast: 0, atMost: Infinity })
    const difference = quantity.ok ? quantity.steps - batch.steps : null
    return { batch, quantity, problem, difference }
  })
  const submit = async () => {
    setTried(true)
    if (readings.some(({ problem, difference, batch }) => problem || (difference !== 0 && !of(batch).reason)))
      return
    if (!takeBack && readings.every(({ difference }) => difference === 0)) return onClose(null, say.agrees)
    const count = {
      requestId,
      boxId: box.id,
      takeBack,
      lines: readings.map(({ batch, difference }) => ({
        batchId: batch.id,
        bookSteps: batch.steps,
        countedSteps: batch.steps + (difference ?? 0),
        reason: difference === 0 ? null : of(batch).reason,
        note: difference === 0 ? '' : of(batch).note.trim(),
      })),
    }
    const next = await withPin({
      title: say.second.count,
      who: 'other',
      act: (approver) => call.boxes.count({ ...count, approver }),
      actAlone: () => call.boxes.count({ ...count, approver: null }),
    })
    if (next) onClose(next, takeBack ? say.bringDone : say.countDone)
  }
  return (
    <Section title={takeBack ? say.bring : say.count}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Stack>
          {readings.map(({ batch, problem, difference }, index) => (
            <Paper
              key={batch.id}
              component="fieldset"
              p="md"
              m={0}
              bd="1px solid var(--mantine-color-slate-3)"
            >
              <legend>
                <strong>{batch.batchNumber}</strong> <ProductName product={batch.product} />
              </legend>
              <Stack>
                <TextInput
                  label={say.counted(batch.batchNumber)}
                  description={say.book(words.stock.quantity(batch.steps, batch.product))}
                  inputMode="decimal"
                  autoComplete="off"
                  w={320}
                  autoFocus={index === 0}
                  value={of(batch).counted}
                  error={tried ? problem : undefined}
                  onChange={(event) => change(batch, { counted: event.currentTarget.value })}
                />
                {difference !== null && (
                  <StatusBar
                    live
                    tone={difference === 0 ? 'good' : 'warn'}
                    title={words.stock.count.difference(difference, batch.product)}
                  />
                )}
                {difference !== null && difference !== 0 && (
                  <CountReason
                    reasons={COUNT_REASONS}
                    reason={of(batch).reason}
                    note={of(batch).note}
                    tried={tried}
                    onChange={(changes) => change(batch, changes)}
                  />
                )}
              </Stack>
            </Paper>
          ))}
          <Group>
            <Button variant="default" onClick={() => onClose(null, null)}>
              {words.shell.cancel}
            </Button>
            <Button type="submit">{takeBack ? say.bringSave : say.countSave}</Button>
          </Group>
        </Stack>
      </form>
    </Section>
  )
}
