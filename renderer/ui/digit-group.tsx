import { Group, Radio } from '@mantine/core'
import type { KeyboardEvent, ReactNode } from 'react'
import { KeyHintText } from './key-hint-text.tsx'

export interface DigitOption<T extends string | number> {
  value: T
  /** The key that chooses it while the focus is in this group. */
  digit: number
  label: string
}

/**
 * One question of several on a form. Its digits choose while the focus is in it, and the focus goes on to the next
 * question, so that a whole sheet is answered by one figure an item.
 */
export function DigitGroup<T extends string | number>(props: {
  label: ReactNode
  options: readonly DigitOption<T>[]
  value: T | null
  onChange: (value: T) => void
  error?: string | undefined
  autoFocus?: boolean
}) {
  const { label, options, value, onChange, error, autoFocus } = props
  const press = (event: KeyboardEvent<HTMLFieldSetElement>) => {
    const digit = /^(?:Digit|Numpad)([0-9])$/.exec(event.code)?.[1]
    const option = options.find((one) => String(one.digit) === digit)
    if (!option || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    onChange(option.value)
    if (!event.repeat) focusNext(event.currentTarget)
  }
  return (
    <fieldset data-question onKeyDown={press} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
      <Radio.Group
        label={label}
        value={value === null ? null : String(value)}
        error={error}
        onChange={(next) => {
          const option = options.find((one) => String(one.value) === next)
          if (option) onChange(option.value)
        }}
      >
        <Group mt={4} gap="sm" style={{ columnGap: 24 }}>
          {options.map((option, index) => (
            <Radio
              key={option.value}
              value={String(option.value)}
              label={<KeyHintText text={String(option.digit)}>{option.label}</KeyHintText>}
              aria-label={`${option.digit}: ${option.label}`}
              data-autofocus={
                (autoFocus && (value === null ? index === 0 : option.value === value)) || undefined
              }
            />
          ))}
        </Group>
      </Radio.Group>
    </fieldset>
  )
}

/** The next question of the form, or the field or button that follows the last. */
function focusNext(question: HTMLElement): void {
  const form = question.closest('form') ?? document.body
  const stops = [
    ...form.querySelectorAll<HTMLElement>(
      '[data-question], input:not([type="radio"]), textarea, button[type="submit"]',
    ),
  ].filter((stop) => stop.hasAttribute('data-question') || !stop.closest('[data-question]'))
  const next = stops[stops.indexOf(question) + 1]
  const target = next?.hasAttribute('data-question')
    ? (next.querySelector<HTMLElement>('input:checked') ?? next.querySelector<HTMLElement>('input'))
    : next
  target?.focus()
  target?.scrollIntoView?.({ block: 'nearest' })
}
