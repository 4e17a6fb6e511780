import { Group, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { AbscessView, ClientHealth } from '../../shared/contract/health.ts'
import { AbscessOutcome, AbscessStage } from '../../shared/records/health.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { DateField } from '../ui/date-field.tsx'
import { DigitGroup } from '../ui/digit-group.tsx'
import { DraftNotice } from '../ui/draft-notice.tsx'
import { useDraft } from '../ui/use-draft.ts'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import { type AbscessValues, readAbscess } from './health-values.ts'

const say = words.health.abscess
const idOf = (field: string) => `abscess-${field}`
const GOES_ON = ['on', ...AbscessOutcome.options] as const

/** A new abscess, or one more dressing of it. Where it is comes along from the last dressing. */
export function AbscessForm(props: {
  clientId: number
  abscess: AbscessView | null
  today: ClinicDay
  onDone: (now: ClientHealth) => void
  onClose: () => void
}) {
  const { clientId, abscess, today, onDone, onClose } = props
  const [values, setValues] = useState<AbscessValues>({
    day: clinicDay(today),
    bodyPart: abscess?.visits.at(-1)?.finding?.bodyPart ?? '',
    stage: null,
    size: '',
    dressing: '',
    note: '',
    outcome: 'on',
  })
  const set = (change: Partial<AbscessValues>) => setValues((now) => ({ ...now, ...change }))
  const draft = useDraft('abscess', `${clientId} ${abscess?.id ?? 'new'}`, values, set)
  const act = (requestId: string) => {
    const { day, finding } = readAbscess(values)
    if (day === null || finding === null) throw new Error('checked before')
    const outcome = values.outcome === 'on' ? null : values.outcome
    return abscess
      ? call.health.visitAbscess({ requestId, abscessId: abscess.id, day, finding, outcome })
      : call.health.openAbscess({ requestId, clientId, day, finding })
  }
  return (
    <ActDialog
      title={abscess ? say.visit : say.begin}
      save={say.save}
      idOf={idOf}
      check={() => readAbscess(values).problems}
      act={act}
      onDone={(now) => {
        draft.clear()
        onDone(now)
      }}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <DraftNotice at={draft.restoredAt} onDrop={draft.clear} />
          <Group align="flex-start">
            <TextInput
              id={idOf('bodyPart')}
              label={say.bodyPart}
              value={values.bodyPart}
              error={errors.bodyPart}
              maxLength={60}
              w={280}
              data-autofocus={abscess ? undefined : true}
              onChange={(event) => set({ bodyPart: event.currentTarget.value })}
            />
            <DateField
              id={idOf('day')}
              label={say.day}
              description=""
              value={values.day}
              error={errors.day}
              onChange={(day) => set({ day })}
            />
          </Group>
          <DigitGroup
            label={say.stage}
            value={values.stage}
            onChange={(stage) => set({ stage })}
            error={errors.stage}
            autoFocus={abscess !== null}
            options={AbscessStage.options.map((value, index) => ({
              value,
              digit: index + 1,
              label: words.health.stages[value],
            }))}
          />
          <TextInput
            id={idOf('size')}
            label={say.sizeMm}
            description={say.sizeHow}
            inputMode="numeric"
            value={values.size}
            error={errors.size}
            w={420}
            onChange={(event) => set({ size: event.currentTarget.value })}
          />
          <TextInput
            label={say.dressing}
            value={values.dressing}
            maxLength={120}
            onChange={(event) => set({ dressing: event.currentTarget.value })}
          />
          <Textarea
            label={say.note}
            rows={2}
            value={values.note}
            maxLength={600}
            onChange={(event) => set({ note: event.currentTarget.value })}
          />
          {abscess && (
            <DigitGroup
              label={say.goesOn}
              value={values.outcome}
              onChange={(outcome) => set({ outcome })}
              options={GOES_ON.map((value, index) => ({
                value,
                digit: index + 1,
                label: say.goesOnOptions[value],
              }))}
            />
          )}
        </>
      )}
    </ActDialog>
  )
}
