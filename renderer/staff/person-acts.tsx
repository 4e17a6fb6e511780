import { Textarea } from '@mantine/core'
import { useState } from 'react'
import type { StaffList, StaffPerson } from '../../shared/contract/staff.ts'
import { call } from '../call.ts'
import { PassphraseField } from '../ui/passphrase-field.tsx'
import { sentence, words } from '../words/index.ts'
import { ActDialog, fieldId } from './act-dialog.tsx'
import { NewPin, newPinProblems, noPin } from './new-pin.tsx'

const say = words.staff

export interface PersonActProps {
  person: StaffPerson
  onDone: (sentence: string, reply?: StaffList) => void
  onClose: () => void
}

export function DisableDialog({ person, onDone, onClose }: PersonActProps) {
  const [reason, setReason] = useState('')
  return (
    <ActDialog
      title={say.disable.title(person.name)}
      lead={say.disable.lead}
      save={say.disable.save}
      danger
      check={() => (reason.trim() === '' ? [{ field: 'reason', code: 'order_reason_missing' }] : [])}
      act={(requestId) => call.staff.disable({ requestId, staffId: person.id, reason: reason.trim() })}
      onDone={(reply) => onDone(say.disable.done(person.name), reply)}
      onClose={onClose}
    >
      {([problem]) => (
        <Textarea
          id={fieldId('reason')}
          label={say.disable.reason}
          maxLength={200}
          rows={2}
          data-autofocus
          value={reason}
          error={problem && sentence(problem)}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
    </ActDialog>
  )
}

export function EnableDialog({ person, onDone, onClose }: PersonActProps) {
  return (
    <ActDialog
      title={say.enable.title(person.name)}
      lead={say.enable.lead}
      save={say.enable.save}
      act={(requestId) => call.staff.enable({ requestId, staffId: person.id })}
      onDone={(reply) => onDone(say.enable.done(person.name), reply)}
      onClose={onClose}
    />
  )
}

export function ResetPinDialog({ person, onDone, onClose }: PersonActProps) {
  const [typed, setTyped] = useState(noPin)
  return (
    <ActDialog
      title={say.resetPin.title(person.name)}
      lead={say.resetPin.lead}
      save={say.resetPin.save}
      check={() => newPinProblems(typed)}
      act={(requestId) => call.staff.resetPin({ requestId, staffId: person.id, pin: typed.pin })}
      onDone={(reply) => onDone(say.resetPin.done(person.name), reply)}
      onClose={onClose}
    >
      {(problems) => <NewPin typed={typed} problems={problems} onChange={setTyped} />}
    </ActDialog>
  )
}

export function EnablePinDialog({ person, onDone, onClose }: PersonActProps) {
  const [passphrase, setPassphrase] = useState('')
  return (
    <ActDialog
      title={say.enablePin.title(person.name)}
      lead={say.enablePin.lead}
      save={say.enablePin.save}
      check={() => passphraseMissing(passphrase)}
      act={(requestId) => call.staff.enablePin({ requestId, staffId: person.id, passphrase })}
      onDone={() => onDone(say.enablePin.done(person.name))}
      onClose={onClose}
    >
      {() => (
        <PassphraseField
          id={fieldId('passphrase')}
          label={say.keyholders.theirs}
          value={passphrase}
          onChange={setPassphrase}
          autoFocus
        />
      )}
    </ActDialog>
  )
}

export const passphraseMissing = (passphrase: string) =>
  passphrase.trim() === '' ? [{ field: 'passphrase', code: 'passphrase_missing' }] : []
