import { NativeSelect, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { RelativeView } from '../../shared/contract/relatives.ts'
import { Relation, RelativeConsentKind, RelativeEndReason } from '../../shared/records/relative.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { DateField } from '../ui/date-field.tsx'
import { readDate } from '../ui/read-date.ts'
import { ReasonChooser } from '../ui/reason-chooser.tsx'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'

const say = words.counselling.relative
const idOf = (field: string) => `relative-${field}`

interface Ends {
  onDone: (list: RelativeView[]) => void
  onClose: () => void
}

export function AddRelative({ clientId, ...ends }: { clientId: number } & Ends) {
  const [name, setName] = useState('')
  const [relation, setRelation] = useState<Relation>('mother')
  const [phone, setPhone] = useState('')
  return (
    <ActDialog
      title={say.add}
      save={say.save}
      idOf={idOf}
      check={() => (name.trim() === '' ? [{ field: 'name', code: 'missing' }] : [])}
      act={(requestId) => call.relatives.add({ requestId, clientId, name: name.trim(), relation, phone })}
      {...ends}
    >
      {(errors) => (
        <Stack>
          <TextInput
            id={idOf('name')}
            label={say.name}
            maxLength={80}
            data-autofocus
            autoComplete="off"
            value={name}
            error={errors.name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <NativeSelect
            label={say.relation}
            value={relation}
            data={Relation.options.map((value) => ({ value, label: words.counselling.relations[value] }))}
            onChange={(event) => setRelation(event.currentTarget.value as Relation)}
          />
          <TextInput
            id={idOf('phone')}
            label={say.phone}
            maxLength={40}
            autoComplete="off"
            value={phone}
            error={errors.phone}
            onChange={(event) => setPhone(event.currentTarget.value)}
          />
        </Stack>
      )}
    </ActDialog>
  )
}

export function ConsentOfRelative(props: { relative: RelativeView; today: ClinicDay } & Ends) {
  const { relative, today, ...ends } = props
  const [kind, setKind] = useState<RelativeConsentKind | null>(null)
  const [day, setDay] = useState(clinicDay(today))
  const [detail, setDetail] = useState('')
  const read = readDate(day)
  return (
    <ActDialog
      title={say.consentTitle(relative.name)}
      save={say.consentSave}
      idOf={idOf}
      check={() => [
        ...(kind === null ? [{ field: 'kind', code: 'invalid_value' }] : []),
        ...('day' in read ? [] : [{ field: 'day', code: 'not_a_date' }]),
      ]}
      act={(requestId) =>
        call.relatives.consent({
          requestId,
          relativeId: relative.id,
          kind: kind ?? 'counselling',
          day: 'day' in read ? read.day : today,
          detail,
        })
      }
      {...ends}
    >
      {(errors) => (
        <Stack>
          <ReasonChooser
            label={say.consentKind}
            value={kind}
            onChange={setKind}
            error={errors.kind}
            options={RelativeConsentKind.options.map((value) => ({
              value,
              label: words.counselling.relativeConsents[value],
            }))}
          />
          <DateField
            id={idOf('day')}
            label={say.consentDay}
            value={day}
            onChange={setDay}
            error={errors.day}
          />
          <TextInput
            id={idOf('detail')}
            label={say.consentDetail}
            maxLength={300}
            autoComplete="off"
            value={detail}
            error={errors.detail}
            onChange={(event) => setDetail(event.currentTarget.value)}
          />
        </Stack>
      )}
    </ActDialog>
  )
}

export function EndRelative({ relative, ...ends }: { relative: RelativeView } & Ends) {
  const [reason, setReason] = useState<(typeof RelativeEndReason.options)[number] | null>(null)
  return (
    <ActDialog
      title={say.endTitle(relative.name)}
      save={say.end}
      idOf={idOf}
      check={() => (reason === null ? [{ field: 'reason', code: 'invalid_value' }] : [])}
      act={(requestId) =>
        call.relatives.end({ requestId, relativeId: relative.id, reason: reason ?? 'asked' })
      }
      {...ends}
    >
      {(errors) => (
        <ReasonChooser
          label={say.endWhy}
          value={reason}
          onChange={setReason}
          error={errors.reason}
          options={RelativeEndReason.options.map((value) => ({ value, label: say.ends[value] }))}
        />
      )}
    </ActDialog>
  )
}
