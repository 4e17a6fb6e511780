import { useState } from 'react'
import type { ClientHealth, TestView } from '../../shared/contract/health.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { DateField } from '../ui/date-field.tsx'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import { dayIn } from './health-values.ts'

const say = words.health.test

/** The talk after a result. */
export function TalkForm(props: {
  test: TestView
  today: ClinicDay
  onDone: (now: ClientHealth) => void
  onClose: () => void
}) {
  const { test, today, onDone, onClose } = props
  const [day, setDay] = useState(clinicDay(today))
  return (
    <ActDialog
      title={`${say.talk}: ${words.health.tests[test.kind]}`}
      save={say.saveTalk}
      idOf={(field) => `talk-${field}`}
      check={() => dayIn(day, 'day').problems}
      act={(requestId) => {
        const on = dayIn(day, 'day').day
        if (on === null) throw new Error('checked before')
        return call.health.talk({ requestId, testId: test.id, day: on })
      }}
      onDone={onDone}
      onClose={onClose}
    >
      {(errors) => (
        <DateField
          id="talk-day"
          label={words.health.abscess.day}
          description=""
          value={day}
          error={errors.day}
          autoFocus
          onChange={setDay}
        />
      )}
    </ActDialog>
  )
}
