import { Checkbox, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Problem } from '../../shared/contract/call.ts'
import type { CareView } from '../../shared/contract/care.ts'
import type { Overdose } from '../../shared/records/overdose.ts'
import { latinDigits } from '../../shared/rules/latin-digits.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { DateField } from '../ui/date-field.tsx'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import { idOf } from './away.form.tsx'
import { dayOf } from './dosing-fields.tsx'
import { Choice } from './parts.tsx'

const say = words.care.overdose
const TIME = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/

/** `9.05` is 09:05; null is nothing typed; undefined cannot be read. */
function timeOf(text: string): string | null | undefined {
  const typed = latinDigits(text).trim()
  if (typed === '') return null
  const [, hour, minute] = TIME.exec(typed) ?? []
  return hour && minute ? `${hour.padStart(2, '0')}:${minute}` : undefined
}

function dosesOf(text: string): number | null | undefined {
  const typed = latinDigits(text).trim()
  if (typed === '') return null
  const count = Number(typed)
  return Number.isInteger(count) && count >= 1 && count <= 20 ? count : undefined
}

/** An overdose, here or elsewhere: it holds the dose until a doctor has reviewed it. */
export function OverdoseForm(props: {
  view: CareView
  onDone: (view: CareView) => void
  onClose: () => void
}) {
  const { view, onDone, onClose } = props
  const [place, setPlace] = useState<Overdose['place'] | null>(null)
  const [day, setDay] = useState(clinicDay(view.today))
  const [time, setTime] = useState('')
  const [naloxone, setNaloxone] = useState<Overdose['naloxone'] | null>(null)
  const [doses, setDoses] = useState('')
  const [referred, setReferred] = useState<Overdose['referred'] | null>(null)
  const [outcome, setOutcome] = useState<Overdose['outcome'] | null>(null)
  const [kitGiven, setKitGiven] = useState(false)
  const [saw, setSaw] = useState('')
  const [note, setNote] = useState('')
  const check = (): Problem[] => [
    ...Object.entries({ place, naloxone, referred, outcome }).flatMap(([field, value]) =>
      value === null ? [{ field, code: 'choose_one' }] : [],
    ),
    ...(dayOf(day) === null ? [{ field: 'day', code: 'not_a_date' }] : []),
    ...(timeOf(time) === undefined ? [{ field: 'clockTime', code: 'not_a_time' }] : []),
    ...(dosesOf(doses) === undefined ? [{ field: 'naloxoneDoses', code: 'naloxone_doses_wrong' }] : []),
  ]
  return (
    <ActDialog
      title={say.addTitle}
      lead={say.lead}
      save={say.save}
      danger
      idOf={idOf}
      check={check}
      act={(requestId) =>
        call.care.overdose({
          requestId,
          clientId: view.client.id,
          place: place ?? 'here',
          day: dayOf(day) ?? view.today,
          clockTime: timeOf(time) ?? null,
          naloxone: naloxone ?? 'unknown',
          naloxoneDoses: naloxone === 'given' ? (dosesOf(doses) ?? null) : null,
          referred: referred ?? 'no',
          outcome: outcome ?? 'unknown',
          kitGiven,
          saw: saw.trim(),
          note: note.trim(),
        })
      }
      onDone={onDone}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <Choice
            id="care-place"
            label={say.place}
            options={say.places}
            value={place}
            onChange={setPlace}
            error={errors.place}
            autoFocus
          />
          <DateField id="care-day" label={say.day} value={day} onChange={setDay} error={errors.day} />
          <TextInput
            id="care-clockTime"
            label={say.time}
            description={say.timeHow}
            value={time}
            error={errors.clockTime}
            w={200}
            onChange={(event) => setTime(event.currentTarget.value)}
          />
          <Choice
            id="care-naloxone"
            label={say.naloxone}
            options={say.naloxones}
            value={naloxone}
            onChange={setNaloxone}
            error={errors.naloxone}
          />
          {naloxone === 'given' && (
            <TextInput
              id="care-naloxoneDoses"
              label={say.doses}
              value={doses}
              inputMode="numeric"
              error={errors.naloxoneDoses}
              w={200}
              onChange={(event) => setDoses(event.currentTarget.value)}
            />
          )}
          <Choice
            id="care-referred"
            label={say.referred}
            options={say.referrals}
            value={referred}
            onChange={setReferred}
            error={errors.referred}
          />
          <Choice
            id="care-outcome"
            label={say.outcome}
            options={say.outcomes}
            value={outcome}
            onChange={setOutcome}
            error={errors.outcome}
          />
          <Checkbox
            label={say.kit}
            checked={kitGiven}
            onChange={(event) => setKitGiven(event.currentTarget.checked)}
          />
          <TextInput
            id="care-saw"
            label={say.saw}
            value={saw}
            maxLength={120}
            onChange={(event) => setSaw(event.currentTarget.value)}
          />
          <Textarea
            id="care-note"
            label={say.note}
            value={note}
            rows={2}
            maxLength={1000}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </>
      )}
    </ActDialog>
  )
}
