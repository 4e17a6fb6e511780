import { Button, Group, Progress, Radio, Stack, Text } from '@mantine/core'
import { useMutation, useQueries, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BackupFound, RestoreOpened } from '../../shared/contract/restore.ts'
import { ask } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { PassphraseField } from '../ui/passphrase-field.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import { type OpeningInput, useRestoreOpening } from './use-restore-opening.ts'

const say = words.restore

/** Which backup, and what opens it. The newest one of the place is chosen already. */
export function RestoreChoose(props: {
  onOpened: (opened: RestoreOpened, by: OpeningInput['by']) => void
  onLeave: () => void
}) {
  const { onOpened, onLeave } = props
  const places = useQuery(ask.restore.places.queryOptions())
  const looks = useQueries({
    queries: (places.data ?? []).map(({ folder }) => ask.restore.look.queryOptions({ input: { folder } })),
  })
  const [chosenFolder, setFolder] = useState<string | null>(null)
  const [chosenFile, setFile] = useState<string | null>(null)
  const [how, setHow] = useState<'passphrase' | 'officeKey'>('passphrase')
  const [passphrase, setPassphrase] = useState('')
  const [keyPlace, setKeyPlace] = useState('')
  const opening = useRestoreOpening((opened) => onOpened(opened, by() ?? { kind: 'passphrase', passphrase }))
  const choose = useMutation(ask.restore.chooseFolder.mutationOptions())

  const offered = (places.data ?? []).map(({ folder }, index) => ({ folder, look: looks[index]?.data }))
  const folder =
    chosenFolder ?? offered.find(({ look }) => look?.backups.length)?.folder ?? offered[0]?.folder
  const here = offered.find((place) => place.folder === folder)?.look
  const backup = here?.backups.find(({ file }) => file === chosenFile) ?? here?.backups[0]
  const keys = offered.flatMap((place) =>
    (place.look?.keyFiles ?? []).map((file) => ({
      folder: place.folder,
      file,
      id: `${place.folder}\n${file}`,
    })),
  )
  const key = keys.find(({ id }) => id === keyPlace) ?? keys[0]
  const by = (): OpeningInput['by'] | null => {
    if (how === 'officeKey') return key ? { kind: 'officeKey', folder: key.folder, file: key.file } : null
    return passphrase.trim() === '' ? null : { kind: 'passphrase', passphrase }
  }
  const submit = () => {
    const opens = by()
    if (folder && backup && opens) void opening.start({ folder, file: backup.file, by: opens })
  }
  const lookAgain = () => void places.refetch().then(() => looks.forEach((look) => void look.refetch()))

  if (opening.progress) return <Running {...opening.progress} onStop={opening.cancel} />
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack>
        <Text c="dimmed">
          {say.stepOf(1)} – {say.steps[0]}
        </Text>
        <Text>{say.lead}</Text>
        <ErrorSummary error={opening.error ?? choose.error} title={say.notOpened} />
        <Radio.Group label={say.where} value={folder ?? ''} onChange={setFolder}>
          <Stack gap="xs" mt="xs">
            {offered.map((place) => (
              <Radio key={place.folder} value={place.folder} label={place.folder} />
            ))}
            {places.data?.length === 0 && <Text c="dimmed">{say.noPlace}</Text>}
          </Stack>
        </Radio.Group>
        <Group>
          <Button variant="default" onClick={lookAgain} autoFocus={offered.length === 0}>
            {say.lookAgain}
          </Button>
          <Button
            variant="default"
            onClick={() =>
              choose.mutate(undefined, {
                onSuccess: async (place) => {
                  await places.refetch()
                  if (place) setFolder(place.folder)
                },
              })
            }
          >
            {say.chooseFolder}
          </Button>
        </Group>
        {here?.backups.length === 0 && <Text>{say.noBackups}</Text>}
        {here && here.damagedKeys.length > 0 && (
          <StatusBar tone="warn" title={say.damagedKeys(here.damagedKeys.join(', '))} />
        )}
        {backup && here && (
          <>
            <Radio.Group label={say.which} value={backup.file} onChange={setFile}>
              <Stack gap="xs" mt="xs">
                {here.backups.map((one, place) => (
                  <Radio key={one.file} value={one.file} label={labelOf(one, place === 0)} />
                ))}
              </Stack>
            </Radio.Group>
            <Radio.Group label={say.how} value={how} onChange={(value) => setHow(value as typeof how)}>
              <Stack gap="xs" mt="xs">
                <Radio value="passphrase" label={say.byPassphrase} />
                <Radio value="officeKey" label={say.byOffice} />
              </Stack>
            </Radio.Group>
            {how === 'passphrase' ? (
              <PassphraseField value={passphrase} onChange={setPassphrase} onEnter={submit} />
            ) : (
              <Radio.Group label={say.keyFile} value={key?.id ?? ''} onChange={setKeyPlace}>
                <Stack gap="xs" mt="xs">
                  {keys.map(({ id, folder: place, file }) => (
                    <Radio key={id} value={id} label={say.keyPlace(place, file)} />
                  ))}
                  {keys.length === 0 && <Text>{say.noKeyFile}</Text>}
                </Stack>
              </Radio.Group>
            )}
          </>
        )}
        <Group justify="space-between">
          <Button variant="default" onClick={onLeave}>
            {words.shell.back}
          </Button>
          <Button type="submit" disabled={!backup || by() === null}>
            {say.open}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function labelOf({ site, sequence, day, hasKeys, hasTwin }: BackupFound, newest: boolean): string {
  const notes = [newest && say.newest, !hasKeys && say.noKeys, hasTwin && say.twin].filter(Boolean)
  return [say.backup(site, sequence, day), ...notes].join(' – ')
}

function Running(props: { phase: 'reading' | 'checking'; done: number; total: number; onStop: () => void }) {
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
