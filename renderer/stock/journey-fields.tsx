import { Group, TextInput } from '@mantine/core'
import { words } from '../words/index.ts'

/** From or to whom stock goes, with which paper, and who carries it. */
export interface Journey {
  document: string
  otherParty: string
  carrier: string
}
export const noJourney: Journey = { document: '', otherParty: '', carrier: '' }

export type JourneyErrors = Partial<Record<keyof Journey, string>>

export function journeyErrors(journey: Journey, asked: readonly (keyof Journey)[]): JourneyErrors {
  const { missing } = words.boxes.leaving
  const sentences = { document: missing.document, otherParty: missing.party, carrier: missing.carrier }
  return Object.fromEntries(
    asked.filter((field) => journey[field].trim() === '').map((field) => [field, sentences[field]]),
  )
}

export function JourneyFields(props: {
  labels: Partial<Record<keyof Journey, string>>
  journey: Journey
  errors: JourneyErrors
  onChange: (journey: Journey) => void
}) {
  const { labels, journey, errors, onChange } = props
  const fields = ['otherParty', 'carrier', 'document'] as const
  return (
    <Group align="flex-start">
      {fields
        .filter((field) => labels[field])
        .map((field) => (
          <TextInput
            key={field}
            label={labels[field]}
            value={journey[field]}
            error={errors[field]}
            maxLength={field === 'document' ? 60 : 80}
            w={320}
            maw="100%"
            autoComplete="off"
            onChange={(event) => onChange({ ...journey, [field]: event.currentTarget.value })}
          />
        ))}
    </Group>
  )
}
