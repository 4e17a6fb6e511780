import { Button, Checkbox, Group, List, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Sheet } from '../../shared/contract/downtime.ts'
import { readPaperCells } from '../../shared/rules/paper-cells.ts'
import { call } from '../call.ts'
import { Dialog } from '../ui/dialog.tsx'
import { type PinProof, usePin } from '../ui/pin-dialog.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { sentence, words } from '../words/index.ts'
import type { EntryRow } from './entry-rows.ts'

const say = words.downtime.incident

/** What was swallowed although the counter would have refused it: reason, then a second person or a countersign. */
export function PaperIncident(props: {
  row: EntryRow
  sheet: Sheet
  givenBy: number
  onClose: () => void
  onSaved: (sheet: Sheet) => void
}) {
  const { row, sheet, givenBy, onClose, onSaved } = props
  const [note, setNote] = useState('')
  const [doctorCalled, setDoctorCalled] = useState(false)
  const [naloxoneAtHand, setNaloxone] = useState(false)
  const [tried, setTried] = useState(false)
  const [requestId] = useRequestId()
  const withPin = usePin()
  const read = readPaperCells(row.cells, sheet.bounds.from)
  if (!read.ok) return null
  const line = read.typed
  const second = row.judged?.as === 'second'
  const submit = async () => {
    setTried(true)
    if (note.trim().length < 3) return
    const record = (approver: PinProof | null) =>
      call.downtime.enterIncident({
        requestId,
        sheetId: sheet.head.id,
        givenBy,
        line,
        doctorCalled,
        naloxoneAtHand,
        note: note.trim(),
        approver,
      })
    const next = await withPin({
      title: say.second,
      lead: say.secondLead(line.amountMicrograms),
      who: 'other',
      act: record,
      actAlone: () => record(null),
    })
    if (next) onSaved(next)
  }
  return (
    <Dialog title={say.title(line.registerNumber)} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Stack>
          <List listStyleType="none">
            {row.judged?.reasons.map((reason) => (
              <List.Item key={reason.code}>
                <Text fw={650}>{sentence(reason)}</Text>
              </List.Item>
            ))}
          </List>
          <Text>{second ? say.leadSecond : say.lead}</Text>
          <TextInput
            label={say.reason}
            value={note}
            maxLength={200}
            data-autofocus
            error={tried && note.trim().length < 3 ? say.reasonMissing : undefined}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {!second && (
            <>
              <Checkbox
                label={say.doctorCalled}
                checked={doctorCalled}
                onChange={(event) => setDoctorCalled(event.currentTarget.checked)}
              />
              <Checkbox
                label={say.naloxone}
                checked={naloxoneAtHand}
                onChange={(event) => setNaloxone(event.currentTarget.checked)}
              />
            </>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words.shell.cancel}
            </Button>
            <Button type="submit">{say.save}</Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
