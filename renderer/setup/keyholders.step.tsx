import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { PassphraseMaking } from '../ui/passphrase-making.tsx'
import { words } from '../words/index.ts'
import { type KeyholderRow, keyholderName, keyholderRow } from './setup-values.ts'
import { changed, field, type StepProps, without } from './step.ts'

const say = words.setup.keyholders
const MOST = 6

/** At least two people who can open the register, each with a passphrase that only they have seen. */
export function KeyholdersStep({ values, change, problems }: StepProps) {
  const { keyholders, staff } = values
  const set = (key: string, some: Partial<KeyholderRow>) =>
    change({ keyholders: changed(keyholders, key, some) })
  return (
    <Stack gap="lg" id={field(problems, 'keyholders').id} tabIndex={-1}>
      <Text>{say.lead}</Text>
      {keyholders.map((row, index) => (
        <Stack
          key={row.key}
          component="fieldset"
          gap="sm"
          m={0}
          p="md"
          bd="1px solid var(--mantine-color-slate-3)"
          pos="relative"
          style={{ borderRadius: 8 }}
        >
          <legend>
            <Text fw={650} px={6}>
              {say.nth(index)}
            </Text>
          </legend>
          <Group align="flex-start" gap="lg">
            <NativeSelect
              label={say.who}
              value={row.staffKey}
              data={[
                ...staff
                  .filter(({ name }) => name.trim() !== '')
                  .map(({ key, name, role }) => ({
                    value: key,
                    label: words.shell.signedInAs(name, words.shell.roles[role]),
                  })),
                { value: '', label: say.else },
              ]}
              {...field(problems, `keyholders.${index}.staffIndex`)}
              onChange={(event) => set(row.key, { staffKey: event.currentTarget.value })}
            />
            {row.staffKey === '' && (
              <TextInput
                label={say.name}
                value={row.label}
                maxLength={60}
                {...field(problems, `keyholders.${index}.label`)}
                onChange={(event) => set(row.key, { label: event.currentTarget.value })}
              />
            )}
          </Group>
          <PassphraseMaking
            row={row}
            name={keyholderName(values, row) || say.nth(index)}
            {...field(problems, `keyholders.${index}.passphrase`)}
            onChange={(some) => set(row.key, some)}
          />
          {keyholders.length > 2 && (
            <Button
              variant="subtle"
              size="compact-md"
              pos="absolute"
              top={-30}
              right={8}
              bg="white"
              onClick={() => change({ keyholders: without(keyholders, row.key) })}
              aria-label={words.setup.site.remove(say.nth(index))}
            >
              {words.setup.remove}
            </Button>
          )}
        </Stack>
      ))}
      {keyholders.length < MOST && (
        <Button
          variant="default"
          style={{ alignSelf: 'start' }}
          onClick={() => change({ keyholders: [...keyholders, keyholderRow()] })}
        >
          {say.add}
        </Button>
      )}
    </Stack>
  )
}
