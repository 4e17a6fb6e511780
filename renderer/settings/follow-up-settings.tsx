import { Button, Stack, Text, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Problem } from '../../shared/contract/call.ts'
import type { Settings } from '../../shared/contract/settings.ts'
import { readSpans, spansText } from '../../shared/rules/span-text.ts'
import { ask } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Section } from '../ui/page.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'

const say = words.settings
type Name = 'follow_up.template' | 'rehabilitation.phases' | 'rehabilitation.duties'

/** A phase or duty with words of its own is kept by its code, whatever language it was typed in. */
function linesOf(text: string, codes: readonly string[], wordOf: (code: string) => string): string[] {
  const byWord = new Map(codes.map((code) => [wordOf(code), code]))
  const lines = text.split('\n').map((line) => line.trim())
  return [...new Set(lines.filter((line) => line !== '').map((line) => byWord.get(line) ?? line))]
}

/** When people are followed up, and what a stay in rehabilitation is made of. */
export function FollowUpSettings({ settings }: { settings: Settings }) {
  const { phase, duty } = words.rehabilitation
  const phases = settings['rehabilitation.phases']
  const duties = settings['rehabilitation.duties']
  return (
    <Section title={words.followUp.title}>
      <Stack gap="lg">
        <OneSetting
          name="follow_up.template"
          text={spansText(settings['follow_up.template'])}
          rows={1}
          read={readSpans}
        />
        <OneSetting
          name="rehabilitation.phases"
          text={phases.map(phase).join('\n')}
          rows={4}
          read={(text) => linesOf(text, phases, phase)}
        />
        <OneSetting
          name="rehabilitation.duties"
          text={duties.map(duty).join('\n')}
          rows={6}
          read={(text) => linesOf(text, duties, duty)}
        />
      </Stack>
    </Section>
  )
}

function OneSetting(props: {
  name: Name
  text: string
  rows: number
  /** Null: what was typed cannot be read. */
  read: (text: string) => Settings[Name] | null
}) {
  const { name, rows, read } = props
  const [text, setText] = useState(props.text)
  const [problems, setProblems] = useState<readonly Problem[]>([])
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
  const { label, how } = say.names[name]
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const value = read(text)
        setProblems(value === null ? [{ field: name, code: 'template_not_read' }] : [])
        if (value !== null) change.mutate({ requestId, name, value: [...value] })
      }}
    >
      <Stack gap="xs" align="flex-start">
        <ErrorSummary error={change.error} problems={problems} />
        <Textarea
          label={label}
          description={how}
          w={520}
          rows={rows}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant="default"
          loading={change.isPending}
          aria-label={words.followUp.settings.saveOf(label)}
        >
          {words.followUp.settings.save}
        </Button>
        <Text role="status">{change.isSuccess && words.followUp.settings.saved}</Text>
      </Stack>
    </form>
  )
}
