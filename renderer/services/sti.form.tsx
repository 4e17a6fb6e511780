import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ClientHealth } from '../../shared/contract/health.ts'
import { StiSign, type StiText } from '../../shared/records/health.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { DateField } from '../ui/date-field.tsx'
import { DigitGroup } from '../ui/digit-group.tsx'
import { DraftNotice } from '../ui/draft-notice.tsx'
import { useDraft } from '../ui/use-draft.ts'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import { dayIn } from './health-values.ts'

const say = words.health.sti
const idOf = (field: string) => `sti-${field}`
const PARTNER = ['yes', 'no', 'not_asked'] as const

interface Values extends Record<string, unknown> {
  day: string
  sign: StiSign | null
  treatment: string
  partnerTold: StiText['partnerTold']
  note: string
}

export function StiForm(props: {
  clientId: number
  today: ClinicDay
  onDone: (now: ClientHealth) => void
  onClose: () => void
}) {
  const { clientId, today, onDone, onClose } = props
  const [values, setValues] = useState<Values>({
    day: clinicDay(today),
    sign: null,
    treatment: '',
    partnerTold: 'not_asked',
    note: '',
  })
  const set = (change: Partial<Values>) => setValues((now) => ({ ...now, ...change }))
  const draft = useDraft('sti', String(clientId), values, set)
  return (
    <ActDialog
      title={say.begin}
      save={say.save}
      idOf={idOf}
      check={() => [
        ...(values.sign === null ? [{ field: 'sign', code: 'choose_one' }] : []),
        ...dayIn(values.day, 'day').problems,
      ]}
      act={(requestId) => {
        const { day } = dayIn(values.day, 'day')
        const { sign, treatment, partnerTold, note } = values
        if (day === null || sign === null) throw new Error('checked before')
        return call.health.sti({ requestId, clientId, care: { day, sign, treatment, partnerTold, note } })
      }}
      onDone={(now) => {
        draft.clear()
        onDone(now)
      }}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <DraftNotice at={draft.restoredAt} onDrop={draft.clear} />
          <DigitGroup
            label={say.sign}
            value={values.sign}
            onChange={(sign) => set({ sign })}
            error={errors.sign}
            autoFocus
            options={StiSign.options.map((value, index) => ({
              value,
              digit: index + 1,
              label: words.health.signs[value],
            }))}
          />
          <TextInput
            label={say.treatment}
            value={values.treatment}
            maxLength={120}
            onChange={(event) => set({ treatment: event.currentTarget.value })}
          />
          <DigitGroup
            label={say.partner}
            value={values.partnerTold}
            onChange={(partnerTold) => set({ partnerTold })}
            options={PARTNER.map((value, index) => ({ value, digit: index + 1, label: say.partners[value] }))}
          />
          <DateField
            id={idOf('day')}
            label={say.day}
            description=""
            value={values.day}
            error={errors.day}
            onChange={(day) => set({ day })}
          />
          <Textarea
            label={say.note}
            rows={2}
            value={values.note}
            maxLength={600}
            onChange={(event) => set({ note: event.currentTarget.value })}
          />
        </>
      )}
    </ActDialog>
  )
}
