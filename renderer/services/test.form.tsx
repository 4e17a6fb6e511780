import { Text } from '@mantine/core'
import { useState } from 'react'
import type { ClientHealth } from '../../shared/contract/health.ts'
import type { TestKind } from '../../shared/records/health.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { DateField } from '../ui/date-field.tsx'
import { DigitGroup } from '../ui/digit-group.tsx'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import { dayIn } from './health-values.ts'

const say = words.health.test
const idOf = (field: string) => `test-${field}`

/** A test that was taken: only those are offered to which the client agreed. */
export function TestForm(props: {
  clientId: number
  data: ClientHealth
  onDone: (now: ClientHealth) => void
  onClose: () => void
}) {
  const { clientId, data, onDone, onClose } = props
  const [kind, setKind] = useState<TestKind | null>(null)
  const [preDay, setPreDay] = useState(clinicDay(data.today))
  const [day, setDay] = useState(clinicDay(data.today))
  return (
    <ActDialog
      title={say.begin}
      lead={data.consented.length === 0 ? <Text fw={600}>{say.noConsents}</Text> : undefined}
      save={say.save}
      idOf={idOf}
      check={() => [
        ...(kind === null ? [{ field: 'kind', code: 'choose_one' }] : []),
        ...dayIn(preDay, 'preCounselledDay').problems,
        ...dayIn(day, 'day').problems,
      ]}
      act={(requestId) => {
        const [pre, on] = [dayIn(preDay, 'preCounselledDay').day, dayIn(day, 'day').day]
        if (kind === null || pre === null || on === null) throw new Error('checked before')
        return call.health.test({ requestId, clientId, kind, preCounselledDay: pre, day: on })
      }}
      onDone={onDone}
      onClose={onClose}
    >
      {(errors) => (
        <>
          {data.consented.length > 0 && (
            <DigitGroup
              label={say.which}
              value={kind}
              onChange={setKind}
              error={errors.kind}
              autoFocus
              options={data.consented.map((value, index) => ({
                value,
                digit: index + 1,
                label: words.health.tests[value],
              }))}
            />
          )}
          <DateField
            id={idOf('preCounselledDay')}
            label={say.preDay}
            description=""
            value={preDay}
            error={errors.preCounselledDay}
            onChange={setPreDay}
          />
          <DateField
            id={idOf('day')}
            label={say.day}
            description=""
            value={day}
            error={errors.day}
            onChange={setDay}
          />
        </>
      )}
    </ActDialog>
  )
}
