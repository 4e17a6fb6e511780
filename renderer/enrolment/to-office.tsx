import { Button, Group, Stack, Text } from '@mantine/core'
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
import { usePlace } from './place.tsx'

const say = words.enrolment.toOffice

/** Writes the tokens beside the backup. */
export function ToOffice(props: { state: EnrolmentState; onState: (next: EnrolmentState) => void }) {
  const { state, onState } = props
  const { timeZone } = useSite()
  const { folder, chooser, error } = usePlace()
  const [requestId, renew] = useRequestId()
  const write = useMutation({
    mutationFn: (to: string) => call.enrolments.export({ requestId, folder: to }),
    onSuccess: ({ state: next }) => onState(next),
    onSettled: renew,
  })
  const { lastExport: last } = state
  return (
    <Section title={say.title}>
      <Stack>
        <Text>{say.lead(state.inTreatment, state.leftOut.length)}</Text>
        <Text c="dimmed">
          {last ? say.last(last.sequence, dayAndTime(last.at, timeZone), last.clients) : say.never}
        </Text>
        <ErrorSummary error={write.error ?? error} />
        {write.data && <StatusBar tone="good" live title={say.written(write.data.file)} />}
        {state.key ? (
          <>
            {chooser}
            <Group>
              <Button
                disabled={folder === null}
                loading={write.isPending}
                onClick={() => folder !== null && write.mutate(folder)}
              >
                {say.write}
              </Button>
            </Group>
          </>
        ) : (
          <StatusBar tone="note" title={say.noKey} />
        )}
      </Stack>
    </Section>
  )
}
