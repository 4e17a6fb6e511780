import { TextInput } from '@mantine/core'
import type { TypedAnswers } from '../../shared/contract/counter-events.ts'
import type { Sex } from '../../shared/records/client.ts'
import { latinDigits } from '../../shared/rules/latin-digits.ts'
import { words } from '../words/index.ts'
import { Choices } from './choices.tsx'

const say = words.induction

type Before = NonNullable<TypedAnswers['before']>
export interface BeforeTyped {
  lastOpioid: Before['lastOpioid'] | null
  hours: string
  alcohol: Before['alcohol'] | null
  benzodiazepines: Before['benzodiazepines'] | null
  pregnancy: NonNullable<Before['pregnancy']> | null
}
export const emptyBefore: BeforeTyped = {
  lastOpioid: null,
  hours: '',
  alcohol: null,
  benzodiazepines: null,
  pregnancy: null,
}

/** Null while something is not answered, or the hours are no number. */
export function readBefore(typed: BeforeTyped, sex: Sex): Before | null {
  const { lastOpioid, alcohol, benzodiazepines, pregnancy } = typed
  const hoursAgo = readHours(typed.hours)
  if (lastOpioid === null || alcohol === null || benzodiazepines === null || hoursAgo === 'wrong') return null
  if (sex !== 'M' && pregnancy === null) return null
  return {
    lastOpioid,
    alcohol,
    benzodiazepines,
    pregnancy: sex === 'M' ? null : pregnancy,
    hoursAgo: asksHours(lastOpioid) ? hoursAgo : null,
  }
}

const asksHours = (opioid: Before['lastOpioid'] | null) => opioid !== 'none' && opioid !== 'unknown'

function readHours(text: string): number | null | 'wrong' {
  const typed = latinDigits(text.trim()).replace(',', '.')
  if (typed === '') return null
  return /^\d{1,4}(\.\d)?$/.test(typed) && Number(typed) <= 2_000 ? Number(typed) : 'wrong'
}

/** What only the first dose asks. */
export function BeforeFirst(props: {
  value: BeforeTyped
  onChange: (changed: Partial<BeforeTyped>) => void
  sex: Sex
  tried: boolean
}) {
  const { value, onChange: set, sex, tried } = props
  return (
    <>
      <Choices
        label={say.lastOpioid}
        words={say.opioids}
        value={value.lastOpioid}
        onChange={(lastOpioid) => set({ lastOpioid })}
        tried={tried}
        autoFocus
      />
      {asksHours(value.lastOpioid) && (
        <TextInput
          label={say.hoursAgo}
          description={say.hoursAgoHow}
          inputMode="decimal"
          w={320}
          value={value.hours}
          error={tried && readHours(value.hours) === 'wrong' ? say.hoursWrong : undefined}
          onChange={(event) => set({ hours: event.currentTarget.value })}
        />
      )}
      <Choices
        label={say.alcohol}
        words={say.yesNo}
        value={value.alcohol}
        onChange={(alcohol) => set({ alcohol })}
        tried={tried}
      />
      <Choices
        label={say.benzodiazepines}
        words={say.yesNo}
        value={value.benzodiazepines}
        onChange={(benzodiazepines) => set({ benzodiazepines })}
        tried={tried}
      />
      {sex !== 'M' && (
        <Choices
          label={say.pregnancy}
          words={say.pregnancies}
          value={value.pregnancy}
          onChange={(pregnancy) => set({ pregnancy })}
          tried={tried}
        />
      )}
    </>
  )
}
