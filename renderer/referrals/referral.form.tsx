import { NativeSelect, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ReferralView } from '../../shared/contract/referrals.ts'
import { ReferralPurpose } from '../../shared/records/referral.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'
import { latinDigits } from '../../shared/rules/latin-digits.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { DateField } from '../ui/date-field.tsx'
import { readDate } from '../ui/read-date.ts'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import { useForgetReferrals, usePlaces } from './referrals.queries.ts'

const say = words.referrals.form
const idOf = (field: string) => `referral-${field}`
/** A week is what people need for a bus fare and a free morning; the worker types another day. */
const USUAL_DAYS = 7

/** To whom, for what, and until when. */
export function ReferralForm(props: {
  /** Null where the register number is typed: outreach has no list of clients. */
  clientId: number | null
  today: ClinicDay
  onDone: (referral: ReferralView) => void
  onClose: () => void
}) {
  const { clientId, today, onDone, onClose } = props
  const places = (usePlaces().data ?? []).filter(({ ended }) => !ended)
  const forget = useForgetReferrals()
  const [purpose, setPurpose] = useState<ReferralPurpose | null>(null)
  const [placeId, setPlaceId] = useState<number | null>(null)
  const [by, setBy] = useState(clinicDay(addDays(today, USUAL_DAYS)))
  const [note, setNote] = useState('')
  const [number, setNumber] = useState('')
  const registerNumber = Number(latinDigits(number.trim()))
  const numbered = Number.isInteger(registerNumber) && registerNumber > 0
  const read = readDate(by)
  return (
    <ActDialog
      title={words.referrals.client.make}
      save={say.save}
      idOf={idOf}
      check={() => [
        ...(clientId === null && !numbered ? [{ field: 'registerNumber', code: 'not_a_number' }] : []),
        ...(purpose === null ? [{ field: 'purpose', code: 'choose_one' }] : []),
        ...(placeId === null ? [{ field: 'placeId', code: 'choose_one' }] : []),
        ...('day' in read ? [] : [{ field: 'byDay', code: 'not_a_date' }]),
      ]}
      act={(requestId) =>
        call.referrals.make({
          requestId,
          who: clientId === null ? { registerNumber } : { clientId },
          placeId: placeId ?? 0,
          purpose: purpose ?? 'other',
          byDay: 'day' in read ? read.day : today,
          note,
        })
      }
      onDone={(referral) => {
        void forget()
        onDone(referral)
      }}
      onClose={onClose}
    >
      {(errors) => (
        <>
          {clientId === null && (
            <TextInput
              id={idOf('registerNumber')}
              label={say.number}
              inputMode="numeric"
              autoComplete="off"
              w={220}
              data-autofocus
              value={number}
              error={errors.registerNumber}
              onChange={(event) => setNumber(event.currentTarget.value)}
            />
          )}
          <NativeSelect
            id={idOf('purpose')}
            label={say.purpose}
            data-autofocus={clientId === null ? undefined : true}
            value={purpose ?? ''}
            error={errors.purpose}
            onChange={(event) =>
              setPurpose(ReferralPurpose.options.find((one) => one === event.currentTarget.value) ?? null)
            }
            data={[
              { value: '', label: say.choose, disabled: true },
              ...ReferralPurpose.options.map((value) => ({ value, label: words.referrals.purposes[value] })),
            ]}
          />
          <NativeSelect
            id={idOf('placeId')}
            label={say.place}
            value={placeId === null ? '' : String(placeId)}
            error={errors.placeId}
            onChange={(event) => setPlaceId(Number(event.currentTarget.value))}
            data={[
              { value: '', label: say.choose, disabled: true },
              ...places.map(({ id, name }) => ({ value: String(id), label: name })),
            ]}
          />
          {places.length === 0 && <Text>{say.noPlaces}</Text>}
          <DateField id={idOf('byDay')} label={say.by} value={by} onChange={setBy} error={errors.byDay} />
          <Textarea
            id={idOf('note')}
            label={say.note}
            rows={2}
            maxLength={300}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </>
      )}
    </ActDialog>
  )
}
