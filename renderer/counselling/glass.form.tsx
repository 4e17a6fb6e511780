import { Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { PinField } from '../ui/pin-field.tsx'
import { words } from '../words/index.ts'
import { useForgetSessions } from './counselling.queries.ts'

const say = words.counselling.glass

/** A doctor reads the notes without consent: with a reason and their PIN. */
export function GlassForm({ clientId, onClose }: { clientId: number; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [pin, setPin] = useState('')
  const forget = useForgetSessions()
  return (
    <ActDialog
      title={say.title}
      lead={<Text>{say.lead}</Text>}
      save={say.confirm}
      danger
      idOf={(field) => `glass-${field}`}
      check={() => (reason.trim().length < 5 ? [{ field: 'reason', code: 'order_reason_missing' }] : [])}
      act={(requestId) => call.counselling.breakGlass({ requestId, clientId, reason: reason.trim(), pin })}
      onDone={() => {
        void forget()
        onClose()
      }}
      onClose={onClose}
    >
      {(errors) => (
        <Stack>
          <Textarea
            id="glass-reason"
            label={say.reason}
            rows={2}
            maxLength={300}
            data-autofocus
            value={reason}
            error={errors.reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <PinField label={say.pinTitle} value={pin} onChange={setPin} />
        </Stack>
      )}
    </ActDialog>
  )
}
