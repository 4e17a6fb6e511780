import { Button, Group, Text, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { ClinicDay } from '../../shared/records/time.ts'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import { readDate } from './read-date.ts'

/** A day, always as 03-Feb-2026, never broken over lines. */
export function DateText({ day }: { day: ClinicDay }) {
  return (
    <time dateTime={day} className="ost-nowrap ost-numbers">
      {clinicDay(day)}
    </time>
  )
}

/**
 * A date that is typed, never picked by mouse. The text is the caller's, so that it is never lost: read it with
 * `readDate(value)`. On leaving, an unmistakable date is written out; one that means two days is asked about.
 */
export function DateField(props: {
  label: ReactNode
  value: string
  onChange: (text: string) => void
  description?: ReactNode
  error?: string | undefined
  required?: boolean
  autoFocus?: boolean
  id?: string
}) {
  const { label, value, onChange, description = words.kit.date.how, error, required, autoFocus, id } = props
  const [left, setLeft] = useState(false)
  const read = readDate(value)
  const say = words.kit.date
  const problem = left && 'problem' in read && read.problem === 'not_a_date' ? say.not_a_date : undefined
  return (
    <div>
      <TextInput
        label={label}
        description={description}
        value={value}
        error={error ?? problem}
        autoComplete="off"
        w={260}
        {...(id && { id })}
        {...(required && { withAsterisk: true, 'aria-required': true })}
        {...(autoFocus && { 'data-autofocus': true, autoFocus: true })}
        onChange={(event) => {
          setLeft(false)
          onChange(event.currentTarget.value)
        }}
        onBlur={() => {
          setLeft(true)
          if ('day' in read) onChange(clinicDay(read.day))
        }}
      />
      <div role="status">
        {'day' in read && <Text c="dimmed">{say.shown(read.day)}</Text>}
        {'either' in read && (
          <Group gap="sm" mt={4}>
            <Text>{say.which}</Text>
            {read.either.map((day) => (
              <Button key={day} variant="default" onClick={() => onChange(clinicDay(day))}>
                {say.shown(day)}
              </Button>
            ))}
          </Group>
        )}
      </div>
    </div>
  )
}
