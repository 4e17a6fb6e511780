import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import type { ClinicDay } from '../../shared/records/time.ts'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import { DateField } from './date-field.tsx'
import { readDate } from './read-date.ts'

/** From one day to another, both included; shows what was asked for only when both are days in their order. */
export function PeriodFields(props: {
  id: string
  from: ClinicDay
  until: ClinicDay
  onShow: (from: ClinicDay, until: ClinicDay) => void
}) {
  const { id, onShow } = props
  const say = words.followUp.numbers
  const [from, setFrom] = useState(clinicDay(props.from))
  const [until, setUntil] = useState(clinicDay(props.until))
  const [first, last] = [readDate(from), readDate(until)]
  const backwards = 'day' in first && 'day' in last && last.day < first.day
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if ('day' in first && 'day' in last && !backwards) onShow(first.day, last.day)
      }}
    >
      <Group align="flex-start" gap="lg">
        <DateField id={`${id}-from`} label={say.from} description="" value={from} onChange={setFrom} />
        <DateField
          id={`${id}-until`}
          label={say.until}
          description=""
          value={until}
          onChange={setUntil}
          error={backwards ? say.backwards : undefined}
        />
        <Button type="submit" variant="default" mt={28}>
          {say.show}
        </Button>
      </Group>
    </form>
  )
}
