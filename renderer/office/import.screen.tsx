import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FolderLook } from '../../shared/contract/office.ts'
import { ask } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { FolderChooser } from '../ui/folder-chooser.tsx'
import { Page, Section } from '../ui/page.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import { CardDialog } from './card.dialog.tsx'
import { useFolders, useImport, useSites } from './office.queries.ts'
import { VerdictTable } from './verdict-table.tsx'
import { WriteReceipts } from './write-receipts.tsx'

const say = words.office.import

/** The office's Monday: stick in, look, take in, write the receipts. */
export function ImportScreen() {
  const places = useFolders()
  const taking = useImport()
  const sites = useSites()
  const { folder } = places
  const look = useQuery({
    ...ask.office.look.queryOptions({ input: { folder } }),
    enabled: folder !== '' && taking.progress === null,
  })
  const waiting = sites.data?.waiting ?? 0
  if (taking.progress) return <Running taking={taking} />
  const imported = [
    ...new Set(
      taking.verdicts.flatMap(({ outcome, siteId }) => (outcome === 'good' && siteId ? [siteId] : [])),
    ),
  ]
  return (
    <Page title={say.title} lead={say.lead}>
      <Stack gap="lg">
        <ErrorSummary error={taking.error ?? places.error ?? look.error} />
        {taking.ended && (
          <StatusBar
            live
            tone={taking.ended === 'done' ? 'good' : 'note'}
            title={taking.ended === 'done' ? say.done(taking.verdicts.length, imported.length) : say.stopped}
          />
        )}
        {taking.verdicts.length > 0 && (
          <Section title={say.verdicts} flush>
            <VerdictTable verdicts={taking.verdicts} />
          </Section>
        )}
        {imported.length > 0 && <WriteReceipts siteIds={imported} folder={folder} />}
        <Section title={say.from}>
          <Stack gap="md">
            <FolderChooser
              label={say.folder}
              folders={places.folders}
              value={folder}
              onChange={places.choose}
              onLookAgain={() => {
                places.lookAgain()
                void look.refetch()
              }}
              onChooseFolder={places.chooseFolder}
            />
            {look.data && <Found look={look.data} folder={folder} />}
            <Group>
              <Button
                size="md"
                disabled={!look.data || look.data.backups === 0}
                onClick={() => void taking.start(folder)}
              >
                {say.take}
              </Button>
              {waiting > 0 && (
                <Button variant="default" onClick={() => void taking.start(null)}>
                  {say.takeWaiting(waiting)}
                </Button>
              )}
            </Group>
          </Stack>
        </Section>
      </Stack>
    </Page>
  )
}

/** What the folder holds, and the cards in it that are new here. */
function Found({ look, folder }: { look: FolderLook; folder: string }) {
  const [file, setFile] = useState<string | null>(null)
  const cards = look.cards.filter(({ state }) => state !== 'known')
  const card = cards.find((one) => one.file === file)
  const unknown = look.sites.filter(({ known }) => !known).map(({ code }) => code)
  return (
    <Stack gap="sm">
      <Text>{look.backups === 0 ? say.nothing : say.found(look.backups, look.sites.length, look.bytes)}</Text>
      {cards.map((one) => (
        <StatusBar
          key={one.file}
          tone={one.state === 'new' ? 'due' : 'warn'}
          title={say.card[one.state](one.code, one.name)}
        >
          {one.state !== 'code_taken' && (
            <Button mt="xs" variant="default" onClick={() => setFile(one.file)}>
              {say.takeCard(one.code)}
            </Button>
          )}
        </StatusBar>
      ))}
      {unknown.length > 0 && cards.length === 0 && <Text>{say.unknown(unknown)}</Text>}
      {card && <CardDialog card={card} folder={folder} onClose={() => setFile(null)} />}
    </Stack>
  )
}

function Running({ taking }: { taking: ReturnType<typeof useImport> }) {
  const { progress, verdicts, cancel } = taking
  const known = progress !== 'begun' && progress !== null ? progress : null
  const part = known && known.total > 0 ? (known.phase === 'checking' ? 1 : known.done / known.total) : 0
  const percent = known ? ((known.place - 1 + part) / Math.max(1, known.of)) * 100 : 0
  return (
    <Page title={say.title}>
      <Section title={say.running}>
        <Stack gap="md">
          <Progress value={percent} aria-label={say.running} size="xl" />
          <Text role="status">
            {known ? say.progress(known.place, known.of, known.file, known.phase) : words.shell.loading}
          </Text>
          <Group>
            <Button variant="default" onClick={cancel} autoFocus>
              {say.stop}
            </Button>
            <Text c="dimmed">{say.stopHow}</Text>
          </Group>
        </Stack>
      </Section>
      {verdicts.length > 0 && (
        <Section title={say.verdicts} flush>
          <VerdictTable verdicts={verdicts} />
        </Section>
      )}
    </Page>
  )
}
