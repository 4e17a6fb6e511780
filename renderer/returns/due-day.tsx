import { NativeSelect, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ask } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Section } from '../ui/page.tsx'
import { useSignedIn } from '../ui/session-context.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'

const say = words.returns.due
const DAYS = Array.from({ length: 28 }, (_, index) => String(index + 1))

/** From which day on Home asks; the manager sets it. */
export function DueDay({ day }: { day: number }) {
  const { role } = useSignedIn()
  const [requestId, renew] = useRequestId()
  const cache = useQueryClient()
  const change = useMutation(
    ask.settings.change.mutationOptions({
      onSuccess: () => {
        renew()
        return cache.invalidateQueries({ queryKey: ask.returns.key() })
      },
    }),
  )
  if (role !== 'manager') return null
  return (
    <Section>
      <ErrorSummary error={change.error} />
      <NativeSelect
        label={say.label}
        w={120}
        styles={{ label: { whiteSpace: 'nowrap' } }}
        value={String(day)}
        disabled={change.isPending}
        data={DAYS}
        onChange={(event) =>
          change.mutate({ requestId, name: 'returns.due_day', value: Number(event.currentTarget.value) })
        }
      />
      <Text role="status">{change.isSuccess && say.saved(day)}</Text>
    </Section>
  )
}
