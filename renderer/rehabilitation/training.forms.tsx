import { NativeSelect, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { TrainingView } from '../../shared/contract/rehabilitation.ts'
import { Month, TrainingKind, TrainingOutcome } from '../../shared/records/rehabilitation.ts'
import { latinDigits } from '../../shared/rules/latin-digits.ts'
import { ask, call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { DateField } from '../ui/date-field.tsx'
import { DigitGroup } from '../ui/digit-group.tsx'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import { type FormProps, readDay } from './stay.forms.tsx'

const say = words.rehabilitation.client
const idOf = (field: string) => `training-${field}`
const whole = (typed: string) => (/^\d+$/.test(latinDigits(typed).trim()) ? Number(latinDigits(typed)) : null)

export function TrainingForm({ data, onDone, onClose, clientId }: FormProps & { clientId: number }) {
  const places = useQuery(ask.referrals.places.queryOptions({ staleTime: 0 }))
  const providers = (places.data ?? []).filter(({ ended }) => !ended)
  const [kind, setKind] = useState<TrainingKind>('skill_training')
  const [placeId, setPlaceId] = useState<number | null>(null)
  const [course, setCourse] = useState('')
  const [day, setDay] = useState(clinicDay(data.today))
  const read = readDay(day, data.today)
  return (
    <ActDialog
      title={say.begin}
      save={say.save}
      idOf={idOf}
      check={() => [
        ...(placeId === null ? [{ field: 'placeId', code: 'choose_one' }] : []),
        ...(course.trim().length < 2 ? [{ field: 'course', code: 'course_missing' }] : []),
        ...read.problems,
      ]}
      act={(requestId) =>
        call.rehabilitation.beginTraining({
          requestId,
          clientId,
          kind,
          placeId: placeId ?? 0,
          course: course.trim(),
          day: read.day,
        })
      }
      onDone={onDone}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <DigitGroup
            label={say.kind}
            value={kind}
            onChange={setKind}
            autoFocus
            options={TrainingKind.options.map((value, index) => ({
              value,
              digit: index + 1,
              label: words.rehabilitation.kinds[value],
            }))}
          />
          <NativeSelect
            id={idOf('placeId')}
            label={say.provider}
            value={placeId === null ? '' : String(placeId)}
            error={errors.placeId}
            onChange={(event) => setPlaceId(Number(event.currentTarget.value))}
            data={[
              { value: '', label: say.choose, disabled: true },
              ...providers.map(({ id, name }) => ({ value: String(id), label: name })),
            ]}
          />
          {places.data && providers.length === 0 && <Text>{say.noProviders}</Text>}
          <TextInput
            id={idOf('course')}
            label={say.course}
            description={say.courseHow}
            value={course}
            maxLength={80}
            error={errors.course}
            onChange={(event) => setCourse(event.currentTarget.value)}
          />
          <DateField id={idOf('day')} label={say.day} value={day} onChange={setDay} error={errors.day} />
        </>
      )}
    </ActDialog>
  )
}

export function AttendanceForm(props: FormProps & { training: TrainingView }) {
  const { data, onDone, onClose, training } = props
  const [month, setMonth] = useState(data.today.slice(0, 7))
  const [held, setHeld] = useState('')
  const [came, setCame] = useState('')
  const [daysHeld, daysCame] = [whole(held), whole(came)]
  const number = (
    field: string,
    label: string,
    value: string,
    set: (text: string) => void,
    error?: string,
  ) => (
    <TextInput
      id={idOf(field)}
      label={label}
      w={220}
      inputMode="numeric"
      value={value}
      error={error}
      autoComplete="off"
      onChange={(event) => set(event.currentTarget.value)}
    />
  )
  return (
    <ActDialog
      title={say.aria(say.attendance, training.course)}
      save={say.save}
      idOf={idOf}
      check={() => [
        ...(Month.safeParse(month.trim()).success ? [] : [{ field: 'month', code: 'not_a_month' }]),
        ...(daysHeld === null || daysHeld < 1 || daysHeld > 31
          ? [{ field: 'daysHeld', code: 'not_month_days' }]
          : []),
        ...(daysCame === null || daysCame > 31 ? [{ field: 'daysCame', code: 'not_month_days' }] : []),
      ]}
      act={(requestId) =>
        call.rehabilitation.attendance({
          requestId,
          trainingId: training.id,
          month: month.trim(),
          daysHeld: daysHeld ?? 1,
          daysCame: daysCame ?? 0,
        })
      }
      onDone={onDone}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <TextInput
            id={idOf('month')}
            label={say.month}
            description={say.monthHow}
            w={220}
            value={month}
            error={errors.month}
            data-autofocus
            onChange={(event) => setMonth(event.currentTarget.value)}
          />
          {number('daysHeld', say.held, held, setHeld, errors.daysHeld)}
          {number('daysCame', say.came, came, setCame, errors.daysCame)}
        </>
      )}
    </ActDialog>
  )
}

