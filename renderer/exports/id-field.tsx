import { Text, TextInput } from '@mantine/core'

interface Known {
  readonly id: string
  readonly name: string
}

/** More would make every key slow; what is beyond them is typed. */
const MOST_OFFERED = 3_000

/** The ids that fields of one kind offer, by name. */
export function KnownIds({ id, known }: { id: string; known: readonly Known[] }) {
  return (
    <datalist id={id}>
      {known.slice(0, MOST_OFFERED).map((one) => (
        <option key={one.id} value={one.id}>
          {one.name}
        </option>
      ))}
    </datalist>
  )
}

/** A DHIS2 id, typed, pasted or chosen by name; the name of what is known stands under it. */
export function IdField(props: {
  label: string
  hideLabel?: boolean
  list: string
  known: readonly Known[]
  value: string
  error?: string | undefined
  disabled?: boolean
  onChange: (id: string) => void
}) {
  const { label, hideLabel = false, list, known, value, error, disabled = false, onChange } = props
  const name = value === '' ? undefined : known.find(({ id }) => id === value)?.name
  return (
    <div>
      <TextInput
        {...(hideLabel ? { 'aria-label': label } : { label })}
        list={list}
        value={value}
        error={error}
        disabled={disabled}
        maw={340}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.currentTarget.value.trim())}
      />
      {name && <Text c="dimmed">{name}</Text>}
    </div>
  )
}
