import { TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { milligrams } from '../words/format.ts'
import { words } from '../words/index.ts'
import { readAmount } from './read-amount.ts'

/**
 * An amount in mg as text: wheel and arrow keys change nothing, because a dose must never change by accident.
 * The text is the caller's: read it with `readAmount(value)`. On leaving it is written out, `.40` as 0.4.
 */
export function AmountField(props: {
  label: ReactNode
  value: string
  onChange: (text: string) => void
  description?: ReactNode
  error?: string | undefined
  required?: boolean
  autoFocus?: boolean
  id?: string
}) {
  const { label, value, onChange, description, error, required, autoFocus, id } = props
  const [left, setLeft] = useState(false)
  const read = readAmount(value)
  const problem =
    left && 'problem' in read && read.problem !== 'empty' ? words.kit.amount[read.problem] : undefined
  return (
    <TextInput
      type="text"
      inputMode="decimal"
      label={label}
      description={description}
      value={value}
      error={error ?? problem}
      autoComplete="off"
      w={200}
      rightSection={words.kit.amount.mg}
      rightSectionWidth={48}
      styles={{ input: { fontVariantNumeric: 'tabular-nums', textAlign: 'right' } }}
      {...(id && { id })}
      {...(required && { withAsterisk: true, 'aria-required': true })}
      {...(autoFocus && { 'data-autofocus': true, autoFocus: true })}
      onChange={(event) => {
        setLeft(false)
        onChange(event.currentTarget.value)
      }}
      onBlur={() => {
        setLeft(true)
        if ('micrograms' in read) onChange(milligrams(read.micrograms))
      }}
    />
  )
}
