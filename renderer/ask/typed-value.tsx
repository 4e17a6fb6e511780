import { TextInput } from '@mantine/core'
import type { ColumnType } from '../../shared/records/question-column.ts'

/** A value that is typed: a day, an amount, a number, or register numbers with commas. Empty is no mistake yet. */
export function TypedValue(props: {
  label: string
  type: ColumnType
  several?: boolean
  value: string
  error: string | undefined
  onChange: (typed: string) => void
}) {
  const { label, type, several = false, value, error, onChange } = props
  const wide = type === 'day' || several
  return (
    <TextInput
      aria-label={label}
      w={wide ? 160 : 120}
      autoComplete="off"
      inputMode={type === 'day' ? 'text' : 'decimal'}
      placeholder={type === 'day' ? '03-Feb-2026' : several ? '12, 40' : ''}
      value={value}
      error={value === '' ? undefined : error}
      {...(type === 'amount' && { rightSection: 'mg', rightSectionWidth: 44 })}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
