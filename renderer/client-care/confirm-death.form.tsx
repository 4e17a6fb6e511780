import { useState } from 'react'
import type { CareView, DeathView } from '../../shared/contract/care.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { DateField } from '../ui/date-field.tsx'
import { PinField } from '../ui/pin-field.tsx'
import { useSignedIn } from '../ui/session-context.tsx'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import { idOf } from './away.form.tsx'
import { dayOf } from './dosing-fields.tsx'

const say = words.care.death

/** The doctor's signature under a death, with the day of it. */
export function ConfirmDeathForm(props: {
  death: DeathView
  onDone: (view: CareView) => void
  onClose: () => void
}) {
  const { death, onDone, onClose } = props
  const { name } = useSignedIn()
  const [day, setDay] = useState(clinicDay(death.day))
  const [pin, setPin] = useState('')
  return (
    <ActDialog
      title={say.confirmTitle}
      lead={say.confirmLead}
      save={say.confirm}
      danger
      idOf={idOf}
      check={() => [
        ...(dayOf(day) === null ? [{ field: 'day', code: 'not_a_date' }] : []),
        ...(/^\d{6}$/.test(pin) ? [] : [{ field: 'pin', code: 'death_pin_missing' }]),
      ]}
      act={(requestId) =>
        call.care.confirmDeath({ requestId, deathId: death.id, day: dayOf(day) ?? death.day, pin })
      }
      onDone={onDone}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <DateField
            id="care-day"
            label={say.day}
            value={day}
            onChange={setDay}
            error={errors.day}
            autoFocus
          />
          <PinField label={words.kit.pin.ofSelf(name)} value={pin} onChange={setPin} />
        </>
      )}
    </ActDialog>
  )
}
