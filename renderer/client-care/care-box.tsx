import { Text } from '@mantine/core'
import { useState } from 'react'
import type { CareView } from '../../shared/contract/care.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { KitAndTalkForm } from '../ui/kit-and-talk.form.tsx'
import { words } from '../words/index.ts'
import { AwayForm, BackForm, DosingForm, idOf } from './away.form.tsx'
import { ConfirmDeathForm } from './confirm-death.form.tsx'
import type { CareBox } from './dialogs.ts'
import { LetterForm } from './letter.form.tsx'
import { OverdoseForm } from './overdose.form.tsx'
import { OwnRecordForm } from './own-record.form.tsx'
import { DeathForm, MedicineForm, PregnancyForm, ReasonForm, TakeBackForm } from './small.forms.tsx'

const say = words.care

/** The box that a button of the page opened. */
export function CareBoxOf(props: {
  box: CareBox
  view: CareView
  settle: (view: CareView) => void
  refresh: () => void
  onClose: () => void
}) {
  const { box, view, settle, refresh, onClose } = props
  const clientId = view.client.id
  const onDone = (next: CareView) => {
    settle(next)
    onClose()
  }
  const ends = { onDone, onClose }
  switch (box.box) {
    case 'away':
      return <AwayForm view={view} {...ends} />
    case 'dosing':
      return <DosingForm absence={box.absence} {...ends} />
    case 'back':
      return <BackForm absence={box.absence} today={view.today} {...ends} />
    case 'overdose':
      return <OverdoseForm view={view} {...ends} />
    case 'kit':
      return <KitAndTalkForm clientId={clientId} {...ends} />
    case 'pregnancy':
      return <PregnancyForm clientId={clientId} {...ends} />
    case 'medicine':
      return <MedicineForm clientId={clientId} {...ends} />
    case 'stop':
      return (
        <ActDialog
          title={say.medicines.stopTitle}
          lead={say.medicines.stopLead}
          save={say.medicines.stop}
          idOf={idOf}
          act={(requestId) => call.care.stopMedicine({ requestId, medicineId: box.medicine.id })}
          {...ends}
        >
          {() => <Text fw={650}>{box.medicine.name ?? say.medicines.hidden}</Text>}
        </ActDialog>
      )
    case 'death':
      return <DeathForm view={view} {...ends} />
    case 'confirm':
      return <ConfirmDeathForm death={box.death} {...ends} />
    case 'error':
      return (
        <ReasonForm
          title={say.death.errorTitle}
          lead={say.death.errorLead}
          label={say.death.errorReason}
          save={say.death.error}
          act={(requestId, reason) => call.care.deathInError({ requestId, deathId: box.death.id, reason })}
          {...ends}
        />
      )
    case 'release':
      return (
        <ReasonForm
          title={box.overdose ? say.flags.reviewTitle : say.flags.releaseTitle}
          lead={box.overdose ? say.flags.reviewLead : say.flags.releaseLead}
          label={say.flags.releaseReason}
          save={box.overdose ? say.overdose.review : say.flags.release}
          act={(requestId, reason) => call.holds.release({ requestId, holdId: box.holdId, reason })}
          onDone={() => {
            refresh()
            onClose()
          }}
          onClose={onClose}
        />
      )
    case 'read':
      return <ReadFlag flagId={box.flag.id} refresh={refresh} onClose={onClose} />
    case 'letter':
      return <LetterForm clientId={clientId} settle={settle} onClose={onClose} />
    case 'own':
      return <OwnRecordForm view={view} onClose={onClose} />
    case 'take_back':
      return <TakeBackForm subject={box.subject} rowId={box.rowId} {...ends} />
  }
}

/** Asks why first, then shows the reason once. */
function ReadFlag(props: { flagId: number; refresh: () => void; onClose: () => void }) {
  const { flagId, refresh, onClose } = props
  const [why, setWhy] = useState<string | null>(null)
  if (why !== null)
    return (
      <Dialog title={say.flags.why} onClose={onClose}>
        <Text style={{ overflowWrap: 'anywhere' }}>{why}</Text>
      </Dialog>
    )
  return (
    <ReasonForm
      title={say.flags.readTitle}
      lead={say.flags.readLead}
      label={say.flags.readReason}
      save={say.flags.readSave}
      danger
      act={(requestId, reason) => call.care.readFlag({ requestId, flagId, reason })}
      onDone={(read) => {
        refresh()
        setWhy(read.why)
      }}
      onClose={onClose}
    />
  )
}
