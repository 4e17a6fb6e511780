import { Textarea, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { CareView } from '../../shared/contract/care.ts'
import type { PregnancyAnswer, TakenBack } from '../../shared/records/care-answer.ts'
import type { DeathSource } from '../../shared/records/death.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { DateField } from '../ui/date-field.tsx'
import { ReasonChooser } from '../ui/reason-chooser.tsx'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import { idOf } from './away.form.tsx'
import { dayOf } from './dosing-fields.tsx'
import { Choice } from './parts.tsx'

const say = words.care
const LEAST = 3

interface Props {
  onDone: (view: CareView) => void
  onClose: () => void
}

const optionsOf = <T extends string>(labels: Record<T, string>) =>
  (Object.keys(labels) as T[]).map((value) => ({ value, label: labels[value] }))

export function PregnancyForm({ clientId, ...rest }: Props & { clientId: number }) {
  const [answer, setAnswer] = useState<PregnancyAnswer['answer'] | null>(null)
  return (
    <ActDialog
      title={say.pregnancy.title}
      save={say.pregnancy.save}
      idOf={idOf}
      check={() => (answer === null ? [{ field: 'answer', code: 'choose_one' }] : [])}
      act={(requestId) => call.care.answerPregnancy({ requestId, clientId, answer: answer ?? 'not_said' })}
      {...rest}
    >
      {(errors) => (
        <ReasonChooser
          label={say.pregnancy.question}
          value={answer}
          onChange={setAnswer}
          error={errors.answer}
          options={optionsOf(say.pregnancy.answers)}
        />
      )}
    </ActDialog>
  )
}

export function MedicineForm({ clientId, ...rest }: Props & { clientId: number }) {
  const [name, setName] = useState('')
  const [note, setNote] = useState('')
  return (
    <ActDialog
      title={say.medicines.add}
      save={say.medicines.save}
      idOf={idOf}
      check={() => (name.trim().length < 2 ? [{ field: 'name', code: 'medicine_missing' }] : [])}
      act={(requestId) =>
        call.care.addMedicine({ requestId, clientId, name: name.trim(), note: note.trim() })
      }
      {...rest}
    >
      {(errors) => (
        <>
          <TextInput
            id="care-name"
            label={say.medicines.name}
            description={say.medicines.nameHow}
            value={name}
            maxLength={120}
            error={errors.name}
            data-autofocus
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Textarea
            id="care-note"
            label={say.medicines.note}
            value={note}
            rows={2}
            maxLength={300}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </>
      )}
    </ActDialog>
  )
}

export function DeathForm({ view, ...rest }: Props & { view: CareView }) {
  const [day, setDay] = useState(clinicDay(view.today))
  const [source, setSource] = useState<DeathSource | null>(null)
  const [detail, setDetail] = useState('')
  return (
    <ActDialog
      title={say.death.addTitle}
      lead={say.death.lead}
      save={say.death.save}
      danger
      idOf={idOf}
      check={() => [
        ...(dayOf(day) === null ? [{ field: 'day', code: 'not_a_date' }] : []),
        ...(source === null ? [{ field: 'source', code: 'choose_one' }] : []),
      ]}
      act={(requestId) =>
        call.care.reportDeath({
          requestId,
          clientId: view.client.id,
          day: dayOf(day) ?? view.today,
          source: source ?? 'other',
          detail: detail.trim(),
        })
      }
      {...rest}
    >
      {(errors) => (
        <>
          <DateField
            id="care-day"
            label={say.death.day}
            value={day}
            onChange={setDay}
            error={errors.day}
            autoFocus
          />
          <Choice
            id="care-source"
            label={say.death.source}
            options={say.death.sources}
            value={source}
            onChange={setSource}
            error={errors.source}
          />
          <TextInput
            id="care-detail"
            label={say.death.detail}
            value={detail}
            maxLength={120}
            onChange={(event) => setDetail(event.currentTarget.value)}
          />
        </>
      )}
    </ActDialog>
  )
}

/** What was written in error stays, and no longer counts. */
export function TakeBackForm(props: Props & { subject: TakenBack['subject']; rowId: number }) {
  const { subject, rowId, ...rest } = props
  const [reason, setReason] = useState<TakenBack['reason'] | null>(null)
  return (
    <ActDialog
      title={say.back.title}
      lead={say.back.lead}
      save={say.back.take}
      danger
      idOf={idOf}
      check={() => (reason === null ? [{ field: 'reason', code: 'choose_one' }] : [])}
      act={(requestId) =>
        call.care.takeBack({ requestId, subject, rowId, reason: reason ?? 'written_wrongly' })
      }
      {...rest}
    >
      {(errors) => (
        <ReasonChooser
          label={say.back.why}
          value={reason}
          onChange={setReason}
          error={errors.reason}
          options={optionsOf(say.back.reasons)}
        />
      )}
    </ActDialog>
  )
}

/** One reason in a person's own words, and one act. */
export function ReasonForm<T>(props: {
  title: string
  lead: ReactNode
  label: string
  save: string
  danger?: boolean
  act: (requestId: string, reason: string) => Promise<T>
  onDone: (reply: T) => void
  onClose: () => void
}) {
  const { label, act, ...rest } = props
  const [reason, setReason] = useState('')
  return (
    <ActDialog
      idOf={idOf}
      check={() => (reason.trim().length < LEAST ? [{ field: 'reason', code: 'reason_in_words' }] : [])}
      act={(requestId) => act(requestId, reason.trim())}
      {...rest}
    >
      {(errors) => (
        <Textarea
          id="care-reason"
          label={label}
          value={reason}
          rows={2}
          maxLength={300}
          error={errors.reason}
          data-autofocus
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
    </ActDialog>
  )
}
