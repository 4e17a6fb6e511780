import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReceiptRead } from '../../shared/contract/backups.ts'
import { ask } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { words } from '../words/index.ts'

const say = words.backups.receipts

/** What the office sent back on the stick. */
export function TakeReceipts({ folder }: { folder: string | null }) {
  const cache = useQueryClient()
  const take = useMutation(
    ask.backups.takeReceipts.mutationOptions({
      onSuccess: () => cache.invalidateQueries({ queryKey: ask.backups.history.key() }),
    }),
  )
  return (
    <Stack gap={4}>
      <Text fw={600}>{say.title}</Text>
      <Text c="dimmed">{say.lead}</Text>
      <ErrorSummary error={take.error} />
      <Group>
        <Button
          variant="default"
          disabled={!folder}
          loading={take.isPending}
          onClick={() => folder && take.mutate({ folder })}
        >
          {say.take}
        </Button>
      </Group>
      <div role="status">
        {take.data?.length === 0 && <Text>{say.none}</Text>}
        {take.data?.map((read) => (
          <Text key={read.file}>{lineOf(read)}</Text>
        ))}
      </div>
    </Stack>
  )
}

const lineOf = ({ file, outcome, sequence }: ReceiptRead) => say.outcome[outcome](file, sequence ?? 0)
