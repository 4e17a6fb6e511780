import { Button, NativeSelect, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { Problem } from '../../shared/contract/call.ts'
import { NamesReason } from '../../shared/records/names-export.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Section } from '../ui/page.tsx'
import { PassphraseField } from '../ui/passphrase-field.tsx'
import { PinField } from '../ui/pin-field.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import { PlaceFields } from './place-fields.tsx'
import { usePlace } from './use-place.ts'

const say = words.exports.names
const idOf = (field: string) => `names-${field}`

interface Written {
  readonly folder: string
  readonly file: string
  readonly clients: number
}

/** The one way in which names leave: two people, a reason, a file under its own passphrase. */
export function NamesSection() {
  const [open, setOpen] = useState(false)
  const [written, setWritten] = useState<Written | null>(null)
  return (
    <Section title={say.title}>
      <Stack gap="sm" align="flex-start">
        <Text maw={760}>{say.lead}</Text>
        {written && (
          <StatusBar tone="good" live title={say.done(written.clients)}>
            {say.doneText(written.folder, written.file)}
          </StatusBar>
        )}
        <Button variant="default" onClick={() => setOpen(true)}>
          {say.open}
        </Button>
      </Stack>
      {open && (
        <NamesDialog
          onClose={() => setOpen(false)}
          onDone={(made) => {
            setWritten(made)
            setOpen(false)
          }}
        />
      )}
    </Section>
  )
}

function NamesDialog({ onDone, onClose }: { onDone: (made: Written) => void; onClose: () => void }) {
  const place = usePlace()
  const [reason, setReason] = useState<NamesReason>('order_of_a_court')
  const [note, setNote] = useState('')
  const [pin, setPin] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [filePassphrase, setFilePassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [replace, setReplace] = useState(false)
  const check = (): Problem[] => [
    ...(note.trim().length < 10 ? [{ field: 'note', code: 'names_note_short' }] : []),
    ...(pin.length < 6 ? [{ field: 'pin', code: 'names_pin_missing' }] : []),
    ...(passphrase === '' ? [{ field: 'passphrase', code: 'names_keyholder_missing' }] : []),
    ...(filePassphrase !== again ? [{ field: 'again', code: 'names_passphrase_differs' }] : []),
    ...(place.folder === '' ? [{ field: 'folder', code: 'folder_not_offered' }] : []),
  ]
  return (
    <ActDialog
      title={say.dialog}
      lead={say.lead}
      save={say.save}
      danger
      idOf={idOf}
      check={check}
      act={(requestId) =>
        call.exports.names({
          ...{ requestId, folder: place.folder, reason, note, pin, passphrase, filePassphrase, replace },
        })
      }
      onDone={onDone}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <NativeSelect
            id={idOf('reason')}
            label={say.reason}
            value={reason}
            data={NamesReason.options.map((value) => ({ value, label: say.reasons[value] }))}
            onChange={(event) => setReason(NamesReason.parse(event.currentTarget.value))}
          />
          <Textarea
            id={idOf('note')}
            label={say.note}
            description={say.noteHow}
            value={note}
            rows={3}
            error={errors.note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <PinField id={idOf('pin')} label={say.pin} value={pin} onChange={setPin} error={errors.pin} />
          <PassphraseField
            id={idOf('passphrase')}
            label={say.keyholder}
            value={passphrase}
            onChange={setPassphrase}
            error={errors.passphrase}
          />
          <Text c="dimmed">{say.fileHow}</Text>
          <PassphraseField
            id={idOf('filePassphrase')}
            label={say.filePassphrase}
            value={filePassphrase}
            onChange={setFilePassphrase}
            error={errors.filePassphrase}
          />
          <PassphraseField
            id={idOf('again')}
            label={say.filePassphraseAgain}
            value={again}
            onChange={setAgain}
            error={errors.again}
          />
          <div id={idOf('folder')} tabIndex={-1}>
            <PlaceFields place={place} replace={replace} onReplace={setReplace} />
          </div>
        </>
      )}
    </ActDialog>
  )
}
