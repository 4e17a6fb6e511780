import { TextInput } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { normalisePin, pinDigits } from '../../shared/rules/pin-policy.ts'

/** Six digits of any script, never shown; the sixth says that it is complete. */
export function PinField(props: {
  label: string
  description?: string
  value: string
  onChange: (pin: string) => void
  onComplete?: (pin: string) => void
  disabled?: boolean
  autoFocus?: boolean
  error?: string | undefined
  id?: string
  /** Where several stand in a row. */
  small?: boolean
}) {
  const { label, description, value, onChange, onComplete, disabled = false, autoFocus = false } = props
  const { error, id, small = false } = props
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (autoFocus && !disabled && value === '') field.current?.focus()
  }, [autoFocus, disabled, value])
  return (
    <TextInput
      ref={field}
      // A box brings the focus to what asks for it, else to its close button, after this field took it.
      data-autofocus={autoFocus || undefined}
      type="password"
      inputMode="numeric"
      autoComplete="off"
      label={label}
      description={description}
      error={error}
      value={value}
      readOnly={disabled}
      maxLength={pinDigits}
      w={small ? 160 : 260}
      {...(id && { id })}
      styles={{
        input: small
          ? { letterSpacing: '0.3em' }
          : { letterSpacing: '0.5em', fontSize: '1.5rem', height: '3.25rem' },
      }}
      onChange={(event) => {
        const digits = normalisePin(event.currentTarget.value).replace(/\D/g, '').slice(0, pinDigits)
        onChange(digits)
        if (digits.length === pinDigits) onComplete?.(digits)
      }}
    />
  )
}
