import { Button, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ClinicDay } from '../../shared/records/time.ts'
import { call } from '../call.ts'
import { DateField } from '../ui/date-field.tsx'
import { Section } from '../ui/page.tsx'
import { type PinProof, usePin } from '../ui/pin-dialog.tsx'
import { readDate } from '../ui/read-date.ts'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'

const say = words.downtime.enter.otherDay

/** A day that was kept on paper alone: its date is typed, with the reason, and it closes late. */
export function OpenPaperDay({ day }: { day: ClinicDay }) {
  const [text, setText] = useState('')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [requestId] = useRequestId()
  const withPin = usePin()
  const read = readDate(text)
  const right = 'day' in read && read.day === day
  const submit = async () => {
    setTried(true)
    if (!right || reason.trim().length < 3) return
    const openDay = (approver: PinProof | null) =>
      call.day.open({ requestId, day, approver, reason: reason.trim() })
    await withPin({
      title: say.second,
      lead: say.secondLead(day),
      who: 'other',
      act: openDay,
      actAlone: () => openDay(null),
    })
  }
  return (
    <Section title={say.open}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Stack maw={640}>
          <Text>{say.never(day)}</Text>
          <DateField
            label={say.date}
            value={text}
            onChange={setText}
            error={tried && !right ? say.dateWrong : undefined}
            autoFocus
          />
          <TextInput
            label={say.reason}
            value={reason}
            maxLength={200}
            error={tried && reason.trim().length < 3 ? say.reasonMissing : undefined}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button type="submit" style={{ alignSelf: 'start' }}>
            {say.open}
          </Button>
        </Stack>
      </form>
    </Section>
  )
}
