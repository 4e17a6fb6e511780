import { Group, Radio, Stack } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTopLayer } from './keys.tsx'

/** A list of reasons, each with a digit: one key chooses and puts the focus there, so that Enter goes on. */
export function ReasonChooser<T extends string>(props: {
  label: ReactNode
  options: readonly { value: T; label: string }[]
  value: T | null
  onChange: (value: T) => void
  error?: string | undefined
}) {
  const { label, options, value, onChange, error } = props
  const list = useRef<HTMLDivElement>(null)
  // A list under a dialog must not answer to the dialog's digits: at the counter one of them claims a dose.
  const heard = useTopLayer()
  useEffect(() => {
    if (!heard) return
    const choose = (event: KeyboardEvent) => {
      const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1]
      const option = digit && options[Number(digit) - 1]
      if (!option || event.repeat || event.altKey || event.ctrlKey || event.metaKey) return
      if (isTyping(event.target)) return
      event.preventDefault()
      onChange(option.value)
      list.current?.querySelectorAll('input')[Number(digit) - 1]?.focus()
    }
    window.addEventListener('keydown', choose)
    return () => window.removeEventListener('keydown', choose)
  }, [heard, options, onChange])
  return (
    <Radio.Group label={label} value={value} onChange={(next) => onChange(next as T)} error={error}>
      <Stack gap={4} mt={6} ref={list}>
        {options.map((option, index) => (
          <Group key={option.value} gap="sm" wrap="nowrap">
            <kbd className="ost-key" aria-hidden>
              {index + 1}
            </kbd>
            <Radio
              value={option.value}
              label={option.label}
              data-autofocus={(index === 0 && value === null) || value === option.value || undefined}
            />
          </Group>
        ))}
      </Stack>
    </Radio.Group>
  )
}

/** Whether keys make text where they land. */
export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true
  return (
    target instanceof HTMLInputElement && !['radio', 'checkbox', 'button', 'submit'].includes(target.type)
  )
}
