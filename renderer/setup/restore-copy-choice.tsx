import { Radio, Stack, Text } from '@mantine/core'
import type { CopyFound } from '../../shared/contract/restore.ts'
import { dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'

const say = words.restore

/** Schema and folder: no two copies have both alike. */
export const idOf = ({ aside, schema }: CopyFound): string => `${aside ?? ''}/${schema}`

/** Copies that this PC took before updates, with the time of the PC's own clock. */
export function CopyChoice(props: {
  copies: readonly CopyFound[]
  chosen: string
  onChoose: (id: string) => void
}) {
  const { copies, chosen, onChoose } = props
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return (
    <>
      <Text>{say.copyLead}</Text>
      <Radio.Group label={say.whichCopy} value={chosen} onChange={onChoose}>
        <Stack gap="xs" mt="xs">
          {copies.map((one) => (
            <Radio
              key={idOf(one)}
              value={idOf(one)}
              label={say.copy(one.schema, dayAndTime(one.at, timeZone), one.aside)}
            />
          ))}
        </Stack>
      </Radio.Group>
    </>
  )
}
