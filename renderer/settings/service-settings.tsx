import { Button, Stack, Text, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Settings } from '../../shared/contract/settings.ts'
import { ask } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Section } from '../ui/page.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'

const say = words.settings
const NAME = 'services.places'

/** A place with words of its own is kept by its code, whatever language it was typed in. */
const placesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map(words.services.placeOf),
  ),
]

/** The site's own spots, which the contact grid offers. */
export function ServiceSettings({ settings }: { settings: Settings }) {
  const [text, setText] = useState(() => settings[NAME].map(words.services.place).join('\n'))
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
  const { label, how } = say.names[NAME]
  return (
    <Section title={words.services.title}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate({ requestId, name: NAME, value: placesOf(text) })
        }}
      >
        <Stack gap="xs" align="flex-start">
          <ErrorSummary error={change.error} />
          <Textarea
            label={label}
            description={how}
            w={520}
            rows={6}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={change.isPending}>
            {words.services.grid.savePlaces}
          </Button>
          <Text role="status">{change.isSuccess && words.services.grid.placesSaved}</Text>
        </Stack>
      </form>
    </Section>
  )
}
