import { Checkbox, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { ClientDetox } from '../../shared/contract/detox-views.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { DateField } from '../ui/date-field.tsx'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import { useKeepDetox } from './detox.queries.ts'
import { dayOf, wrong } from './typed.ts'

const say = words.detox.admitForm
const idOf = (field: string) => `admit-${field}`

/** Where and when; the server side says all that is still missing at once. */
export function AdmitForm(props: { data: ClientDetox; onDone: () => void; onClose: () => void }) {
  const { data, onDone, onClose } = props
  const running = data.camps.find(({ firstDay, lastDay }) => firstDay <= data.today && data.today <= lastDay)
  const [camp, setCamp] = useState(running ? String(running.id) : '')
  const [typed, setTyped] = useState(clinicDay(data.today))
  const [overBeds, setOverBeds] = useState(false)
  const keep = useKeepDetox()
  const day = dayOf(typed)
  const campId = camp === '' ? null : Number(camp)
  return (
    <ActDialog
      title={say.title}
      save={say.save}
      idOf={idOf}
      check={() => wrong([day === null, 'day', 'not_a_date'])}
      act={async (requestId) => {
        if (day === null) throw new Error('checked before')
        return call.detox.admit({ requestId, clientId: data.clientId, day, campId, overBeds })
      }}
      onDone={(next) => {
        keep(next)
        onDone()
      }}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <NativeSelect
            label={say.where}
            data-autofocus
            value={camp}
            onChange={(event) => setCamp(event.currentTarget.value)}
            data={[
              ...data.camps.map(({ id, label, firstDay, lastDay, taken, beds }) => ({
                value: String(id),
                label: say.camp(label, firstDay, lastDay, taken, beds),
              })),
              { value: '', label: say.home },
            ]}
          />
          <DateField id={idOf('day')} label={say.day} value={typed} onChange={setTyped} error={errors.day} />
          {campId !== null && (
            <Checkbox
              label={say.overBeds}
              checked={overBeds}
              onChange={(event) => setOverBeds(event.currentTarget.checked)}
            />
          )}
        </>
      )}
    </ActDialog>
  )
}
