import { Button, Group, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ask, call } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Section } from '../ui/page.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'

const say = words.office.receipts

/** One act for all of these sites; the files go back on the stick that the backups came on. */
export function WriteReceipts({ siteIds, folder }: { siteIds: readonly number[]; folder: string }) {
  const cache = useQueryClient()
  const [requestId, renew] = useRequestId()
  const write = useMutation({
    mutationFn: () => call.office.writeReceipts({ requestId, folder, siteIds: [...siteIds] }),
    onSettled: () => {
      renew()
      return cache.invalidateQueries({ queryKey: ask.office.key() })
    },
  })
  return (
    <Section title={say.title}>
      <ErrorSummary error={write.error} />
      {write.data ? (
        <StatusBar live tone="good" title={say.written(write.data.files.length, folder)}>
          {say.how}
        </StatusBar>
      ) : (
        <Group>
          <Button
            disabled={folder === '' || siteIds.length === 0}
            loading={write.isPending}
            onClick={() => write.mutate()}
          >
            {say.write(siteIds.length)}
          </Button>
          <Text c="dimmed">{folder === '' ? say.noFolder : say.to(folder)}</Text>
        </Group>
      )}
    </Section>
  )
}
