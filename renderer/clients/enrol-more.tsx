import { NativeSelect, Stack, Textarea, TextInput } from '@mantine/core'
import { useSession, useSignedIn } from '../ui/session-context.tsx'
import { words } from '../words/index.ts'
import { type EnrolPart, fieldId } from './enrol-values.ts'

const say = words.clients.enrol

/** What a client may add, or not. */
export function EnrolMore({ values, change, errors }: EnrolPart) {
  return (
    <Stack gap="sm">
      <TextInput
        id={fieldId('name')}
        label={say.name}
        description={say.nameHow}
        value={values.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
        autoComplete="off"
        maxLength={120}
      />
      <TextInput
        id={fieldId('parentName')}
        label={say.parentName}
        value={values.parentName}
        onChange={(event) => change({ parentName: event.currentTarget.value })}
        autoComplete="off"
        maxLength={120}
      />
      <Textarea
        id={fieldId('contact')}
        label={say.contact}
        description={say.contactHow}
        value={values.contact}
        onChange={(event) => change({ contact: event.currentTarget.value })}
        maxLength={300}
      />
      <RestrictedField
        value={values.restricted}
        error={errors.restricted}
        onChange={(restricted) => change({ restricted })}
      />
    </Stack>
  )
}

/** '' for everybody's record, `kin`, or the staff id of the person whose it is. */
export function RestrictedField(props: {
  value: string
  onChange: (value: string) => void
  error?: string | undefined
}) {
  const { value, onChange, error } = props
  const { staff } = useSession()
  const me = useSignedIn()
  return (
    <NativeSelect
      id={fieldId('restricted')}
      label={say.restricted}
      description={say.restrictedHow}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        { value: '', label: say.open },
        { value: 'kin', label: say.kin },
        ...staff
          .filter(({ id }) => id !== me.id)
          .map(({ id, name }) => ({ value: String(id), label: say.staffMember(name) })),
      ]}
    />
  )
}
