import { Box, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'

/** One screen: a heading, what to do at its right, and the content. Says its title to a screen reader. */
export function Page(props: { title: string; lead?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  const { title, lead, actions, children } = props
  useEffect(() => {
    document.title = `${title} – OST Register`
  }, [title])
  return (
    <Stack gap="lg" p="lg" maw={1400}>
      <Group justify="space-between" align="flex-start" gap="md">
        <div>
          <Title order={1}>{title}</Title>
          {lead && (
            <Text c="dimmed" maw={760} component="div">
              {lead}
            </Text>
          )}
        </div>
        {actions && (
          <Group gap="sm" className="ost-no-print">
            {actions}
          </Group>
        )}
      </Group>
      {children}
    </Stack>
  )
}

/** A part of a screen with its own heading. */
export function Section(props: {
  title?: string
  actions?: ReactNode
  flush?: boolean
  children: ReactNode
}) {
  const { title, actions, flush = false, children } = props
  const id = useId()
  return (
    <Paper
      component="section"
      withBorder
      p={flush ? 0 : 'lg'}
      bd="1px solid var(--mantine-color-slate-3)"
      aria-labelledby={title ? id : undefined}
    >
      {(title || actions) && (
        <Group justify="space-between" mb={flush ? 0 : 'sm'} p={flush ? 'md' : 0} pb={flush ? 'sm' : 0}>
          {title && (
            <Title order={2} id={id}>
              {title}
            </Title>
          )}
          {actions}
        </Group>
      )}
      {children}
    </Paper>
  )
}

/** What stands where nothing is yet: in words, with the next step. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <Box py="xl" px="lg" ta="center">
      <Text c="dimmed" maw={520} mx="auto" mb={action ? 'md' : 0} component="div">
        {children}
      </Text>
      {action}
    </Box>
  )
}

/** When this goes, the focus is again where it was when this came. */
export function useFocusBack() {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    },
    [before],
  )
}

/** Brings the focus to a heading or box as soon as it appears. */
export function useFocusOnMount<T extends HTMLElement>() {
  const ref = useRef<T>(null)
  useEffect(() => ref.current?.focus(), [])
  return ref
}
