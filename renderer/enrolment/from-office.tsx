import { FileInput, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { EnrolmentState } from '../../shared/contract/enrolments.ts'
import { call } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Section } from '../ui/page.tsx'
import { useSite } from '../ui/session-context.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'

const say = words.enrolment.fromOffice

/** The way in for the token key and for each list of cases. */
export function FromOffice(props: { state: EnrolmentState; onState: (next: EnrolmentState) => void }) {
  const { state, onState } = props
  const { timeZone } = useSite()
  const [requestId, renew] = useRequestId()
  const take = useMutation({
    mutationFn: async (file: File) => call.enrolments.takeIn({ requestId, text: await file.text() }),
    onSuccess: ({ state: next }) => onState(next),
    onSettled: renew,
  })
  const { key } = state
  const when = (at: number) => dayAndTime(at, timeZone)
  return (
    <Section title={say.title}>
      <Stack>
        <Text>{say.lead}</Text>
        <Text c="dimmed">
          {key ? say.key(key.keyId, when(key.madeAt), key.takenInBy, when(key.takenInAt)) : say.noKey}
        </Text>
        <ErrorSummary error={take.error} />
        {take.data && <StatusBar tone="good" live title={say.takenIn[take.data.what]} />}
        <FileInput
          label={say.file}
          placeholder={say.choose}
          accept=".osttokenkey,.ostholdlist"
          maw={420}
          value={null}
          disabled={take.isPending}
          onChange={(file) => file && take.mutate(file)}
        />
      </Stack>
    </Section>
  )
}
