import { Textarea } from '@mantine/core'
import type { MeetingText } from '../../shared/records/group-meeting.ts'
import { words } from '../words/index.ts'

const say = words.groups.meetingForm

/** What was decided, and notes. Enter makes a new line; Ctrl+Enter saves. */
export function TextFields(props: { value: MeetingText; onChange: (change: Partial<MeetingText>) => void }) {
  const { value, onChange } = props
  return (
    <>
      <Textarea
        label={say.decisions}
        description={say.sealed}
        rows={3}
        maxLength={10_000}
        styles={{ input: { fieldSizing: 'content', minHeight: '5rem', maxHeight: '16rem' } }}
        value={value.decisions}
        onChange={(event) => onChange({ decisions: event.currentTarget.value })}
      />
      <Textarea
        label={say.notes}
        rows={3}
        maxLength={20_000}
        styles={{ input: { fieldSizing: 'content', minHeight: '5rem', maxHeight: '16rem' } }}
        value={value.notes}
        onChange={(event) => onChange({ notes: event.currentTarget.value })}
      />
    </>
  )
}
