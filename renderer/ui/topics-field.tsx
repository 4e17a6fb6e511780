import { Checkbox, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { KeyboardEvent } from 'react'
import { ask } from '../call.ts'
import { words } from '../words/index.ts'
import { KeyHintText } from './key-hint-text.tsx'

/** The site's topics: digits tick the first nine while the focus is here. */
export function TopicsField({ value, onChange }: { value: string[]; onChange: (value: string[]) => void }) {
  const topics = useQuery(ask.settings.all.queryOptions()).data?.['counselling.topics'] ?? []
  const toggle = (topic: string) =>
    onChange(value.includes(topic) ? value.filter((one) => one !== topic) : [...value, topic])
  const press = (event: KeyboardEvent) => {
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1]
    const topic = topics[Number(digit) - 1]
    if (!topic || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    toggle(topic)
  }
  return (
    <fieldset
      data-question
      onKeyDown={press}
      style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}
      aria-label={words.counselling.form.topics}
    >
      <Checkbox.Group
        label={words.counselling.form.topics}
        description={words.counselling.form.topicsHow}
        value={value}
        onChange={onChange}
      >
        <Group mt={4} gap="md">
          {topics.map((topic, index) => (
            <Checkbox
              key={topic}
              value={topic}
              label={
                index < 9 ? (
                  <KeyHintText text={String(index + 1)}>{words.counselling.topic(topic)}</KeyHintText>
                ) : (
                  words.counselling.topic(topic)
                )
              }
              aria-label={words.counselling.topic(topic)}
            />
          ))}
        </Group>
      </Checkbox.Group>
    </fieldset>
  )
}
