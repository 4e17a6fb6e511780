import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Problem } from '../../shared/contract/call.ts'
import type { StaffList } from '../../shared/contract/staff.ts'
import { Role } from '../../shared/records/staff.ts'
import { ROLES_OF_OFFICE } from '../../shared/rules/new-site.ts'
import { call } from '../call.ts'
import { PassphraseField } from '../ui/passphrase-field.tsx'
import { PinField } from '../ui/pin-field.tsx'
import { useSite } from '../ui/session-context.tsx'
import { sentence, words } from '../words/index.ts'
import { ActDialog, fieldId } from './act-dialog.tsx'
import { NewPin, newPinProblems, noPin } from './new-pin.tsx'
import { passphraseMissing } from './person-acts.tsx'

const say = words.staff

interface NewPersonProps {
  onDone: (sentence: string, reply: StaffList) => void
  onClose: () => void
}

const nameMissing = (name: string): Problem[] =>
  name.trim() === '' ? [{ field: 'name', code: 'too_small' }] : []

function NameField(props: { name: string; problems: readonly Problem[]; onChange: (name: string) => void }) {
  const problem = props.problems.find(({ field }) => field === 'name')
  return (
    <TextInput
      id={fieldId('name')}
      label={say.add.name}
      description={say.add.nameHow}
      maxLength={120}
      autoComplete="off"
      data-autofocus
      value={props.name}
      error={problem && sentence(problem)}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  )
}

export function AddPersonDialog({ onDone, onClose }: NewPersonProps) {
  const { kind } = useSite()
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>(kind === 'office' ? 'office' : 'nurse')
  const [typed, setTyped] = useState(noPin)
  const roles =
    kind === 'office'
      ? ROLES_OF_OFFICE
      : Role.options.filter((one) => one !== 'doctor' || kind !== 'drop_in_centre')
  return (
    <ActDialog
      title={say.add.title}
      save={say.add.save}
      check={() => [...nameMissing(name), ...newPinProblems(typed)]}
      act={(requestId) => call.staff.add({ requestId, name: name.trim(), role, pin: typed.pin })}
      onDone={(reply) => onDone(say.add.done(name.trim()), reply)}
      onClose={onClose}
    >
      {(problems) => (
        <>
          <NameField name={name} problems={problems} onChange={setName} />
          <NativeSelect
            label={say.add.role}
            w={260}
            value={role}
            data={roles.map((one) => ({ value: one, label: words.shell.roles[one] }))}
            onChange={(event) => setRole(Role.parse(event.currentTarget.value))}
          />
          <NewPin typed={typed} problems={problems} onChange={setTyped} />
        </>
      )}
    </ActDialog>
  )
}

export function ReliefDialog({ onDone, onClose }: NewPersonProps) {
  const [name, setName] = useState('')
  const [typed, setTyped] = useState(noPin)
  const [passphrase, setPassphrase] = useState('')
  return (
    <ActDialog
      title={say.relief.title}
      lead={say.relief.lead}
      save={say.relief.save}
      check={() => [...nameMissing(name), ...newPinProblems(typed), ...passphraseMissing(passphrase)]}
      act={(requestId) => call.staff.relief({ requestId, name: name.trim(), pin: typed.pin, passphrase })}
      onDone={(reply) => onDone(say.relief.done(name.trim()), reply)}
      onClose={onClose}
    >
      {(problems) => (
        <>
          <NameField name={name} problems={problems} onChange={setName} />
          <NewPin typed={typed} problems={problems} onChange={setTyped} />
          <PassphraseField
            id={fieldId('passphrase')}
            label={say.keyholders.theirs}
            value={passphrase}
            onChange={setPassphrase}
          />
        </>
      )}
    </ActDialog>
  )
}

export function OwnPinDialog({ onDone, onClose }: NewPersonProps) {
  const [oldPin, setOldPin] = useState('')
  const [typed, setTyped] = useState(noPin)
  return (
    <ActDialog
      title={say.ownPin.title}
      save={say.ownPin.save}
      check={() => [
        ...(oldPin.length < 6 ? [{ field: 'oldPin', code: 'not_six_digits' }] : []),
        ...newPinProblems(typed),
      ]}
      act={(requestId) => call.staff.changeOwnPin({ requestId, oldPin, pin: typed.pin })}
      onDone={(reply) => onDone(say.ownPin.done, reply)}
      onClose={onClose}
    >
      {(problems) => {
        const problem = problems.find(({ field }) => field === 'oldPin')
        return (
          <>
            <PinField
              id={fieldId('oldPin')}
              label={say.ownPin.old}
              value={oldPin}
              onChange={setOldPin}
              autoFocus
              {...(problem && { error: sentence(problem) })}
            />
            <NewPin typed={typed} problems={problems} onChange={setTyped} />
          </>
        )
      }}
    </ActDialog>
  )
}
