import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CareView } from '../../shared/contract/care.ts'
import { addDays } from '../../shared/rules/days.ts'
import { ask, call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { inSheets, PaperDialog } from '../ui/paper.tsx'
import { words } from '../words/index.ts'
import { idOf } from './away.form.tsx'
import { DaysSheet, WhoSheet } from './own-record-sheets.tsx'
import { Choice } from './parts.tsx'

const say = words.care.letter
/** Two months of days, in so many lines a page. */
const DAYS = 60
const A_PAGE = 31

type How = keyof typeof say.hows

/** A client may see, hear or have printed what the register holds about them: noted, then shown as pages. */
export function OwnRecordForm({ view, onClose }: { view: CareView; onClose: () => void }) {
  const [how, setHow] = useState<How | null>(null)
  const [noted, setNoted] = useState(false)
  const { id } = view.client
  const profile = useQuery(ask.clients.profile.queryOptions({ input: { id } }))
  const days = useQuery(
    ask.clients.days.queryOptions({ input: { id, from: addDays(view.today, 1 - DAYS), to: view.today } }),
  )
  if (noted && profile.data && days.data)
    return (
      <PaperDialog
        title={say.ownTitle}
        period={words.kit.client.number(String(view.client.registerNumber))}
        sheets={[
          <WhoSheet key="who" profile={profile.data} view={view} />,
          ...inSheets(
            days.data.filter(({ mark }) => mark !== 'not_opened' && mark !== 'no_dose_due').toReversed(),
            A_PAGE,
          ).map((rows) => <DaysSheet key={rows[0]?.day ?? 'none'} rows={rows} />),
        ]}
        fileName={`own-record-${view.client.registerNumber}`}
        onClose={onClose}
      />
    )
  return (
    <ActDialog
      title={say.ownTitle}
      lead={say.ownLead}
      save={say.ownSave}
      idOf={idOf}
      check={() => (how === null ? [{ field: 'how', code: 'choose_one' }] : [])}
      act={(requestId) => call.care.ownRecord({ requestId, clientId: id, how: how ?? 'seen' })}
      onDone={() => setNoted(true)}
      onClose={onClose}
    >
      {(errors) => (
        <Choice
          id="care-how"
          label={say.how}
          options={say.hows}
          value={how}
          onChange={setHow}
          error={errors.how}
          autoFocus
        />
      )}
    </ActDialog>
  )
}
