import { Button, Group, List, Stack, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { words } from '../words/index.ts'
import { NewSiteWizard } from './new-site-wizard.tsx'

const say = words.setup.welcome

/** No register on this computer yet. `door` is the plain room that stands around the first words. */
export function FirstRun(props: {
  door: (title: string, content: ReactNode) => ReactNode
  onRestore: () => void
}) {
  const { door, onRestore } = props
  const [begun, setBegun] = useState<'site' | 'office' | null>(null)
  if (begun) return <NewSiteWizard office={begun === 'office'} />
  return door(
    say.title,
    <Stack align="flex-start">
      <Text>{say.lead}</Text>
      <List spacing="xs">
        {say.ready.map((thing) => (
          <List.Item key={thing}>{thing}</List.Item>
        ))}
      </List>
      <Group mt="sm">
        <Button size="lg" autoFocus onClick={() => setBegun('site')}>
          {say.begin}
        </Button>
        <Button size="lg" variant="default" onClick={onRestore}>
          {words.restore.begin}
        </Button>
        <Button size="lg" variant="default" onClick={() => setBegun('office')}>
          {say.office}
        </Button>
      </Group>
    </Stack>,
  )
}
