import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { BoxBook } from '../../shared/contract/boxes.ts'
import type { WastageReason } from '../../shared/contract/stock.ts'
import { quantityOf } from '../../shared/rules/quantity.ts'
import { call } from '../call.ts'
import { Section } from '../ui/page.tsx'
import { usePin } from '../ui/pin-dialog.tsx'
import { ReasonChooser } from '../ui/reason-chooser.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'
import { WASTE_REASONS } from './waste.form.tsx'

const say = words.boxes.box

/** What broke or spoiled in the box. */
export function BoxWasteForm(props: {
  box: BoxBook
  onClose: (next: BoxBook | null, done: string | null) => void
}) {
  const { box, onClose } = props
  const [batchId, setBatchId] = useState(box.batches.length === 1 ? String(box.batches[0]?.id) : '')
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState<WastageReason | null>(null)
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const [requestId] = useRequestId()
  const withPin = usePin()
  const batch = box.batches.find(({ id }) => String(id) === batchId)
  const quantity = quantityOf(typed, batch?.product ?? { stepsPerUnit: 1 })
  const problem =
    batch && words.stock.quantityProblem(quantity, batch.product, { atLeast: 1, atMost: batch.steps })
  const submit = async () => {
    setTried(true)
    if (!batch || problem || !quantity.ok || reason === null) return
    const { steps } = quantity
    const waste = { requestId, boxId: box.id, batchId: batch.id, steps, reason, note: note.trim() }
    const next = await withPin({
      title: words.stock.second.title,
      lead: words.stock.second.waste(words.stock.total(steps, batch.product)),
      who: 'other',
      act: (approver) => call.boxes.waste({ ...waste, approver }),
      actAlone: () => call.boxes.waste({ ...waste, approver: null }),
    })
    if (next) onClose(next, say.wasteDone(words.stock.quantity(steps, batch.product)))
  }
  return (
    <Section title={say.waste}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Stack>
          <NativeSelect
            label={say.wasteWhich}
            w={560}
            maw="100%"
            autoFocus
            value={batchId}
            error={tried && !batch ? words.boxes.leaving.missing.batch : undefined}
            onChange={(event) => setBatchId(event.currentTarget.value)}
            data={[
              { value: '', label: words.boxes.leaving.choose, disabled: true },
              ...box.batches.map(({ id, batchNumber, product, steps }) => ({
                value: String(id),
                label: `${batchNumber} · ${product.drug} ${words.stock.strength(product)} · ${words.stock.quantity(steps, product)}`,
              })),
            ]}
          />
          <TextInput
            label={words.stock.waste.quantity(batch?.product.form ?? 'tablet')}
            inputMode="decimal"
            autoComplete="off"
            w={260}
            value={typed}
            error={tried ? problem : undefined}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <ReasonChooser
            label={words.stock.waste.reason}
            value={reason}
            onChange={setReason}
            error={tried && reason === null ? words.stock.missing.reason : undefined}
            options={WASTE_REASONS.map((value) => ({ value, label: words.stock.waste.reasons[value] }))}
          />
          <TextInput
            label={words.stock.waste.note}
            maxLength={200}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Group>
            <Button variant="default" onClick={() => onClose(null, null)}>
              {words.shell.cancel}
            </Button>
            <Button type="submit">{words.stock.waste.save}</Button>
          </Group>
        </Stack>
      </form>
    </Section>
  )
}
