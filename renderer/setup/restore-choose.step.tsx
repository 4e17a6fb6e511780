import { Button, Group, Radio, Stack, Text } from '@mantine/core'
import { useMutation, useQueries, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BackupFound, RestoreOpened } from '../../shared/contract/restore.ts'
import { ask, call } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { PassphraseField } from '../ui/passphrase-field.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import { CopyChoice, idOf } from './restore-copy-choice.tsx'
import { RestoreRunning } from './restore-running.tsx'
import { type OpeningInput, useRestoreOpening } from './use-restore-opening.ts'

const say = words.restore

/**
 * Which backup, and what opens it; or which copy that this PC took before an update, where it has one. The newest one is
 * chosen already.
 */
export function RestoreChoose(props: {
  onOpened: (opened: RestoreOpened, by: OpeningInput['by']) => void
  onLeave: () => void
}) {
  const { onOpened, onLeave } = props
  const places = useQuery(ask.restore.places.queryOptions())
  const looks = useQueries({
    queries: (places.data ?? []).map(({ folder }) => ask.restore.look.queryOptions({ input: { folder } })),
  })
  const copies = useQuery(ask.restore.copies.queryOptions())
  const [source, setSource] = useState<'backup' | 'copy'>('backup')
  const [chosenCopy, setCopy] = useState<string | null>(null)
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
  const copy = copies.data?.find((one) => idOf(one) === chosenCopy) ?? copies.data?.[0]
  const fromCopy = source === 'copy' && copy !== undefined
  const by = (): OpeningInput['by'] | null => {
    if (!fromCopy && how === 'officeKey')
      return key ? { kind: 'officeKey', folder: key.folder, file: key.file } : null
    return passphrase.trim() === '' ? null : { kind: 'passphrase', passphrase }
  }
  const submit = () => {
    const opens = by()
    if (!opens) return
    if (fromCopy) {
      const { aside, schema } = copy
      void opening.start((options) => call.restore.openCopy({ aside, schema, passphrase }, options))
    } else if (folder && backup) {
      void opening.start((options) => call.restore.open({ folder, file: backup.file, by: opens }, options))
    }
  }
  const lookAgain = () => void places.refetch().then(() => looks.forEach((look) => void look.refetch()))

  if (opening.progress) return <RestoreRunning {...opening.progress} onStop={opening.cancel} />
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
        {copies.data && copies.data.length > 0 && (
          <Radio.Group
            label={say.source}
            value={source}
            onChange={(value) => setSource(value as typeof source)}
          >
            <Stack gap="xs" mt="xs">
              <Radio value="backup" label={say.fromBackup} />
              <Radio value="copy" label={say.fromCopy} />
            </Stack>
          </Radio.Group>
        )}
        {fromCopy ? (
          <CopyChoice copies={copies.data ?? []} chosen={idOf(copy)} onChoose={setCopy} />
        ) : (
          <>
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
          </>
        )}
        {fromCopy && <PassphraseField value={passphrase} onChange={setPassphrase} onEnter={submit} />}
        <Group justify="space-between">
          <Button variant="default" onClick={onLeave}>
            {words.shell.back}
          </Button>
          <Button type="submit" disabled={!(fromCopy || backup) || by() === null}>
            {fromCopy ? say.openCopy : say.open}
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
