import { Button, Checkbox, Radio, Stack, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { FolderChooser } from '../ui/folder-chooser.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import classes from './setup.module.css'
import { field, type StepProps } from './step.ts'

const say = words.setup.officeKeys
const PRINTS = ['ed25519', 'ageA', 'ageB'] as const

/** The office's own keys: made here, key B to a stick alone; or taken in from where they were made. */
export function OfficeKeysStep({ values, change, problems }: StepProps) {
  const { office, compared } = values
  const [how, setHow] = useState<'make' | 'read'>('make')
  const [chosen, setChosen] = useState<string | null>(null)
  const places = useQuery(ask.restore.places.queryOptions())
  const choose = useMutation(ask.restore.chooseFolder.mutationOptions())
  const folders = (places.data ?? []).map((place) => place.folder)
  const folder = chosen ?? folders[0] ?? ''
  const take = useMutation({
    mutationFn: () =>
      how === 'make'
        ? call.setup.makeOfficeKeys({ folder, name: values.name.trim().slice(0, 80) })
        : call.setup.readOfficeKeys({ folder }),
    onSuccess: (read) => change({ office: read, compared: false }),
  })
  if (office)
    return (
      <Stack gap="lg">
        <StatusBar tone="good" title={say.there(office.card.name)} live />
        <Text>{say.prints}</Text>
        <dl className={classes.prints}>
          {PRINTS.map((print) => (
            <div key={print}>
              <dt>{words.setup.office.prints[print]}</dt>
              <dd>{office.fingerprints[print]}</dd>
            </div>
          ))}
        </dl>
        <Checkbox
          label={say.sealed}
          checked={compared}
          {...field(problems, 'compared')}
          onChange={(event) => change({ compared: event.currentTarget.checked })}
        />
      </Stack>
    )
  return (
    <Stack gap="lg" id={field(problems, 'officeCard').id} tabIndex={-1}>
      <Text>{say.lead}</Text>
      <ErrorSummary error={take.error ?? choose.error} title={words.setup.mend} />
      <Radio.Group label={say.how} value={how} onChange={(value) => setHow(value as typeof how)}>
        <Stack gap="xs" mt="xs">
          <Radio value="make" label={say.make} description={say.makeHow} />
          <Radio value="read" label={say.read} description={say.readHow} />
        </Stack>
      </Radio.Group>
      <FolderChooser
        label={how === 'make' ? say.where : say.from}
        folders={folders}
        value={folder}
        onChange={setChosen}
        onLookAgain={() => void places.refetch()}
        onChooseFolder={() =>
          choose.mutate(undefined, {
            onSuccess: async (place) => {
              await places.refetch()
              if (place) setChosen(place.folder)
            },
          })
        }
      />
      <Button
        style={{ alignSelf: 'start' }}
        variant="light"
        disabled={folder === ''}
        loading={take.isPending}
        onClick={() => take.mutate()}
      >
        {how === 'make' ? say.makeNow : say.readNow}
      </Button>
    </Stack>
  )
}
