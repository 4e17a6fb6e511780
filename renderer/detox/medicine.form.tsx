import { NativeSelect, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ClientDetox, DetoxEpisodeView } from '../../shared/contract/detox-views.ts'
import { DetoxShift } from '../../shared/records/detox.ts'
import { quantityOf } from '../../shared/rules/quantity.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { DateField } from '../ui/date-field.tsx'
import { DigitGroup } from '../ui/digit-group.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { amount, clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import { medicineChoices } from './medicine-choices.ts'
import { dayOf, wrong } from './typed.ts'

const say = words.detox.medicineForm
const idOf = (field: string) => `medicine-${field}`

/** Medicine out of the camp's box or off the clinic's shelf: book, client and order in one act. */
export function MedicineForm(props: {
  data: ClientDetox
  episode: DetoxEpisodeView
  onDone: (next: ClientDetox, sentence: string) => void
  onClose: () => void
}) {
  const { data, episode, onDone, onClose } = props
  const choices = medicineChoices(data)
  const [key, setKey] = useState(choices.length === 1 ? choices[0]?.key : '')
  const [typed, setTyped] = useState('')
  const [shift, setShift] = useState<DetoxShift>('morning')
  const [typedDay, setDay] = useState(clinicDay(data.today))
  const [doctor, setDoctor] = useState('')
  const choice = choices.find((one) => one.key === key)
  const quantity = quantityOf(typed, choice?.product ?? { stepsPerUnit: 1 })
  const day = dayOf(typedDay)
  const dosed = day === null ? [] : episode.given.filter((one) => one.from === 'counter' && one.day === day)
  if (choices.length === 0)
    return (
      <ActDialog
        title={say.title}
        save={words.shell.close}
        idOf={idOf}
        act={async () => null}
        onDone={onClose}
        onClose={onClose}
      >
        {() => <Text>{episode.setting === 'camp' ? say.empty : say.shelfEmpty}</Text>}
      </ActDialog>
    )
  return (
    <ActDialog
      title={say.title}
      save={say.save}
      idOf={idOf}
      check={() =>
        wrong(
          [choice === undefined, 'batch', 'medicine_not_chosen'],
          [!quantity.ok || quantity.steps < 1, 'quantity', 'quantity_wrong'],
          [day === null, 'day', 'not_a_date'],
        )
      }
      act={async (requestId) => {
        if (!choice || !quantity.ok || day === null) throw new Error('checked before')
        const gift = choice.gift(quantity.steps)
        const paperDoctorId = doctor === '' ? null : Number(doctor)
        const { episodeId } = episode
        return call.detox.medicate({ requestId, episodeId, day, shift, gift, paperDoctorId })
      }}
      onDone={(next) => {
        const what = choice && quantity.ok ? words.stock.quantity(quantity.steps, choice.product) : ''
        onDone(next, say.saved(what))
      }}
      onClose={onClose}
    >
      {(errors) => (
        <>
          {dosed.map((dose) => (
            <StatusBar
              key={dose.id}
              tone="doctor"
              title={say.dosedAtCounter(dose.drug, amount(dose.amountMicrograms))}
            />
          ))}
          <NativeSelect
            id={idOf('batch')}
            label={say.batch}
            data-autofocus={choices.length > 1 ? true : undefined}
            value={key}
            error={errors.batch}
            onChange={(event) => setKey(event.currentTarget.value)}
            data={[
              { value: '', label: say.choose, disabled: true },
              ...choices.map((one) => ({ value: one.key, label: one.label })),
            ]}
          />
          <TextInput
            id={idOf('quantity')}
            label={say.quantity[choice?.product.form ?? 'tablet']}
            inputMode="decimal"
            w={220}
            autoComplete="off"
            data-autofocus={choices.length > 1 ? undefined : true}
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
