import { NativeSelect, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ask } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Section } from '../ui/page.tsx'
import { useSession } from '../ui/session-context.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'

type Weekday = keyof typeof words.setup.site.weekdays

/** On which day Home begins to remind; the manager sets it. */
export function BackupWeekday({ weekday }: { weekday: number }) {
  const { signedIn } = useSession()
  const [requestId, renew] = useRequestId()
  const cache = useQueryClient()
  const change = useMutation(
    ask.settings.change.mutationOptions({
      onSuccess: () => {
        renew()
        return cache.invalidateQueries({ queryKey: ask.backups.key() })
      },
    }),
  )
  if (signedIn?.role !== 'manager') return null
  const { weekdays } = words.setup.site
  return (
    <Section title={words.backups.weekday}>
      <ErrorSummary error={change.error} />
      <NativeSelect
        aria-label={words.backups.weekday}
        w={260}
        value={String(weekday)}
        disabled={change.isPending}
        data={Object.entries(weekdays).map(([value, label]) => ({ value, label }))}
        onChange={(event) =>
          change.mutate({ requestId, name: 'backup.weekday', value: Number(event.currentTarget.value) })
        }
      />
      <Text role="status">
        {change.isSuccess && words.backups.weekdaySaved(weekdays[weekday as Weekday])}
      </Text>
    </Section>
  )
}
