import { Button, List, Stack, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { RestoreOpened } from '../../shared/contract/restore.ts'
import { call } from '../call.ts'
import { StatusBar } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import { RestoreChoose } from './restore-choose.step.tsx'
import { RestoreLook } from './restore-look.step.tsx'
import { RestorePeople } from './restore-people.step.tsx'
import type { OpeningInput } from './use-restore-opening.ts'

const say = words.restore

type At =
  | { step: 'choose' }
  | { step: 'look'; opened: RestoreOpened; by: OpeningInput['by'] }
  | { step: 'people'; opened: RestoreOpened; by: OpeningInput['by']; confirmed: number | null }
  | { step: 'done'; aside: string | null }

/** Bringing a register back: the backup, a look at it, two people. Until the very end nothing here is changed. */
export function RestoreWizard(props: {
  door: (title: string, content: ReactNode) => ReactNode
  onLeave: () => void
}) {
  const { door, onLeave } = props
  const [at, setAt] = useState<At>({ step: 'choose' })
  const leave = () => {
    void call.restore.leave()
    onLeave()
  }
  switch (at.step) {
    case 'choose':
      return door(
        say.title,
        <RestoreChoose onOpened={(opened, by) => setAt({ step: 'look', opened, by })} onLeave={leave} />,
      )
    case 'look':
      return door(
        say.title,
        <RestoreLook
          opened={at.opened}
          onBack={() => setAt({ step: 'choose' })}
          onNext={(confirmed) => setAt({ ...at, step: 'people', confirmed })}
        />,
      )
    case 'people':
      return door(
        say.title,
        <RestorePeople
          opened={at.opened}
          by={at.by}
          confirmed={at.confirmed}
          onBack={() => setAt({ step: 'look', opened: at.opened, by: at.by })}
          onDone={(aside) => setAt({ step: 'done', aside })}
        />,
      )
    case 'done':
      return door(say.done, <Done aside={at.aside} onLeave={onLeave} />)
  }
}

function Done({ aside, onLeave }: { aside: string | null; onLeave: () => void }) {
  return (
    <Stack align="flex-start">
      <StatusBar tone="good" title={say.done} live>
        {aside && say.asideWas(aside)}
      </StatusBar>
      <List spacing="xs">
        {say.after.map((line) => (
          <List.Item key={line}>
            <Text>{line}</Text>
          </List.Item>
        ))}
      </List>
      <Button autoFocus onClick={onLeave}>
        {say.toSignIn}
      </Button>
    </Stack>
  )
}
