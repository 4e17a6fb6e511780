import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { CareView } from '../../shared/contract/care.ts'
import type { KitAndTalk } from '../../shared/records/care-answer.ts'
import { call } from '../call.ts'
import { words } from '../words/index.ts'
import { ActDialog } from './act-dialog.tsx'
import { ReasonChooser } from './reason-chooser.tsx'

const say = words.care.kit

/** Naloxone kit and talk, asked once in a period of high risk: at the counter and on the client's Care page. */
export function KitAndTalkForm(props: {
  clientId: number
  onDone: (view: CareView) => void
  onClose: () => void
}) {
  const { clientId, onDone, onClose } = props
  const [kit, setKit] = useState<KitAndTalk['kit'] | null>(null)
  const [talk, setTalk] = useState(false)
  return (
    <ActDialog
      title={say.title}
      lead={say.lead}
      save={say.save}
      idOf={(field) => `kit-${field}`}
      check={() => (kit === null ? [{ field: 'kit', code: 'choose_one' }] : [])}
      act={(requestId) => call.care.answerKit({ requestId, clientId, kit: kit ?? 'refused', talk })}
      onDone={onDone}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <ReasonChooser
            label={say.kit}
            value={kit}
            onChange={setKit}
            error={errors.kit}
            options={(Object.keys(say.kits) as KitAndTalk['kit'][]).map((value) => ({
              value,
              label: say.kits[value],
            }))}
          />
          <Checkbox
            label={say.talk}
            checked={talk}
            onChange={(event) => setTalk(event.currentTarget.checked)}
          />
        </>
      )}
    </ActDialog>
  )
}
