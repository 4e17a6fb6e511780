import { Button, Group, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Sheet } from '../../shared/contract/downtime.ts'
import { ask, call } from '../call.ts'
import { ConfirmDialog } from '../ui/dialog.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'

const say = words.downtime.enter

/** The last act on a sheet: whoever stands on no line entered did not come. */
export function FinishSheet(props: { sheet: Sheet; unsaved: number; onDone: () => void }) {
  const { sheet, unsaved, onDone } = props
  const [asking, setAsking] = useState(false)
  const [finishId] = useRequestId()
  const [usedId] = useRequestId()
  const cache = useQueryClient()
  const finish = useMutation({
    mutationFn: async () => {
      if (sheet.head.state !== 'used')
        await call.downtime.declare({ requestId: usedId, sheetIds: [sheet.head.id], state: 'used' })
      return call.downtime.finish({ requestId: finishId, sheetId: sheet.head.id })
    },
    onSuccess: (state) => {
      cache.setQueryData(ask.downtime.state.queryKey(), state)
      onDone()
    },
    onSettled: () => setAsking(false),
  })
  return (
    <>
      <ErrorSummary error={finish.error} />
      <Group>
        <Button variant="default" disabled={unsaved > 0} onClick={() => setAsking(true)}>
          {say.finish}
        </Button>
        {unsaved > 0 && <Text>{say.finishRows(unsaved)}</Text>}
      </Group>
      {asking && (
        <ConfirmDialog
          title={say.finishAsk(sheet.head.number)}
          confirm={say.finish}
          busy={finish.isPending}
          onClose={() => setAsking(false)}
          onConfirm={() => finish.mutate()}
        >
          <Text>{say.finishHow(sheet.entered.length)}</Text>
        </ConfirmDialog>
      )}
    </>
  )
}
