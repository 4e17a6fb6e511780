import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ClientHealth } from '../../shared/contract/health.ts'
import { LinkProgramme, LinkStage } from '../../shared/records/health.ts'
import { TEST_OF_LINK } from '../../shared/rules/health-rules.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { DateField } from '../ui/date-field.tsx'
import { DigitGroup } from '../ui/digit-group.tsx'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import { dayIn } from './health-values.ts'

const say = words.health.link

/** A step on the way to treatment after a result: referred, linked, on treatment. */
export function LinkForm(props: {
  clientId: number
  data: ClientHealth
  onDone: (now: ClientHealth) => void
  onClose: () => void
}) {
  const { clientId, data, onDone, onClose } = props
  const [programme, setProgramme] = useState<LinkProgramme | null>(null)
  const [stage, setStage] = useState<LinkStage | null>(null)
  const [day, setDay] = useState(clinicDay(data.today))
  const [place, setPlace] = useState('')
  const offered = LinkProgramme.options.filter((one) => data.readable.includes(TEST_OF_LINK[one]))
  return (
    <ActDialog
      title={say.begin}
      save={say.save}
      idOf={(field) => `link-${field}`}
      check={() => [
        ...(programme === null ? [{ field: 'programme', code: 'choose_one' }] : []),
        ...(stage === null ? [{ field: 'stage', code: 'choose_one' }] : []),
        ...dayIn(day, 'day').problems,
      ]}
      act={(requestId) => {
        const on = dayIn(day, 'day').day
        if (programme === null || stage === null || on === null) throw new Error('checked before')
        return call.health.link({ requestId, clientId, link: { day: on, programme, stage, place } })
      }}
      onDone={onDone}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <DigitGroup
            label={say.programme}
            value={programme}
            onChange={setProgramme}
            error={errors.programme}
            autoFocus
            options={offered.map((value, index) => ({
              value,
              digit: index + 1,
              label: words.health.programmes[value],
            }))}
          />
          <DigitGroup
            label={say.stage}
            value={stage}
            onChange={setStage}
            error={errors.stage}
            options={LinkStage.options.map((value, index) => ({
              value,
              digit: index + 1,
              label: words.health.linkStages[value],
            }))}
          />
          <DateField
            id="link-day"
            label={say.day}
            description=""
            value={day}
            error={errors.day}
            onChange={setDay}
          />
          <TextInput
            label={say.place}
            value={place}
            maxLength={60}
            onChange={(event) => setPlace(event.currentTarget.value)}
          />
        </>
      )}
    </ActDialog>
  )
}
