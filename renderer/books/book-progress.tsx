import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import { Section } from '../ui/page.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import type { useBook } from './use-book.ts'

const say = words.books

export function BookProgress({ book: { progress, cancel } }: { book: ReturnType<typeof useBook> }) {
  if (progress === null) return null
  const starting = progress === 'starting'
  const text = starting ? say.progress.starting : say.progress[progress.phase](progress.done, progress.total)
  // Laying out takes about a tenth of the whole.
  const share = starting ? 0 : progress.total === 0 ? 1 : progress.done / progress.total
  const value = starting ? 0 : progress.phase === 'measuring' ? share * 10 : 10 + share * 90
  return (
    <Section title={say.progress.title}>
      <Stack gap="sm">
        <Text role="status">{text}</Text>
        <Progress value={value} size="lg" aria-label={say.progress.title} />
        <Text c="dimmed">{say.progress.goOn}</Text>
        <Group>
          <Button variant="default" onClick={cancel} autoFocus>
            {say.progress.cancel}
          </Button>
        </Group>
      </Stack>
    </Section>
  )
}

/** How the last one ended. */
export function BookDone({ book: { done, stopped } }: { book: ReturnType<typeof useBook> }) {
  if (stopped) return <StatusBar tone="note" live title={say.done.stopped} />
  if (done === null) return null
  if (done.outcome === 'cancelled')
    return (
      <StatusBar tone="note" live title={say.done.cancelled}>
        {say.done.cancelledText}
      </StatusBar>
    )
  return (
    <StatusBar tone="good" live title={say.done[done.outcome]}>
      {done.file === null ? say.done.spooler : say.done.text(done.file, done.rows, done.pages)}
    </StatusBar>
  )
}
