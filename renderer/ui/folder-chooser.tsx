import { Button, Group, Radio, Stack, Text } from '@mantine/core'
import { words } from '../words/index.ts'

const say = words.kit.folders

/** Which stick or folder: those that are offered, one more look for a stick just put in, and the system's dialog. */
export function FolderChooser(props: {
  label: string
  folders: readonly string[]
  value: string
  onChange: (folder: string) => void
  onLookAgain: () => void
  onChooseFolder: () => void
}) {
  const { label, folders, value, onChange, onLookAgain, onChooseFolder } = props
  return (
    <Stack gap="sm">
      <Radio.Group label={label} value={value} onChange={onChange}>
        <Stack gap="xs" mt="xs">
          {folders.map((folder) => (
            <Radio key={folder} value={folder} label={folder} />
          ))}
          {folders.length === 0 && <Text c="dimmed">{say.none}</Text>}
        </Stack>
      </Radio.Group>
      <Group>
        <Button variant="default" onClick={onLookAgain}>
          {say.lookAgain}
        </Button>
        <Button variant="default" onClick={onChooseFolder}>
          {say.choose}
        </Button>
      </Group>
    </Stack>
  )
}
