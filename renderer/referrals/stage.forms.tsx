import { Textarea } from '@mantine/core'
import { useState } from 'react'
import type { ReferralView } from '../../shared/contract/referrals.ts'
import { AttendedHow, ReferralEndReason } from '../../shared/records/referral.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { DateField } from '../ui/date-field.tsx'
import { readDate } from '../ui/read-date.ts'
import { ReasonChooser } from '../ui/reason-chooser.tsx'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import { useForgetReferrals } from './referrals.queries.ts'

const say = words.referrals
const idOf = (field: string) => `stage-${field}`

interface StepProps {
  referral: ReferralView
  today: ClinicDay
  onDone: (referral: ReferralView) => void
  onClose: () => void
}

/** After an act: the list anew, the referral as it is now, and the box closed. */
function useSettled({ onDone, onClose }: StepProps) {
  const forget = useForgetReferrals()
  return (referral: ReferralView) => {
    void forget()
    onDone(referral)
    onClose()
  }
}

export function AttendedForm(props: StepProps) {
  const { referral, today, onClose } = props
  const settled = useSettled(props)
  const [day, setDay] = useState(clinicDay(today))
  const [how, setHow] = useState<AttendedHow | null>(null)
  const read = readDate(day)
  return (
    <ActDialog
      title={say.attended.title}
      save={say.attended.save}
      idOf={idOf}
      check={() => [
        ...('day' in read ? [] : [{ field: 'day', code: 'not_a_date' }]),
        ...(how === null ? [{ field: 'how', code: 'choose_one' }] : []),
      ]}
      act={(requestId) =>
        call.referrals.attended({
          requestId,
          referralId: referral.id,
          day: 'day' in read ? read.day : today,
          how: how ?? 'client_says',
        })
      }
      onDone={settled}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <ReasonChooser
            label={say.attended.how}
            value={how}
            onChange={setHow}
            error={errors.how}
            options={AttendedHow.options.map((value) => ({ value, label: say.hows[value] }))}
          />
          <DateField
            id={idOf('day')}
            label={say.attended.day}
            value={day}
            onChange={setDay}
            error={errors.day}
          />
        </>
      )}
    </ActDialog>
  )
}

export function ResultForm(props: StepProps) {
  const { referral, today, onClose } = props
  const settled = useSettled(props)
  const [day, setDay] = useState(clinicDay(today))
  const [note, setNote] = useState('')
  const read = readDate(day)
  return (
    <ActDialog
      title={say.result.title}
      save={say.result.save}
      idOf={idOf}
      check={() => ('day' in read ? [] : [{ field: 'day', code: 'not_a_date' }])}
      act={(requestId) =>
        call.referrals.result({
          requestId,
          referralId: referral.id,
          day: 'day' in read ? read.day : today,
          note,
        })
      }
      onDone={settled}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <DateField
            id={idOf('day')}
            label={say.result.day}
            value={day}
            onChange={setDay}
            error={errors.day}
            autoFocus
          />
          <Textarea
            id={idOf('note')}
            label={say.result.note}
            description={say.result.noteHow}
            rows={3}
            maxLength={1000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </>
      )}
    </ActDialog>
  )
}

export function EndReferralForm(props: StepProps) {
  const { referral, onClose } = props
  const settled = useSettled(props)
  const [reason, setReason] = useState<ReferralEndReason | null>(null)
  return (
    <ActDialog
      title={say.end.title}
      save={say.end.save}
      danger
      idOf={idOf}
      check={() => (reason === null ? [{ field: 'reason', code: 'choose_one' }] : [])}
      act={(requestId) =>
        call.referrals.end({ requestId, referralId: referral.id, reason: reason ?? 'not_needed' })
      }
      onDone={settled}
      onClose={onClose}
    >
      {(errors) => (
        <ReasonChooser
          label={say.end.why}
          value={reason}
          onChange={setReason}
          error={errors.reason}
          options={ReferralEndReason.options.map((value) => ({ value, label: say.ends[value] }))}
        />
      )}
    </ActDialog>
  )
}
