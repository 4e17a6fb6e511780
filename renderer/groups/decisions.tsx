import { Button, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { ask } from '../call.ts'
import { DateText } from '../ui/date-field.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Section } from '../ui/page.tsx'
import { words } from '../words/index.ts'

const say = words.groups.year

/** What the group decided in a year; it is read only when somebody asks, as each reading is written down. */
export function Decisions({ groupId, year }: { groupId: number; year: number }) {
  const read = useMutation(ask.groups.decisions.mutationOptions())
  return (
    <Section title={say.decisions}>
      <ErrorSummary error={read.error} />
      {!read.data && (
        <Stack gap="xs" align="flex-start">
          <Text c="dimmed">{say.decisionsHow}</Text>
          <Button variant="default" loading={read.isPending} onClick={() => read.mutate({ groupId, year })}>
            {say.showDecisions}
          </Button>
        </Stack>
      )}
      {read.data?.length === 0 && <Text>{say.noDecisions}</Text>}
      {read.data?.map(({ meetingId, day, decisions }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one meeting's note have no key of their own here
        <div key={`${meetingId} ${index}`}>
          <Text fw={600} mt="sm">
            <DateText day={day} />
          </Text>
          <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{decisions}</Text>
        </div>
      ))}
    </Section>
  )
}
