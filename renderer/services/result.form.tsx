import { Checkbox, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ClientHealth, TestView } from '../../shared/contract/health.ts'
import { TestResult } from '../../shared/records/health.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { DateField } from '../ui/date-field.tsx'
import { DigitGroup } from '../ui/digit-group.tsx'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import { dayIn, nextIn } from './health-values.ts'

const say = words.health.test
const idOf = (field: string) => `result-${field}`

/** The result of a test, by who may know it, with the next day that is agreed whatever it says. */
export function ResultForm(props: {
  test: TestView
  today: ClinicDay
  onDone: (now: ClientHealth) => void
  onClose: () => void
}) {
  const { test, today, onDone, onClose } = props
  const [result, setResult] = useState<TestResult | null>(null)
  const [day, setDay] = useState(clinicDay(today))
  const [next, setNext] = useState('')
  const [talkHeld, setTalkHeld] = useState(false)
  const from = dayIn(day, 'day').day ?? today
  const nextDay = next.trim() === '' ? null : nextIn(next, 'nextDay', from).day
  return (
    <ActDialog
      title={`${say.enterResult}: ${words.health.tests[test.kind]}`}
      save={say.saveResult}
      idOf={idOf}
      check={() => [
        ...(result === null ? [{ field: 'result', code: 'choose_one' }] : []),
        ...dayIn(day, 'day').problems,
        ...nextIn(next, 'nextDay', from).problems,
      ]}
      act={(requestId) => {
        const on = dayIn(day, 'day').day
        if (result === null || on === null || nextDay === null) throw new Error('checked before')
        return call.health.result({ requestId, testId: test.id, day: on, result, nextDay, talkHeld })
      }}
      onDone={onDone}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <DigitGroup
            label={say.result}
            value={result}
            onChange={setResult}
            error={errors.result}
            autoFocus
            options={TestResult.options.map((value, index) => ({
              value,
              digit: index + 1,
              label: words.health.results[value],
            }))}
          />
          <DateField
            id={idOf('day')}
            label={say.resultDay}
            description=""
            value={day}
            error={errors.day}
            onChange={setDay}
          />
          <TextInput
            id={idOf('nextDay')}
            label={say.next}
            description={say.nextHow}
            autoComplete="off"
            value={next}
            error={errors.nextDay}
            onChange={(event) => setNext(event.currentTarget.value)}
          />
          {nextDay && <Text role="status">{words.kit.date.shown(nextDay)}</Text>}
          <Checkbox
            label={say.talkHeld}
            checked={talkHeld}
            onChange={(event) => setTalkHeld(event.currentTarget.checked)}
          />
        </>
      )}
    </ActDialog>
  )
}
