import { Button, Checkbox, Group, Progress, Radio, Stack, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BackupPlace } from '../../shared/contract/backups.ts'
import { ask } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Section } from '../ui/page.tsx'
import { PinField } from '../ui/pin-field.tsx'
import { useSite } from '../ui/session-context.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import { TakeReceipts } from './take-receipts.tsx'
import { useBackup } from './use-backup.ts'

/** Stick, PIN, Enter: the known place is chosen already. */
export function MakeBackup() {
  // An office hands its own backups to nobody.
  const isSite = useSite().kind !== 'office'
  const places = useQuery(ask.backups.places.queryOptions())
  const [chosen, setChosen] = useState<string | null>(null)
  const [pin, setPin] = useState('')
  const [removes, setRemoves] = useState(true)
  const backup = useBackup()
  const choose = useMutation(ask.backups.chooseFolder.mutationOptions())
  const card = useMutation(ask.backups.saveSiteCard.mutationOptions())
  const offered = places.data ?? []
  const folder = chosen ?? offered.find(({ last }) => last)?.folder ?? offered[0]?.folder ?? null

  const plan = useQuery({
    ...ask.backups.plan.queryOptions({ input: { folder: folder ?? '' } }),
    enabled: folder !== null,
  })
  const low = plan.data?.enough === false
  const older = (plan.data?.givesWay ?? []).map(({ sequence }) => sequence)

  if (backup.progress) return <Running backup={backup} />
  return (
    <Section title={words.backups.make}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (folder && pin.length === 6 && !low) void backup.start(folder, pin, removes ? older : [])
          setPin('')
        }}
      >
        <Stack gap="md">
          {backup.done && (
            <StatusBar tone="good" live title={words.backups.matches(backup.done.clients)}>
              {words.backups.doneText(backup.done.file, backup.done.bytes)}
            </StatusBar>
          )}
          {backup.stopped && <StatusBar tone="note" live title={words.backups.stopped} />}
          <ErrorSummary error={backup.error ?? choose.error ?? card.error} />
          <Radio.Group label={words.backups.where} value={folder ?? ''} onChange={setChosen}>
            <Stack gap="xs" mt="xs">
              {offered.map((place) => (
                <Radio key={place.folder} value={place.folder} label={<PlaceLabel place={place} />} />
              ))}
              {places.data && offered.length === 0 && <Text c="dimmed">{words.backups.noPlace}</Text>}
            </Stack>
          </Radio.Group>
          <Group>
            <Button variant="default" onClick={() => places.refetch()}>
              {words.backups.lookAgain}
            </Button>
            <Button
              variant="default"
              onClick={() =>
                choose.mutate(undefined, {
                  onSuccess: async (place) => {
                    await places.refetch()
                    if (place) setChosen(place.folder)
                  },
                })
              }
            >
              {words.backups.chooseFolder}
            </Button>
          </Group>
          {plan.data &&
            (low ? (
              <StatusBar
                tone="stop"
                live
                title={words.backups.room.low(plan.data.neededBytes, plan.data.freeBytes ?? 0)}
              />
            ) : (
              <Text c="dimmed">{words.backups.room.enough(plan.data.neededBytes)}</Text>
            ))}
          {older.length > 0 && (
            <Checkbox
              label={words.backups.giveWay.label(older.length)}
              description={words.backups.giveWay.how(older.join(', '))}
              checked={removes}
              onChange={(event) => setRemoves(event.currentTarget.checked)}
            />
          )}
          <Group align="flex-end">
            <PinField label={words.backups.pin} value={pin} onChange={setPin} autoFocus />
            <Button type="submit" size="lg" disabled={!folder || pin.length !== 6 || low}>
              {backup.done ? words.backups.again : words.backups.start}
            </Button>
          </Group>
          {isSite && <TakeReceipts folder={folder} />}
          <Stack gap={4} hidden={!isSite}>
            <Text fw={600}>{words.backups.siteCard.title}</Text>
            <Text c="dimmed">{words.backups.siteCard.lead}</Text>
            <Group>
              <Button variant="default" disabled={!folder} onClick={() => folder && card.mutate({ folder })}>
                {words.backups.siteCard.save}
              </Button>
              {card.data && <Text role="status">{words.backups.siteCard.saved(card.data.file)}</Text>}
            </Group>
          </Stack>
        </Stack>
      </form>
    </Section>
  )
}

function PlaceLabel({ place }: { place: BackupPlace }) {
  return (
    <span>
      {place.kind === 'stick' ? words.backups.stick : words.backups.folder} <strong>{place.folder}</strong>
      {place.freeBytes !== null && ` – ${words.backups.free(place.freeBytes)}`}
    </span>
  )
}

function Running({ backup: { progress, cancel } }: { backup: ReturnType<typeof useBackup> }) {
  const step =
    progress === 'starting' || progress === null ? { phase: 'writing' as const, done: 0, total: 0 } : progress
  const share = step.total > 0 ? (step.done / step.total) * 100 : 0
  return (
    <Section title={words.backups.make}>
      <Stack gap="sm">
        <Text role="status">
          {words.backups.phases[step.phase]} {words.backups.progress(step.done, step.total)}
        </Text>
        <Progress value={share} size="lg" aria-label={words.backups.phases[step.phase]} />
        <Text c="dimmed">{words.backups.goOn}</Text>
        <Group>
          <Button variant="default" onClick={cancel} autoFocus>
            {words.backups.cancel}
          </Button>
        </Group>
      </Stack>
    </Section>
  )
}
