import { Button, Group, Text } from '@mantine/core'
import { History } from 'lucide-react'
import { dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'
import { useSite } from './session-context.tsx'

/** Says that typed text came back, and lets it go. */
export function DraftNotice({ at, onDrop }: { at: number | null; onDrop: () => void }) {
  const { timeZone } = useSite()
  if (at === null) return null
  return (
    <Group gap="sm" role="status" bg="slate.1" px="md" py={6} style={{ borderRadius: 6 }}>
      <History size={20} aria-hidden />
      <Text flex={1}>{words.kit.draft.back(dayAndTime(at, timeZone))}</Text>
      <Button variant="subtle" onClick={onDrop}>
        {words.kit.draft.drop}
      </Button>
    </Group>
  )
}
