import { NativeSelect } from '@mantine/core'

export interface Choice {
  readonly value: string
  readonly label: string
}

/** One word of the sentence, chosen from a list: a plain box that arrow keys and first letters move. */
export function Chooser(props: {
  label: string
  value: string
  choices: readonly Choice[]
  onChange: (value: string) => void
  /** What stands here while nothing is chosen. */
  empty?: string
  error?: string | undefined
  id?: string
  /** At the widest, in px: the longest word of a list must not push the sentence over the line. */
  width?: number
}) {
  const { label, value, choices, onChange, empty, error, id, width = 330 } = props
  return (
    <NativeSelect
      aria-label={label}
      maw={width}
      value={value}
      error={error}
      data={[...(empty === undefined ? [] : [{ value: '', label: empty }]), ...choices]}
      onChange={(event) => onChange(event.currentTarget.value)}
      {...(id && { id })}
    />
  )
}
