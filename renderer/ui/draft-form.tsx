import { Button, Group, Stack } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import type { Problem } from '../../shared/contract/call.ts'
import { words } from '../words/index.ts'
import { DraftNotice } from './draft-notice.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { KeyHint, useKey } from './keys.tsx'

/**
 * A long form that is kept as a draft: what is wrong above it, the notice of what came back, Ctrl+Enter saves, and the
 * focus begins at what is marked `data-autofocus`. `draft` is what `useDraft` gives; `onDrop` empties the fields.
 */
export function DraftForm(props: {
  draft: { restoredAt: number | null; clear: () => void }
  onDrop: () => void
  error: unknown
  problems?: readonly Problem[]
  idOf?: (field: string) => string
  save: string
  busy: boolean
  onSave: () => void
  onCancel: () => void
  children: ReactNode
}) {
  const { draft, onDrop, error, problems, idOf, save, busy, onSave, onCancel, children } = props
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(), [])
  const submit = () => {
    if (!busy) onSave()
  }
  useKey('ctrl+enter', save, submit)
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack gap="md">
        <ErrorSummary error={error} {...(problems && { problems })} {...(idOf && { fieldId: idOf })} />
        <DraftNotice
          at={draft.restoredAt}
          onDrop={() => {
            onDrop()
            draft.clear()
          }}
        />
        {children}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {words.shell.cancel}
          </Button>
          <Button type="submit" loading={busy} rightSection={<KeyHint keys="ctrl+enter" />}>
            {save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
