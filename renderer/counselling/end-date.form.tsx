import { Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { AppointmentLine } from '../../shared/contract/appointments.ts'
import { AppointmentOutcome } from '../../shared/records/appointment.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { endProblem } from '../../shared/rules/appointment-rules.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { ReasonChooser } from '../ui/reason-chooser.tsx'
import { words } from '../words/index.ts'
import { NO_WHEN, readWhen, type When, WhenFields, whenProblems } from './when-fields.tsx'

const say = words.appointments.end
const idOf = (field: string) => `end-date-${field}`

/** What became of an agreed date; moved asks for the new one. */
export function EndDate(props: {
  date: AppointmentLine
  today: ClinicDay
  onDone: () => void
  onClose: () => void
}) {
  const { date, today, onDone, onClose } = props
  const { counselling, appointments } = words
  const [outcome, setOutcome] = useState<AppointmentOutcome | null>(null)
  const [when, setWhen] = useState<When>(NO_WHEN)
  const open = AppointmentOutcome.options.filter((one) => endProblem(one, date.day, today) === null)
  return (
    <ActDialog
      title={say.title(date.registerNumber, date.day)}
      lead={
        <Text>
          {[
            date.called,
            date.startMinute === null ? appointments.anyTime : counselling.clock(date.startMinute),
            counselling.appointmentKinds[date.kind],
            date.withName,
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      }
      save={say.save}
      idOf={idOf}
      check={() => [
        ...(outcome === null ? [{ field: 'outcome', code: 'invalid_value' }] : []),
        ...(outcome === 'moved' ? whenProblems(when, today) : []),
      ]}
      act={(requestId) => {
        const { day = today, startMinute = null } = readWhen(when, today)
        return call.appointments.end({
          requestId,
          appointmentId: date.id,
          outcome: outcome ?? 'cancelled',
          to: outcome === 'moved' ? { day, startMinute } : null,
        })
      }}
      onDone={onDone}
      onClose={onClose}
    >
      {(errors) => (
        <Stack>
          <ReasonChooser
            label={say.what}
            value={outcome}
            onChange={setOutcome}
            error={errors.outcome}
            options={open.map((value) => ({ value, label: appointments.outcomes[value] }))}
          />
          {outcome === 'moved' && (
            <WhenFields
              label={say.newDate}
              today={today}
              value={when}
              onChange={setWhen}
              errors={errors}
              idOf={idOf}
            />
          )}
        </Stack>
      )}
    </ActDialog>
  )
}
