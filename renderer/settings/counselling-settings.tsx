import { Button, Checkbox, Stack, Text, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Settings } from '../../shared/contract/settings.ts'
import { INSTRUMENTS } from '../../shared/records/instruments.ts'
import { SETTINGS } from '../../shared/records/setting.ts'
import { ask } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Section } from '../ui/page.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'

const say = words.settings

/** What counsellors choose from: the topics of sessions, and the questionnaires that are asked. */
export function CounsellingSettings({ settings }: { settings: Settings }) {
  return (
    <Section title={say.counselling}>
      <Stack gap="lg">
        <Topics topics={settings['counselling.topics']} />
        <Questionnaires codes={settings['counselling.instruments']} />
      </Stack>
    </Section>
  )
}

function useChange(name: 'counselling.topics' | 'counselling.instruments') {
  const [requestId, renew] = useRequestId()
  const cache = useQueryClient()
  const change = useMutation(
    ask.settings.change.mutationOptions({
      onSuccess: (now) => {
        cache.setQueryData(ask.settings.all.queryKey(), now)
        renew()
      },
    }),
  )
  return { change, send: (value: string[]) => change.mutate({ requestId, name, value }) }
}

/** A topic with words of its own in every language is kept by its code, whatever language it was typed in. */
function topicsOf(text: string): string[] {
  const known = new Map(
    SETTINGS['counselling.topics'].initial.map((code) => [words.counselling.topic(code).toLowerCase(), code]),
  )
  const lines = text.split('\n').map((line) => line.trim())
  return [
    ...new Set(lines.filter((line) => line !== '').map((line) => known.get(line.toLowerCase()) ?? line)),
  ]
}

function Topics({ topics }: { topics: readonly string[] }) {
  const [text, setText] = useState(() => topics.map(words.counselling.topic).join('\n'))
  const { change, send } = useChange('counselling.topics')
  const { label, how } = say.names['counselling.topics']
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        send(topicsOf(text))
      }}
    >
      <Stack gap="xs" align="flex-start">
        <ErrorSummary error={change.error} />
        <Textarea
          label={label}
          description={`${how} ${say.topicsLimits}`}
          w={520}
          rows={9}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={change.isPending}>
          {say.saveTopics}
        </Button>
        <Text role="status">{change.isSuccess && say.savedList(label)}</Text>
      </Stack>
    </form>
  )
}

function Questionnaires({ codes }: { codes: readonly string[] }) {
  const { change, send } = useChange('counselling.instruments')
  const { label, how } = say.names['counselling.instruments']
  return (
    <div>
      <ErrorSummary error={change.error} />
      <Checkbox.Group
        label={label}
        description={how}
        value={[...codes]}
        onChange={(chosen) =>
          send(INSTRUMENTS.map(({ code }) => code).filter((code) => chosen.includes(code)))
        }
      >
        <Stack gap="xs" mt={8}>
          {INSTRUMENTS.map(({ code, title, measures, licence }) => (
            <Checkbox
              key={code}
              value={code}
              disabled={change.isPending}
              label={`${title}: ${words.plans.measures[measures]}`}
              description={licence}
            />
          ))}
        </Stack>
      </Checkbox.Group>
      <Text role="status">{change.isSuccess && say.savedList(label)}</Text>
    </div>
  )
}
