import { DigitGroup } from '../ui/digit-group.tsx'
import { words as all } from '../words/index.ts'

/** A question whose answers are a list of words, numbered from 1 in their order. */
export function Choices<T extends string>(props: {
  label: string
  words: Record<T, string>
  value: T | null
  onChange: (value: T) => void
  tried: boolean
  autoFocus?: boolean
}) {
  const { label, words, value, onChange, tried, autoFocus } = props
  const options = (Object.keys(words) as T[]).map((one, index) => ({
    value: one,
    digit: index + 1,
    label: words[one],
  }))
  return (
    <DigitGroup
      label={label}
      options={options}
      value={value}
      onChange={onChange}
      error={tried && value === null ? all.kit.notAnswered : undefined}
      autoFocus={autoFocus === true}
    />
  )
}
