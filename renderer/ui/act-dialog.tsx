import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Problem } from '../../shared/contract/call.ts'
import { problemsOf } from '../call.ts'
import { words } from '../words/index.ts'
import { Dialog } from './dialog.tsx'
import { ErrorSummary, fieldErrors } from './error-summary.tsx'
import { useRequestId } from './use-request-id.ts'

/**
 * A box with a few fields and one act. `check` says what is wrong before anything is sent; what the server side
 * finds stands beside the fields too, and nothing typed is lost.
 */
export function ActDialog<T>(props: {
  title: string
  lead?: ReactNode
  save: string
  danger?: boolean
  /** The fields' ids begin so. */
  idOf: (field: string) => string
  check?: () => Problem[]
  act: (requestId: string) => Promise<T>
  onDone: (reply: T) => void
  onClose: () => void
  children?: (errors: Record<string, string>, problems: readonly Problem[]) => ReactNode
}) {
  const { title, lead, save, danger = false, idOf, check, act, onDone, onClose, children } = props
  const [requestId] = useRequestId()
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const run = useMutation({
    mutationFn: () => act(requestId),
    onSuccess: onDone,
    onError: (error) => setProblems(problemsOf(error)),
  })
  const submit = () => {
    const found = check?.() ?? []
    setProblems(found)
    if (found.length === 0) run.mutate()
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!run.isPending) submit()
        }}
      >
        <Stack>
          <ErrorSummary error={run.error} problems={problems} fieldId={idOf} />
          {lead && <Text component="div">{lead}</Text>}
          {children?.(fieldErrors(problems), problems)}
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
