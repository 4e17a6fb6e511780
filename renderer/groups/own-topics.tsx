import { CloseButton, Group, Pill, Stack, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../call.ts'
import { words } from '../words/index.ts'

const say = words.groups.meetingForm

/** Topics beside the site's list, as they are typed. */
export function OwnTopics({ value, onChange }: { value: string[]; onChange: (topics: string[]) => void }) {
  const [typed, setTyped] = useState('')
  const listed = useQuery(ask.settings.all.queryOptions()).data?.['counselling.topics'] ?? []
  const own = value.filter((topic) => !listed.includes(topic))
  const add = () => {
    const topic = typed.trim()
    if (topic.length < 2) return
    setTyped('')
    if (!value.includes(topic)) onChange([...value, topic])
  }
  return (
    <Stack gap="xs">
      <TextInput
        label={say.ownTopic}
        description={say.ownTopicHow}
        w={420}
        maxLength={60}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey) return
          event.preventDefault()
          add()
        }}
      />
      {own.length > 0 && (
        <Group gap="xs" role="list">
          {own.map((topic) => (
            <Pill key={topic} size="lg" role="listitem">
              {topic}
              <CloseButton
                size="sm"
                aria-label={say.removeTopic(topic)}
                onClick={() => onChange(value.filter((one) => one !== topic))}
              />
            </Pill>
          ))}
        </Group>
      )}
    </Stack>
  )
}
