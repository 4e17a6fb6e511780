import { NativeSelect, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { BoxChoice, ClientDetox, DetoxEpisodeView } from '../../shared/contract/detox.ts'
import { DetoxShift } from '../../shared/records/detox.ts'
import { quantityOf } from '../../shared/rules/quantity.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { DateField } from '../ui/date-field.tsx'
import { DigitGroup } from '../ui/digit-group.tsx'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import { dayOf, wrong } from './typed.ts'

const say = words.detox.medicineForm
const idOf = (field: string) => `medicine-${field}`

/** A batch of a box as it stands in lists. */
export const batchLabel = ({ box, batchNumber, product, steps }: BoxChoice): string =>
  `${product.drug} ${words.stock.strength(product)} · ${batchNumber} · ${words.stock.quantity(steps, product)} · ${box}`

/** Medicine out of the camp's box: book, client and order in one act. */
export function MedicineForm(props: {
  data: ClientDetox
  episode: DetoxEpisodeView
  onDone: (next: ClientDetox, sentence: string) => void
  onClose: () => void
}) {
  const { data, episode, onDone, onClose } = props
  const [batchId, setBatchId] = useState(data.boxes.length === 1 ? String(data.boxes[0]?.batchId) : '')
  const [typed, setTyped] = useState('')
  const [shift, setShift] = useState<DetoxShift>('morning')
  const [typedDay, setDay] = useState(clinicDay(data.today))
  const [doctor, setDoctor] = useState('')
  const batch = data.boxes.find((one) => String(one.batchId) === batchId)
  const quantity = quantityOf(typed, batch?.product ?? { stepsPerUnit: 1 })
  const day = dayOf(typedDay)
  if (data.boxes.length === 0)
    return (
      <ActDialog
        title={say.title}
        save={words.shell.close}
        idOf={idOf}
        act={async () => null}
        onDone={onClose}
        onClose={onClose}
      >
        {() => <Text>{episode.campId === null ? say.atHome : say.empty}</Text>}
      </ActDialog>
    )
  return (
    <ActDialog
      title={say.title}
      save={say.save}
      idOf={idOf}
      check={() =>
        wrong(
          [batch === undefined, 'batch', 'batch_not_chosen'],
          [!quantity.ok || quantity.steps < 1, 'quantity', 'quantity_wrong'],
          [day === null, 'day', 'not_a_date'],
        )
      }
      act={async (requestId) => {
        if (!batch || !quantity.ok || day === null) throw new Error('checked before')
        const gift = { boxId: batch.boxId, batchId: batch.batchId, steps: quantity.steps }
        const paperDoctorId = doctor === '' ? null : Number(doctor)
        const { episodeId } = episode
        return call.detox.medicate({ requestId, episodeId, day, shift, gift, paperDoctorId })
      }}
      onDone={(next) => {
        const what = batch && quantity.ok ? words.stock.quantity(quantity.steps, batch.product) : ''
        onDone(next, say.saved(what))
      }}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <NativeSelect
            id={idOf('batch')}
            label={say.batch}
            value={batchId}
            error={errors.batch}
            onChange={(event) => setBatchId(event.currentTarget.value)}
            data={[
              { value: '', label: say.choose, disabled: true },
              ...data.boxes.map((one) => ({ value: String(one.batchId), label: batchLabel(one) })),
            ]}
          />
          <TextInput
            id={idOf('quantity')}
            label={say.quantity[batch?.product.form ?? 'tablet']}
            inputMode="decimal"
            w={220}
            autoComplete="off"
            data-autofocus
            value={typed}
            error={errors.quantity}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <DigitGroup
            label={words.detox.chartForm.shift}
            value={shift}
            onChange={setShift}
            options={DetoxShift.options.map((value, index) => ({
              value,
              digit: index + 1,
              label: words.detox.shifts[value],
            }))}
          />
          <DateField
            id={idOf('day')}
            label={words.detox.chartForm.day}
            value={typedDay}
            onChange={setDay}
            error={errors.day}
          />
          {day !== null && day < data.today && (
            <NativeSelect
              label={say.paper}
              value={doctor}
              onChange={(event) => setDoctor(event.currentTarget.value)}
              data={[
                { value: '', label: say.paperNone },
                ...data.doctors.map(({ id, name }) => ({ value: String(id), label: name })),
              ]}
            />
          )}
        </>
      )}
    </ActDialog>
  )
}