export function EndTrainingForm(props: FormProps & { training: TrainingView }) {
  const { data, onDone, onClose, training } = props
  const [outcome, setOutcome] = useState<TrainingOutcome>('completed')
  const [certificate, setCertificate] = useState('')
  const [day, setDay] = useState(clinicDay(data.today))
  const read = readDay(day, data.today)
  return (
    <ActDialog
      title={say.endOf(training.course)}
      save={say.save}
      idOf={idOf}
      check={() => read.problems}
      act={(requestId) =>
        call.rehabilitation.endTraining({
          requestId,
          trainingId: training.id,
          outcome,
          certificate: outcome === 'completed' ? certificate.trim() : '',
          day: read.day,
        })
      }
      onDone={onDone}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <DigitGroup
            label={say.outcome}
            value={outcome}
            onChange={setOutcome}
            autoFocus
            options={TrainingOutcome.options.map((value, index) => ({
              value,
              digit: index + 1,
              label: words.rehabilitation.outcomes[value],
            }))}
          />
          {outcome === 'completed' && (
            <TextInput
              id={idOf('certificate')}
              label={say.certificate}
              description={say.certificateHow}
              maxLength={60}
              value={certificate}
              onChange={(event) => setCertificate(event.currentTarget.value)}
            />
          )}
          <DateField id={idOf('day')} label={say.endDay} value={day} onChange={setDay} error={errors.day} />
        </>
      )}
    </ActDialog>
  )
}

export function IncomeForm(props: FormProps & { training: TrainingView }) {
  const { data, onDone, onClose, training } = props
  const [working, setWorking] = useState<'yes' | 'no'>('yes')
  const [work, setWork] = useState('')
  const [monthly, setMonthly] = useState('')
  const [day, setDay] = useState(clinicDay(data.today))
  const read = readDay(day, data.today)
  const money = monthly.trim() === '' ? null : whole(monthly.replaceAll(',', ''))
  return (
    <ActDialog
      title={say.aria(say.income, training.course)}
      save={say.save}
      idOf={idOf}
      check={() => [
        ...read.problems,
        ...(monthly.trim() !== '' && money === null ? [{ field: 'monthly', code: 'not_whole_money' }] : []),
      ]}
      act={(requestId) =>
        call.rehabilitation.income({
          requestId,
          trainingId: training.id,
          day: read.day,
          working: working === 'yes',
          work: work.trim(),
          monthly: money,
        })
      }
      onDone={onDone}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <DigitGroup
            label={say.working}
            value={working}
            onChange={setWorking}
            autoFocus
            options={[
              { value: 'yes', digit: 1, label: say.yes },
              { value: 'no', digit: 2, label: say.no },
            ]}
          />
          <TextInput
            id={idOf('work')}
            label={say.work}
            maxLength={80}
            value={work}
            onChange={(event) => setWork(event.currentTarget.value)}
          />
          <TextInput
            id={idOf('monthly')}
            label={say.monthly}
            description={say.monthlyHow}
            inputMode="numeric"
            w={260}
            value={monthly}
            error={errors.monthly}
            onChange={(event) => setMonthly(event.currentTarget.value)}
          />
          <DateField id={idOf('day')} label={say.endDay} value={day} onChange={setDay} error={errors.day} />
        </>
      )}
    </ActDialog>
  )
}
