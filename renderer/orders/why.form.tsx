import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { sentence, words } from '../words/index.ts'

const LEAST = 3

interface WhyProps<T> {
  lead?: ReactNode
  reasonLabel: string
  save: string
  danger?: boolean
  /** Whether what else the box asks for is there. */
  ready?: boolean
  act: (requestId: string, reason: string) => Promise<T>
  onDone: (reply: T) => void
  onClose: () => void
  children?: ReactNode
}

/** A box that asks for a reason in a person's own words, and does one act with it. */
export function WhyDialog<T>({ title, ...form }: WhyProps<T> & { title: string; lead: ReactNode }) {
  return (
    <Dialog title={title} onClose={form.onClose}>
      <WhyForm {...form} />
    </Dialog>
  )
}

/** The same inside of a box that is open already. */
export function WhyForm<T>(props: WhyProps<T>) {
  const { lead, reasonLabel, save, danger = false, ready = true, act, onDone, onClose, children } = props
  const [requestId] = useRequestId()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const run = useMutation({ mutationFn: () => act(requestId, reason.trim()), onSuccess: onDone })
  const missing = reason.trim().length < LEAST
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!missing) run.mutate()
      }}
    >
      <Stack>
        <ErrorSummary error={run.error} />
        {lead && <Text component="div">{lead}</Text>}
        {children}
        <Textarea
          label={reasonLabel}
          description={words.orders.form.reasonHow}
          value={reason}
          maxLength={300}
          rows={2}
          data-autofocus
          autoFocus
          error={tried && missing ? sentence({ code: 'order_reason_missing' }) : undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words.shell.cancel}
          </Button>
          <Button type="submit" color={danger ? 'red' : 'pine'} loading={run.isPending} disabled={!ready}>
            {save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
