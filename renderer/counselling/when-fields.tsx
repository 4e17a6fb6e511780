import { Group, TextInput } from '@mantine/core'
import type { ClinicDay } from '../../shared/records/time.ts'
import { readMinute, readNext } from '../ui/read-time.ts'
import { words } from '../words/index.ts'

const say = words.appointments.form

export interface When {
  date: string
  time: string
}

export const NO_WHEN: When = { date: '', time: '' }

/** What the two fields say; undefined for what cannot be read. An empty time is any time of the day. */
export function readWhen({ date, time }: When, today: ClinicDay) {
  return {
    day: readNext(date, today),
    startMinute: time.trim() === '' ? null : readMinute(time),
  }
}

/** What is wrong with the fields before anything is sent. */
export function whenProblems(when: When, today: ClinicDay) {
  const { day, startMinute } = readWhen(when, today)
  return [
    ...(day === undefined ? [{ field: 'day', code: 'not_a_date' }] : []),
    ...(startMinute === undefined ? [{ field: 'startMinute', code: 'not_a_time' }] : []),
  ]
}

/** A date and, if agreed, a time. */
export function WhenFields(props: {
  label: string
  today: ClinicDay
  value: When
  onChange: (value: When) => void
  errors: Record<string, string>
  idOf: (field: string) => string
  autoFocus?: boolean
}) {
  const { label, today, value, onChange, errors, idOf, autoFocus = false } = props
  const { day } = readWhen(value, today)
  return (
    <Group align="flex-start" gap="lg">
      <TextInput
        id={idOf('day')}
        label={label}
        description={day ? say.dateIs(day) : say.dateHow}
        w={330}
        autoComplete="off"
        data-autofocus={autoFocus || undefined}
        value={value.date}
        error={errors.day}
        onChange={(event) => onChange({ ...value, date: event.currentTarget.value })}
      />
      <TextInput
        id={idOf('startMinute')}
        label={say.time}
        description={say.timeHow}
        w={330}
        autoComplete="off"
        value={value.time}
        error={errors.startMinute}
        onChange={(event) => onChange({ ...value, time: event.currentTarget.value })}
      />
    </Group>
  )
}
