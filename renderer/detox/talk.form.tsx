import { useState } from 'react'
import type { ClientDetox } from '../../shared/contract/detox-views.ts'
import type { DetoxTalkKind } from '../../shared/records/detox.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { DateField } from '../ui/date-field.tsx'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import { useKeepDetox } from './detox.queries.ts'
import { dayOf, wrong } from './typed.ts'

const say = words.detox.client
const idOf = (field: string) => `talk-${field}`

/** That the counselling before or after took place. */
export function TalkForm(props: { data: ClientDetox; kind: DetoxTalkKind; onClose: () => void }) {
  const { data, kind, onClose } = props
  const [typed, setTyped] = useState(clinicDay(data.today))
  const keep = useKeepDetox()
  const day = dayOf(typed)
  return (
    <ActDialog
      title={say.talk[kind]}
      save={words.shell.save}
      idOf={idOf}
      check={() => wrong([day === null, 'day', 'not_a_date'])}
      act={async (requestId) => {
        if (day === null) throw new Error('checked before')
        return call.detox.talk({ requestId, clientId: data.clientId, kind, day })
      }}
      onDone={(next) => {
        keep(next)
        onClose()
      }}
      onClose={onClose}
    >
      {(errors) => (
        <DateField
          id={idOf('day')}
          label={say.talkDay}
          value={typed}
          onChange={setTyped}
          error={errors.day}
          autoFocus
        />
      )}
    </ActDialog>
  )
}
