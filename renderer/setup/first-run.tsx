import { Button, List, Stack, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { words } from '../words/index.ts'
import { NewSiteWizard } from './new-site-wizard.tsx'

const say = words.setup.welcome

/** No register on this computer yet. `door` is the plain room that stands around the first words. */
export function FirstRun({ door }: { door: (title: string, content: ReactNode) => ReactNode }) {
  const [begun, setBegun] = useState(false)
  if (begun) return <NewSiteWizard />
  return door(
    say.title,
    <Stack align="flex-start">
      <Text>{say.lead}</Text>
      <List spacing="xs">
        {say.ready.map((thing) => (
          <List.Item key={thing}>{thing}</List.Item>
        ))}
      </List>
      <Button size="lg" mt="sm" autoFocus onClick={() => setBegun(true)}>
        {say.begin}
      </Button>
    </Stack>,
  )
}
