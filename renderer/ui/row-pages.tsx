import { Button, Group } from '@mantine/core'
import { words } from '../words/index.ts'

const say = words.kit.pages

/** Under the rows of a dialog: turns their pages, where there are any, and leads back. */
export function RowPages(props: {
  before: (() => void) | null
  after: (() => void) | null
  back: string
  onClose: () => void
}) {
  const { before, after, back, onClose } = props
  return (
    <Group justify="space-between">
      <Group>
        {before && (
          <Button variant="default" onClick={before}>
            {say.before}
          </Button>
        )}
        {after && (
          <Button variant="default" onClick={after}>
            {say.after}
          </Button>
        )}
      </Group>
      <Button onClick={onClose} data-autofocus>
        {back}
      </Button>
    </Group>
  )
}
