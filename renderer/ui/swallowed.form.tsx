import { Button, Checkbox, Group, List, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { sentence, words } from '../words/index.ts'
import { Dialog } from './dialog.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { type PinProof, usePin } from './pin-dialog.tsx'

const say = words.downtime.incident

export interface SwallowedAnswers {
  readonly note: string
  readonly doctorCalled: boolean
  readonly naloxoneAtHand: boolean
  readonly approver: PinProof | null
}

/**
 * What a paper says was swallowed although the program would have refused it: what happened, then a second person or a
 * countersign. `order`: nothing was wrong but that the order came later.
 */
export function SwallowedForm<Saved>(props: {
  registerNumber: number
  amountMicrograms: number | null
  reasons: readonly { code: string }[]
  order: boolean
  record: (answers: SwallowedAnswers) => Promise<Saved>
  onClose: () => void
  onSaved: (saved: Saved) => void
}) {
  const { registerNumber, amountMicrograms, reasons, order, record, onClose, onSaved } = props
  const [note, setNote] = useState('')
  const [doctorCalled, setDoctorCalled] = useState(false)
  const [naloxoneAtHand, setNaloxone] = useState(false)
  const [tried, setTried] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const withPin = usePin()
  const submit = async () => {
    setTried(true)
    setError(null)
    if (note.trim().length < 3) return
    const write = (approver: PinProof | null) =>
      record({ note: note.trim(), doctorCalled, naloxoneAtHand, approver })
    try {
      const saved = await withPin({
        title: say.second,
        lead: say.secondLead(amountMicrograms),
        who: 'other',
        act: write,
        actAlone: () => write(null),
      })
      if (saved) onSaved(saved)
    } catch (cause) {
      setError(cause)
    }
  }
  return (
    <Dialog title={say.title(registerNumber)} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Stack>
          <ErrorSummary error={error} />
          <List listStyleType="none">
            {reasons.map((reason) => (
              <List.Item key={reason.code}>
                <Text fw={650}>{sentence(reason)}</Text>
              </List.Item>
            ))}
          </List>
          <Text>{order ? say.leadSecond : say.lead}</Text>
          <TextInput
            label={say.reason}
            value={note}
            maxLength={200}
            data-autofocus
            error={tried && note.trim().length < 3 ? say.reasonMissing : undefined}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {!order && (
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
