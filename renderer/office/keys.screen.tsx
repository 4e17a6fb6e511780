import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { ask, call } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import { FolderChooser } from '../ui/folder-chooser.tsx'
import { Loading } from '../ui/loading.tsx'
import { Page, Section } from '../ui/page.tsx'
import { useSignedIn } from '../ui/session-context.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import classes from './office.module.css'
import { useFolders } from './office.queries.ts'

const say = words.office.keys
const PRINTS = ['ed25519', 'ageA', 'ageB'] as const

/** What the office reads to its sites by telephone, and the card that it hands to them. */
export function KeysScreen() {
  const card = useQuery(ask.office.card.queryOptions())
  const { role } = useSignedIn()
  if (card.isError) return <FailedPage title={say.title} error={card.error} />
  if (!card.data) return <Loading />
  return (
    <Page title={say.title} lead={say.lead}>
      <Stack gap="lg">
        <Section title={say.prints}>
          <Text mb="sm">{say.read(card.data.card.name)}</Text>
          <dl className={classes.prints}>
            {PRINTS.map((print) => (
              <div key={print}>
                <dt>{words.setup.office.prints[print]}</dt>
                <dd>{card.data.fingerprints[print]}</dd>
              </div>
            ))}
          </dl>
        </Section>
        {role !== 'data' && <SaveCard />}
        <Section title={say.sealed}>
          <Text>{say.sealedHow}</Text>
        </Section>
      </Stack>
    </Page>
  )
}

function SaveCard() {
  const places = useFolders()
  const { folder } = places
  const save = useMutation({ mutationFn: () => call.office.saveCard({ folder }) })
  return (
    <Section title={say.card}>
      <Stack gap="md">
        <Text>{say.cardHow}</Text>
        <ErrorSummary error={save.error ?? places.error} />
        {save.data && <StatusBar live tone="good" title={say.saved(save.data.file)} />}
        <FolderChooser
          label={say.where}
          folders={places.folders}
          value={folder}
          onChange={places.choose}
          onLookAgain={places.lookAgain}
          onChooseFolder={places.chooseFolder}
        />
        <Group>
          <Button disabled={folder === ''} loading={save.isPending} onClick={() => save.mutate()}>
            {say.save}
          </Button>
        </Group>
      </Stack>
    </Section>
  )
}
