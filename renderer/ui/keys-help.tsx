import { SimpleGrid, Table, Title } from '@mantine/core'
import { words } from '../words/index.ts'
import { Dialog } from './dialog.tsx'
import { type KeyAct, KeyHint, useKeyActs } from './keys.tsx'

const GROUPS = ['here', 'go', 'everywhere'] as const
const TITLES = {
  here: words.shell.keysHere,
  go: words.shell.keysGo,
  everywhere: words.shell.keysEverywhere,
}

/** F1: every key that does something now. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const acts = useKeyActs()
  const always: KeyAct[] = [
    { keys: 'enter', label: words.shell.keys.confirm, group: 'everywhere' },
    { keys: 'escape', label: words.shell.keys.away, group: 'everywhere' },
    { keys: 'tab', label: words.shell.keys.next, group: 'everywhere' },
  ]
  return (
    <Dialog title={words.shell.keysTitle} onClose={onClose} size="xl">
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
        {GROUPS.map((group) => {
          const mine = [...acts, ...always].filter((act) => act.group === group)
          if (mine.length === 0) return null
          return (
            <section key={group}>
              <Title order={2} size="h3" mb="xs">
                {TITLES[group]}
              </Title>
              <Table withRowBorders={false} verticalSpacing={4}>
                <Table.Tbody>
                  {mine.map(({ keys, label }) => (
                    <Table.Tr key={keys}>
                      <Table.Th scope="row" w={110} fw={400} ta="left">
                        <KeyHint keys={keys} />
                      </Table.Th>
                      <Table.Td>{label}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </section>
          )
        })}
      </SimpleGrid>
    </Dialog>
  )
}
