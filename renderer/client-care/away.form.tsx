import { Textarea } from '@mantine/core'
import { useState } from 'react'
import type { Problem } from '../../shared/contract/call.ts'
import type { AbsenceView, CareView } from '../../shared/contract/care.ts'
import type { AbsenceKind } from '../../shared/records/absence.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { DateField } from '../ui/date-field.tsx'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import { DosingFields, dayOf, dosingInput, dosingTyped, noDosing } from './dosing-fields.tsx'
import { Choice } from './parts.tsx'

const say = words.care.away
export const idOf = (field: string) => `care-${field}`

interface Props {
  onDone: (view: CareView) => void
  onClose: () => void
}

/** Where the client is, since when, and what is known of doses there. */
export function AwayForm({ view, ...rest }: Props & { view: CareView }) {
  const [kind, setKind] = useState<AbsenceKind | null>(null)
  const [from, setFrom] = useState(clinicDay(view.today))
  const [until, setUntil] = useState('')
  const [note, setNote] = useState('')
  const [dosing, setDosing] = useState(noDosing)
  const check = (): Problem[] => [
    ...(kind === null ? [{ field: 'kind', code: 'choose_one' }] : []),
    ...(dayOf(from) === null ? [{ field: 'fromDay', code: 'not_a_date' }] : []),
    ...(until.trim() !== '' && dayOf(until) === null ? [{ field: 'untilDay', code: 'not_a_date' }] : []),
    ...(dosing.answer === null ? [{ field: 'answer', code: 'choose_one' }] : []),
  ]
  return (
    <ActDialog
      title={say.addTitle}
      lead={say.lead}
      save={say.save}
      idOf={idOf}
      check={check}
      act={(requestId) =>
        call.care.away({
          requestId,
          clientId: view.client.id,
          kind: kind ?? 'hospital',
          fromDay: dayOf(from) ?? view.today,
          untilDay: dayOf(until),
          note: note.trim(),
          dosing: dosingInput(dosing),
        })
      }
      {...rest}
    >
      {(errors) => (
        <>
          <Choice
            id="care-kind"
            label={say.kind}
            options={say.places}
            value={kind}
            onChange={setKind}
            error={errors.kind}
            autoFocus
          />
          <DateField
            id="care-fromDay"
            label={say.from}
            value={from}
            onChange={setFrom}
            error={errors.fromDay}
          />
          <DateField
            id="care-untilDay"
            label={say.until}
            description={say.untilHow}
            value={until}
            onChange={setUntil}
            error={errors.untilDay}
          />
          <DosingFields value={dosing} onChange={setDosing} errors={errors} />
          <Textarea
            id="care-note"
            label={say.note}
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

/** What is known now of doses while away. */
export function DosingForm({ absence, ...rest }: Props & { absence: AbsenceView }) {
  const [dosing, setDosing] = useState(() => dosingTyped(absence.dosing))
  return (
    <ActDialog
      title={say.tellTitle}
      save={say.save}
      idOf={idOf}
      check={() => (dosing.answer === null ? [{ field: 'answer', code: 'choose_one' }] : [])}
      act={(requestId) => call.care.tellDosing({ requestId, absenceId: absence.id, ...dosingInput(dosing) })}
      {...rest}
    >
      {(errors) => <DosingFields value={dosing} onChange={setDosing} errors={errors} />}
    </ActDialog>
  )
}

/** The day on which the client was back: today, unless it was before. */
export function BackForm({ absence, today, ...rest }: Props & { absence: AbsenceView; today: string }) {
  const [day, setDay] = useState(clinicDay(today))
  return (
    <ActDialog
      title={say.back}
      save={say.save}
      idOf={idOf}
      check={() => (dayOf(day) === null ? [{ field: 'day', code: 'not_a_date' }] : [])}
      act={(requestId) => call.care.back({ requestId, absenceId: absence.id, day: dayOf(day) })}
      {...rest}
    >
      {(errors) => (
        <DateField
          id="care-day"
          label={words.care.paper.day}
          value={day}
          onChange={setDay}
          error={errors.day}
          autoFocus
        />
      )}
    </ActDialog>
  )
}
