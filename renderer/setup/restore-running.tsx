import { Button, Progress, Stack, Text } from '@mantine/core'
import { words } from '../words/index.ts'
import type { OpeningProgress } from './use-restore-opening.ts'

const say = words.restore

/** A backup or a copy while it is opened and checked. */
export function RestoreRunning(props: Omit<OpeningProgress, 'kind'> & { onStop: () => void }) {
  const { phase, done, total, onStop } = props
  return (
    <Stack>
      <Text role="status">
        {say.phases[phase]} {say.progress(done, total)}
      </Text>
      <Progress value={total > 0 ? (done / total) * 100 : 0} size="lg" aria-label={say.phases[phase]} />
      <Text c="dimmed">{say.untouched}</Text>
      <Button variant="default" onClick={onStop} autoFocus style={{ alignSelf: 'start' }}>
        {say.stop}
      </Button>
    </Stack>
  )
}
