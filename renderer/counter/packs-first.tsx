import { Button, Stack, Text, Title } from '@mantine/core'
import { OpenPacks } from '../ui/open-packs.tsx'
import { words } from '../words/index.ts'

const say = words.counter

/** Before the first dose of the day: from which packs it is taken. Asked once, and may be put off. */
export function PacksFirst({ onDone }: { onDone: () => void }) {
  return (
    <Stack>
      <div>
        <Title order={1}>{say.packsFirst}</Title>
        <Text>{say.packsFirstHow}</Text>
      </div>
      <OpenPacks onAllOpen={onDone} />
      <div>
        <Button variant="subtle" onClick={onDone}>
          {say.packsLater}
        </Button>
      </div>
    </Stack>
  )
}
