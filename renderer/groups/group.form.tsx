import { Group, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Problem } from '../../shared/contract/call.ts'
import type { GroupDetail, GroupView } from '../../shared/contract/group-views.ts'
import type { GroupInput } from '../../shared/contract/groups.ts'
import { PeerGroupKind } from '../../shared/records/peer-group.ts'
import { latinDigits } from '../../shared/rules/latin-digits.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { DateField } from '../ui/date-field.tsx'
import { readDate } from '../ui/read-date.ts'
import { readMinute } from '../ui/read-time.ts'
import { ReasonChooser } from '../ui/reason-chooser.tsx'
import { words } from '../words/index.ts'

const say = words.groups.form
const idOf = (field: string) => `group-${field}`

interface Values {
  name: string
  purpose: string
  place: string
  weekday: string
  time: string
  everyWeeks: string
}

const valuesOf = (detail: GroupDetail | null): Values => ({
  name: detail?.name ?? '',
  purpose: detail?.purpose ?? '',
  place: detail?.place ?? '',
  weekday: String(detail?.weekday ?? ''),
  time: detail?.startMinute == null ? '' : words.counselling.clock(detail.startMinute),
  everyWeeks: String(detail?.everyWeeks ?? 1),
})

/** What the fields say, or what is wrong with them. */
function read(values: Values): { input: GroupInput; problems: Problem[] } {
  const { name, purpose, place } = values
  const startMinute = values.time.trim() === '' ? null : readMinute(values.time)
  const everyWeeks = Number(latinDigits(values.everyWeeks))
  const problems: Problem[] = []
  if (name.trim().length < 2) problems.push({ field: 'name', code: 'group_name_empty' })
  if (startMinute === undefined) problems.push({ field: 'startMinute', code: 'not_a_time' })
  const weekday = values.weekday === '' ? null : Number(values.weekday)
  return { input: { name, purpose, place, weekday, startMinute: startMinute ?? null, everyWeeks }, problems }
}

function Fields(props: {
  values: Values
  onChange: (change: Partial<Values>) => void
  errors: Record<string, string>
}) {
  const { values, onChange, errors } = props
  return (
    <>
      <TextInput
        id={idOf('name')}
        label={say.name}
        maxLength={80}
        autoComplete="off"
        value={values.name}
        error={errors.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <Textarea
        label={say.purpose}
        description={say.purposeHow}
        rows={2}
        maxLength={500}
        value={values.purpose}
        onChange={(event) => onChange({ purpose: event.currentTarget.value })}
      />
      <TextInput
        label={say.place}
        maxLength={120}
        autoComplete="off"
        value={values.place}
        onChange={(event) => onChange({ place: event.currentTarget.value })}
      />
      <Group align="flex-end" gap="lg">
        <NativeSelect
          label={say.weekday}
          value={values.weekday}
          onChange={(event) => onChange({ weekday: event.currentTarget.value })}
          data={[
            { value: '', label: say.noWeekday },
            ...words.groups.weekdays.map((label, index) => ({ value: String(index + 1), label })),
          ]}
        />
        <NativeSelect
          label={say.everyWeeks}
          value={values.everyWeeks}
          onChange={(event) => onChange({ everyWeeks: event.currentTarget.value })}
          data={['1', '2', '3', '4', '6', '8']}
        />
        <TextInput
          id={idOf('startMinute')}
          label={say.time}
          description={say.timeHow}
          w={220}
          inputMode="numeric"
          autoComplete="off"
          value={values.time}
          error={errors.startMinute}
          onChange={(event) => onChange({ time: event.currentTarget.value })}
        />
      </Group>
    </>
  )
}

/** A new peer support group, or a self-help group that becomes a partner. */
export function NewGroupDialog(props: { onDone: (groupId: number) => void; onClose: () => void }) {
  const [values, setValues] = useState(() => valuesOf(null))
  const [kind, setKind] = useState<PeerGroupKind | null>(null)
  const [begun, setBegun] = useState('')
  const day = readDate(begun)
  return (
    <ActDialog
      title={say.newTitle}
      save={say.save}
      idOf={idOf}
      check={() => [
        ...(kind === null ? [{ field: 'kind', code: 'invalid_value' }] : []),
        ...read(values).problems,
        ...('day' in day ? [] : [{ field: 'begunDay', code: 'not_a_date' }]),
      ]}
      act={(requestId) => {
        if (kind === null || !('day' in day)) throw new Error('the fields were not checked')
        return call.groups.begin({ requestId, kind, begunDay: day.day, ...read(values).input })
      }}
      onDone={({ groupId }) => props.onDone(groupId)}
      onClose={props.onClose}
    >
      {(errors) => (
        <>
          <ReasonChooser
            label={say.kind}
            value={kind}
            onChange={setKind}
            error={errors.kind}
            options={PeerGroupKind.options.map((value) => ({ value, label: words.groups.kinds[value] }))}
          />
          <Fields
            values={values}
            onChange={(change) => setValues((now) => ({ ...now, ...change }))}
            errors={errors}
          />
          <DateField
            id={idOf('begunDay')}
            label={say.begun}
            value={begun}
            onChange={setBegun}
            error={errors.begunDay}
          />
        </>
      )}
    </ActDialog>
  )
}

export function ChangeGroupDialog(props: {
  group: GroupView
  onDone: (group: GroupView) => void
  onClose: () => void
}) {
  const { group, onDone, onClose } = props
  const [values, setValues] = useState(() => valuesOf(group))
  return (
    <ActDialog
      title={say.changeTitle}
      save={say.saveChange}
      idOf={idOf}
      check={() => read(values).problems}
      act={(requestId) => call.groups.change({ requestId, groupId: group.id, ...read(values).input })}
      onDone={onDone}
      onClose={onClose}
    >
      {(errors) => (
        <Fields
          values={values}
          onChange={(change) => setValues((now) => ({ ...now, ...change }))}
          errors={errors}
        />
      )}
    </ActDialog>
  )
}
