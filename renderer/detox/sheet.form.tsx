import { Group, NativeSelect, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { SheetView } from '../../shared/contract/detox-views.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { ask, call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { DateField } from '../ui/date-field.tsx'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import { BlankCharts } from './blank-charts.tsx'
import { dayOf, wholeOf, wrong } from './typed.ts'

const say = words.detox.sheetForm
const idOf = (field: string) => `sheet-${field}`

/** Numbers blank charts and shows them ready for the printer. */
export function SheetForm(props: {
  camps: readonly { id: number; label: string; firstDay: ClinicDay; lastDay: ClinicDay }[]
  campId: number | null
  /** One person's chart, with the register number on it; null for blank ones. */
  episodeId: number | null
  today: ClinicDay
  onClose: () => void
}) {
  const { camps, episodeId, today, onClose } = props
  const cache = useQueryClient()
  const running = camps.find((one) => one.firstDay <= today && today <= one.lastDay)
  const first = props.campId ?? (episodeId === null ? running?.id : undefined)
  const [camp, setCamp] = useState(first === undefined ? '' : String(first))
  const [from, setFrom] = useState(clinicDay(today))
  const [days, setDays] = useState('5')
  const [count, setCount] = useState(episodeId === null ? '10' : '1')
  const [made, setMade] = useState<SheetView[] | null>(null)
  const [firstDay, aChart, charts] = [dayOf(from), wholeOf(days), wholeOf(count)]
  if (made) return <BlankCharts sheets={made} onClose={onClose} />
  return (
    <ActDialog
      title={say.title}
      lead={words.detox.paper.noName}
      save={say.save}
      idOf={idOf}
      check={() =>
        wrong(
          [firstDay === null, 'firstDay', 'not_a_date'],
          [aChart === null || aChart < 1 || aChart > 7, 'days', 'sheets_count_wrong'],
          [charts === null || charts < 1 || charts > 40, 'count', 'sheets_count_wrong'],
        )
      }
      act={async (requestId) => {
        if (firstDay === null || aChart === null || charts === null) throw new Error('checked before')
        const campId = camp === '' ? null : Number(camp)
        return call.detox.makeSheets({ requestId, campId, episodeId, firstDay, days: aChart, count: charts })
      }}
      onDone={(sheets) => {
        void cache.invalidateQueries({ queryKey: ask.detox.key() })
        setMade(sheets)
      }}
      onClose={onClose}
    >
      {(errors) => (
        <>
          {props.campId === null && episodeId === null && (
            <NativeSelect
              label={say.whose}
              data-autofocus
              value={camp}
              onChange={(event) => setCamp(event.currentTarget.value)}
              data={[
                { value: '', label: say.noCamp },
                ...camps.map((one) => ({
                  value: String(one.id),
                  label: `${one.label}, ${words.camps.span(one.firstDay, one.lastDay)}`,
                })),
              ]}
            />
          )}
          <DateField
            id={idOf('firstDay')}
            label={say.firstDay}
            value={from}
            onChange={setFrom}
            error={errors.firstDay}
          />
          <Group align="flex-start">
            <TextInput
              id={idOf('days')}
              label={say.days}
              inputMode="numeric"
              w={220}
              value={days}
              error={errors.days}
              onChange={(event) => setDays(event.currentTarget.value)}
            />
            <TextInput
              id={idOf('count')}
              label={say.count}
              inputMode="numeric"
              w={220}
              value={count}
              error={errors.count}
              onChange={(event) => setCount(event.currentTarget.value)}
            />
          </Group>
        </>
      )}
    </ActDialog>
  )
}
