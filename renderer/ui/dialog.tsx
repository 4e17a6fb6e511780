import { Button, Group, Modal, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { words } from '../words/index.ts'
import { KeyLayer } from './keys.tsx'

/** A box above the screen: the screen's keys are silent while it is there, Esc closes it. */
export function Dialog(props: {
  title: string
  onClose: () => void
  size?: 'md' | 'lg' | 'xl'
  children: ReactNode
}) {
  const { title, onClose, size = 'lg', children } = props
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={size}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': words.shell.close }}
      styles={{ title: { fontSize: '1.25rem', fontWeight: 650 } }}
    >
      <KeyLayer>{children}</KeyLayer>
    </Modal>
  )
}

/** Asks before an act that is hard to mend. The words on the button name the act; never *OK*. */
export function ConfirmDialog(props: {
  title: string
  confirm: string
  onConfirm: () => void
  onClose: () => void
  danger?: boolean
  busy?: boolean
  children?: ReactNode
}) {
  const { title, confirm, onConfirm, onClose, danger = false, busy = false, children } = props
  return (
    <Dialog title={title} onClose={onClose}>
      <Stack>
        {children}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus={danger || undefined}>
            {words.shell.cancel}
          </Button>
          <Button
            color={danger ? 'red' : 'pine'}
            onClick={onConfirm}
            loading={busy}
            data-autofocus={danger ? undefined : true}
          >
            {confirm}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
