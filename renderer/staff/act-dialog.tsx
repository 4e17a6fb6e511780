import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import type { Problem } from '../../shared/contract/call.ts'
import { problemsOf } from '../call.ts'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'

export const fieldId = (field: string) => `staff-${field}`

/**
 * A box that does one act on the staff. `check` says what is still wrong with what was typed; nothing is sent
 * before it is empty.
 */
export function ActDialog<T>(props: {
  title: string
  lead?: ReactNode
  save: string
  danger?: boolean
  check?: () => Problem[]
  act: (requestId: string) => Promise<T>
  onDone: (reply: T) => void
  onClose: () => void
  children?: (problems: readonly Problem[]) => ReactNode
}) {
  const { title, lead, save, danger = false, check, act, onDone, onClose, children } = props
  const [requestId] = useRequestId()
  const run = useMutation({
    mutationFn: async () => {
      const problems = check?.() ?? []
      return problems.length > 0 ? { problems } : { reply: await act(requestId) }
    },
    onSuccess: (outcome) => {
      if ('reply' in outcome) onDone(outcome.reply)
    },
  })
  // The same list until the next try: the summary takes the focus whenever it gets a new one.
  const problems = useMemo(
    () => [...problemsOf(run.error), ...(run.data && 'problems' in run.data ? run.data.problems : [])],
    [run.error, run.data],
  )
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!run.isPending) run.mutate()
        }}
      >
        <Stack>
          <ErrorSummary error={run.error} problems={problems} fieldId={fieldId} />
          {lead && <Text component="div">{lead}</Text>}
          {children?.(problems)}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words.shell.cancel}
            </Button>
            <Button type="submit" color={danger ? 'red' : 'pine'} loading={run.isPending}>
              {save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
