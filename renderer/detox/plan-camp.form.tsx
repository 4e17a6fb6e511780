import { Autocomplete, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { CampView } from '../../shared/contract/camps.ts'
import { CampKind } from '../../shared/records/camp.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { DateField } from '../ui/date-field.tsx'
import { DigitGroup } from '../ui/digit-group.tsx'
import { words } from '../words/index.ts'
import { useKeepCamp } from './detox.queries.ts'
import { dayOf, wholeOf, wrong } from './typed.ts'

const say = words.camps
const idOf = (field: string) => `camp-${field}`

/** A camp: where, what, when, how many beds. */
export function PlanCamp(props: {
  places: readonly { name: string; kind: CampKind }[]
  onDone: (camp: CampView) => void
  onClose: () => void
}) {
  const { places, onDone, onClose } = props
  const [place, setPlace] = useState('')
  const [kind, setKind] = useState<CampKind>('camp')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [beds, setBeds] = useState('')
  const keep = useKeepCamp()
  const [firstDay, lastDay, count] = [dayOf(from), dayOf(to), wholeOf(beds)]
  return (
    <ActDialog
      title={say.new}
      save={say.save}
      idOf={idOf}
      check={() =>
        wrong(
          [place.trim().length < 2, 'place', 'camp_place_missing'],
          [firstDay === null, 'firstDay', 'not_a_date'],
          [lastDay === null, 'lastDay', 'not_a_date'],
          [count === null || count < 1 || count > 500, 'beds', 'camp_beds_wrong'],
        )
      }
      act={async (requestId) => {
        if (firstDay === null || lastDay === null || count === null) throw new Error('checked before')
        return call.camps.plan({ requestId, place, kind, firstDay, lastDay, beds: count })
      }}
      onDone={(camp) => {
        keep(camp)
        onDone(camp)
      }}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <Autocomplete
            id={idOf('place')}
            label={say.place}
            description={say.placeHow}
            data={places.map(({ name }) => name)}
            value={place}
            onChange={setPlace}
            error={errors.place}
            maxLength={60}
            data-autofocus
          />
          <DigitGroup
            label={say.kind}
            value={kind}
            onChange={setKind}
            options={CampKind.options.map((value, index) => ({
              value,
              digit: index + 1,
              label: say.kinds[value],
            }))}
          />
          <Group align="flex-start">
            <DateField
              id={idOf('firstDay')}
              label={say.firstDay}
              value={from}
              onChange={setFrom}
              error={errors.firstDay}
            />
            <DateField
              id={idOf('lastDay')}
              label={say.lastDay}
              value={to}
              onChange={setTo}
              error={errors.lastDay}
            />
          </Group>
          <TextInput
            id={idOf('beds')}
            label={say.beds}
            inputMode="numeric"
            w={140}
            autoComplete="off"
            value={beds}
            error={errors.beds}
            onChange={(event) => setBeds(event.currentTarget.value)}
          />
        </>
      )}
    </ActDialog>
  )
}
