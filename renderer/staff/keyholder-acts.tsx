import { NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Problem } from '../../shared/contract/call.ts'
import type { KeyholderPerson, NewKeyholder, StaffList } from '../../shared/contract/staff.ts'
import { call } from '../call.ts'
import { PassphraseField } from '../ui/passphrase-field.tsx'
import { PassphraseMaking } from '../ui/passphrase-making.tsx'
import { sentence, words } from '../words/index.ts'
import { ActDialog, fieldId } from './act-dialog.tsx'
import { type PersonActProps, passphraseMissing } from './person-acts.tsx'

const say = words.staff

interface KeyholderTyped {
  staffId: string
  label: string
  passphrase: string
  known: boolean
}
const nobody: KeyholderTyped = { staffId: '', label: '', passphrase: '', known: false }

/** Who becomes a keyholder, with a passphrase made here and typed again from the paper. */
function KeyholderFields(props: {
  list: StaffList
  leavingId: number | null
  typed: KeyholderTyped
  problems: readonly Problem[]
  onChange: (some: Partial<KeyholderTyped>) => void
}) {
  const { list, leavingId, typed, problems, onChange } = props
  const may = list.people.filter(
    ({ id, access, keyholderId }) => access === 'works' && keyholderId === null && id !== leavingId,
  )
  const name = nameOf(list, typed)
  const errorOf = (...fields: string[]) => {
    const problem = problems.find(({ field }) => fields.includes(field))
    return problem && { error: sentence(problem) }
  }
  return (
    <Stack>
      <NativeSelect
        label={say.keyholders.who}
        w={320}
        value={typed.staffId}
        data={[
          ...may.map((person) => ({
            value: String(person.id),
            label: words.shell.signedInAs(person.name, words.shell.roles[person.role]),
          })),
          { value: '', label: say.keyholders.else },
        ]}
        onChange={(event) => onChange({ staffId: event.currentTarget.value })}
        {...errorOf('keyholder.staffId')}
      />
      {typed.staffId === '' && (
        <TextInput
          id={fieldId('label')}
          label={say.keyholders.label}
          w={320}
          maxLength={60}
          autoComplete="off"
          value={typed.label}
          onChange={(event) => onChange({ label: event.currentTarget.value })}
          {...errorOf('label', 'keyholder.label')}
        />
      )}
      <PassphraseMaking
        row={typed}
        name={name}
        id={fieldId('making')}
        onChange={onChange}
        {...errorOf('making')}
      />
    </Stack>
  )
}

const nameOf = ({ people }: StaffList, { staffId, label }: KeyholderTyped): string =>
  people.find(({ id }) => String(id) === staffId)?.name ?? label.trim()

function keyholderOf(list: StaffList, typed: KeyholderTyped): NewKeyholder {
  const { staffId, passphrase } = typed
  return { label: nameOf(list, typed), staffId: staffId === '' ? null : Number(staffId), passphrase }
}

function keyholderMissing(list: StaffList, typed: KeyholderTyped): Problem[] {
  return [
    ...(nameOf(list, typed) === '' ? [{ field: 'label', code: 'too_small' }] : []),
    ...(typed.known ? [] : [{ field: 'making', code: 'passphrase_not_retyped' }]),
  ]
}

interface KeyholderActProps {
  list: StaffList
  onDone: (sentence: string, reply: StaffList) => void
  onClose: () => void
}

export function AddKeyholderDialog({ list, onDone, onClose }: KeyholderActProps) {
  const [typed, setTyped] = useState(nobody)
  const [passphrase, setPassphrase] = useState('')
  return (
    <ActDialog
      title={say.keyholders.addTitle}
      save={say.keyholders.save}
      check={() => [...keyholderMissing(list, typed), ...passphraseMissing(passphrase)]}
      act={(requestId) =>
        call.staff.addKeyholder({ requestId, keyholder: keyholderOf(list, typed), passphrase })
      }
      onDone={(reply) => onDone(say.keyholders.added(nameOf(list, typed)), reply)}
      onClose={onClose}
    >
      {(problems) => (
        <>
          <KeyholderFields
            list={list}
            leavingId={null}
            typed={typed}
            problems={problems}
            onChange={(some) => setTyped((now) => ({ ...now, ...some }))}
          />
          <PassphraseField
            id={fieldId('passphrase')}
            label={say.keyholders.other}
            value={passphrase}
            onChange={setPassphrase}
          />
        </>
      )}
    </ActDialog>
  )
}

export function RemoveKeyholderDialog(
  props: Omit<KeyholderActProps, 'list'> & { keyholder: KeyholderPerson },
) {
  const { keyholder, onDone, onClose } = props
  const [passphrase, setPassphrase] = useState('')
  return (
    <ActDialog
      title={say.keyholders.removeTitle(keyholder.label)}
      lead={say.keyholders.removeLead}
      save={say.keyholders.removeSave}
      danger
      check={() => passphraseMissing(passphrase)}
      act={(requestId) => call.staff.removeKeyholder({ requestId, keyholderId: keyholder.id, passphrase })}
      onDone={(reply) => onDone(say.keyholders.removed(keyholder.label), reply)}
      onClose={onClose}
    >
      {() => (
        <PassphraseField
          id={fieldId('passphrase')}
          label={say.keyholders.other}
          value={passphrase}
          onChange={setPassphrase}
          autoFocus
        />
      )}
    </ActDialog>
  )
}

/** PIN and key slot end in one act; where one keyholder would be left, the next one comes in the same act. */
export function LeaveDialog({ list, person, onDone, onClose }: PersonActProps & { list: StaffList }) {
  const [typed, setTyped] = useState(nobody)
  const [passphrase, setPassphrase] = useState('')
  const isKeyholder = person.keyholderId !== null
  const left = list.keyholders.length - 1
  const needsNext = isKeyholder && left < list.leastKeyholders
  return (
    <ActDialog
      title={say.leave.title(person.name)}
      lead={
        <>
          <Text>{say.leave.lead}</Text>
          {isKeyholder && <Text>{say.leave.keyLead}</Text>}
          {isKeyholder && <Text>{say.leave.oldBackups}</Text>}
          {needsNext && <Text fw={650}>{say.leave.replacementLead(left)}</Text>}
        </>
      }
      save={say.leave.save}
      danger
      check={() => [
        ...(needsNext ? keyholderMissing(list, typed) : []),
        ...(isKeyholder ? passphraseMissing(passphrase) : []),
      ]}
      act={(requestId) =>
        call.staff.leave({
          requestId,
          staffId: person.id,
          passphrase: isKeyholder ? passphrase : null,
          replacement: needsNext ? keyholderOf(list, typed) : null,
        })
      }
      onDone={(reply) => onDone(say.leave.done(person.name), reply)}
      onClose={onClose}
    >
      {(problems) => (
        <>
          {needsNext && (
            <KeyholderFields
              list={list}
              leavingId={person.id}
              typed={typed}
              problems={problems}
              onChange={(some) => setTyped((now) => ({ ...now, ...some }))}
            />
          )}
          {isKeyholder && (
            <PassphraseField
              id={fieldId('passphrase')}
              label={say.keyholders.theirs}
              value={passphrase}
              onChange={setPassphrase}
            />
          )}
        </>
      )}
    </ActDialog>
  )
}
