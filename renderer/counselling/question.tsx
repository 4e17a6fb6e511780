import { TextInput } from '@mantine/core'
import type { Instrument } from '../../shared/records/scale.ts'
import { latinDigits } from '../../shared/rules/latin-digits.ts'
import { DigitGroup } from '../ui/digit-group.tsx'

/** So many answers have a digit each; a ruler from 0 to 10 is typed. */
const DIGITS = 10

/** What stands in a field as a whole number; -1, which no instrument knows, for anything else that was typed. */
export function readAnswer(text: string): number | null {
  const typed = latinDigits(text).trim()
  if (typed === '') return null
  return /^\d{1,3}$/.test(typed) ? Number(typed) : -1
}

/** One question with the answers as they were published. */
export function Question(props: {
  id: string
  item: Instrument['items'][number]
  index: number
  value: string
  onChange: (text: string) => void
  error?: string | undefined
}) {
  const { id, item, index, value, onChange, error } = props
  const label = `${index + 1}. ${item.text}`
  const [first, last] = [item.choices[0], item.choices.at(-1)]
  if (item.choices.length > DIGITS)
    return (
      <TextInput
        id={id}
        label={label}
        description={`${first?.label} … ${last?.label}`}
        w={420}
        inputMode="numeric"
        autoComplete="off"
        value={value}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    )
  const answer = readAnswer(value)
  return (
    <div id={id} tabIndex={-1}>
      <DigitGroup
        label={label}
        value={item.choices.find((choice) => choice.value === answer)?.value ?? null}
        onChange={(chosen) => onChange(String(chosen))}
        options={item.choices.map((choice) => ({
          value: choice.value,
          digit: choice.value,
          label: choice.label,
        }))}
        error={error}
      />
    </div>
  )
}
