import { TextInput } from '@mantine/core'
import type { DosingInput } from '../../shared/contract/care.ts'
import { Drug } from '../../shared/records/product.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { AmountField } from '../ui/amount-field.tsx'
import { DateField } from '../ui/date-field.tsx'
import { readAmount } from '../ui/read-amount.ts'
import { readDate } from '../ui/read-date.ts'
import { clinicDay, milligrams } from '../words/format.ts'
import { words } from '../words/index.ts'
import { Choice } from './parts.tsx'

const say = words.care.away
const DRUGS = Object.fromEntries(Drug.options.map((drug) => [drug, drug])) as Record<Drug, string>

/** What a person typed about doses at another place. */
export interface DosingTyped {
  answer: DosingInput['answer'] | null
  drug: Drug | null
  amount: string
  lastDay: string
  detail: string
}

export const noDosing: DosingTyped = { answer: null, drug: null, amount: '', lastDay: '', detail: '' }

export function dosingTyped(known: DosingInput | null): DosingTyped {
  if (known === null) return noDosing
  const { answer, drug, amountMicrograms, lastDoseDay, detail } = known
  return {
    answer,
    drug,
    amount: amountMicrograms === null ? '' : milligrams(amountMicrograms),
    lastDay: lastDoseDay === null ? '' : clinicDay(lastDoseDay),
    detail,
  }
}

/** As the server side takes it; what cannot be read is left to its rule to name. */
export function dosingInput({ answer, drug, amount, lastDay, detail }: DosingTyped): DosingInput {
  const read = readAmount(amount)
  return {
    answer: answer ?? 'unknown',
    drug,
    amountMicrograms: 'micrograms' in read ? read.micrograms : null,
    lastDoseDay: dayOf(lastDay),
    detail: detail.trim(),
  }
}

export function dayOf(text: string): ClinicDay | null {
  const read = readDate(text)
  return 'day' in read ? read.day : null
}

/** Doses there: confirmed with drug, amount, last day and by whom; none; or not known. */
export function DosingFields(props: {
  value: DosingTyped
  onChange: (value: DosingTyped) => void
  errors: Record<string, string>
}) {
  const { value, onChange, errors } = props
  const set = (changed: Partial<DosingTyped>) => onChange({ ...value, ...changed })
  return (
    <>
      <Choice
        id="care-answer"
        label={say.dosing}
        options={say.answers}
        value={value.answer}
        onChange={(answer) => set({ answer })}
        error={errors.answer}
      />
      {value.answer === 'confirmed' && (
        <>
          <Choice
            id="care-drug"
            label={say.drug}
            options={DRUGS}
            value={value.drug}
            onChange={(drug) => set({ drug })}
            error={errors.drug}
          />
          <AmountField
            id="care-amount"
            label={say.amount}
            value={value.amount}
            onChange={(amount) => set({ amount })}
            error={errors.amount}
          />
          <DateField
            id="care-lastDoseDay"
            label={say.lastDay}
            value={value.lastDay}
            onChange={(lastDay) => set({ lastDay })}
            error={errors.lastDoseDay}
          />
          <TextInput
            id="care-detail"
            label={say.who}
            description={say.whoHow}
            value={value.detail}
            maxLength={200}
            error={errors.detail}
            onChange={(event) => set({ detail: event.currentTarget.value })}
          />
        </>
      )}
    </>
  )
}
