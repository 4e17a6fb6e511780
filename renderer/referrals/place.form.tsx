import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { PlaceView } from '../../shared/contract/referrals.ts'
import { PlaceKind } from '../../shared/records/referral.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { words } from '../words/index.ts'
import { useForgetReferrals } from './referrals.queries.ts'

const say = words.referrals.places
const idOf = (field: string) => `place-${field}`

/** A place, new or corrected. */
export function PlaceForm({ place, onClose }: { place: PlaceView | null; onClose: () => void }) {
  const forget = useForgetReferrals()
  const [kind, setKind] = useState<PlaceKind>(place?.kind ?? 'hospital')
  const [text, setText] = useState({
    name: place?.name ?? '',
    address: place?.address ?? '',
    phone: place?.phone ?? '',
    hours: place?.hours ?? '',
  })
  const field = (name: keyof typeof text, maxLength: number, error?: string) => (
    <TextInput
      id={idOf(name)}
      label={say[name]}
      value={text[name]}
      maxLength={maxLength}
      error={error}
      autoComplete="off"
      data-autofocus={name === 'name' || undefined}
      onChange={(event) => {
        const { value } = event.currentTarget
        setText((now) => ({ ...now, [name]: value }))
      }}
    />
  )
  return (
    <ActDialog
      title={place ? `${say.edit}: ${place.name}` : say.add}
      save={say.save}
      idOf={idOf}
      check={() => (text.name.trim().length < 2 ? [{ field: 'name', code: 'name_missing' }] : [])}
      act={(requestId) =>
        call.referrals.writePlace({ requestId, ...text, kind, replaces: place?.id ?? null })
      }
      onDone={() => {
        void forget()
        onClose()
      }}
      onClose={onClose}
    >
      {(errors) => (
        <>
          {field('name', 80, errors.name)}
          <NativeSelect
            id={idOf('kind')}
            label={say.kind}
            value={kind}
            onChange={(event) =>
              setKind(PlaceKind.options.find((one) => one === event.currentTarget.value) ?? 'other')
            }
            data={PlaceKind.options.map((value) => ({ value, label: words.referrals.kinds[value] }))}
          />
          {field('address', 160)}
          {field('phone', 40)}
          {field('hours', 80)}
        </>
      )}
    </ActDialog>
  )
}
