import { Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { ContactView } from '../../shared/contract/services.ts'
import { ServiceVoidReason } from '../../shared/records/service-contact.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { ReasonChooser } from '../ui/reason-chooser.tsx'
import { words } from '../words/index.ts'
import { useForgetServices } from './services.queries.ts'

const say = words.services

/** A contact that was written by mistake counts no more. */
export function VoidContact(props: { contact: ContactView; onDone: () => void; onClose: () => void }) {
  const { contact, onDone, onClose } = props
  const [reason, setReason] = useState<ServiceVoidReason | null>(null)
  const forget = useForgetServices()
  const kits = contact.services.some(({ kind }) => kind === 'naloxone')
  return (
    <ActDialog
      title={say.mine.void}
      lead={
        <Stack gap={4}>
          <Text fw={600}>
            {say.who(contact)}:{' '}
            {contact.services.map(({ kind, quantity }) => say.given(kind, quantity)).join(', ')}
          </Text>
          <Text>{say.mine.voidLead}</Text>
          {kits && <Text>{say.mine.voidKits}</Text>}
        </Stack>
      }
      save={words.health.takeBack.save}
      danger
      idOf={(field) => `void-contact-${field}`}
      check={() => (reason === null ? [{ field: 'reason', code: 'choose_one' }] : [])}
      act={(requestId) =>
        call.services.void({ requestId, contactId: contact.id, reason: reason ?? 'not_done' })
      }
      onDone={() => forget().then(onDone)}
      onClose={onClose}
    >
      {(errors) => (
        <ReasonChooser
          label={say.mine.voidWhy}
          options={ServiceVoidReason.options.map((value) => ({ value, label: say.voidReasons[value] }))}
          value={reason}
          onChange={setReason}
          error={errors.reason}
        />
      )}
    </ActDialog>
  )
}
