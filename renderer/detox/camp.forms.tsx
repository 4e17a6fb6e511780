import { NativeSelect, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { CampView } from '../../shared/contract/camps.ts'
import { CampCostKind, CampDuty, CampEndReason } from '../../shared/records/camp.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { DateField } from '../ui/date-field.tsx'
import { DigitGroup } from '../ui/digit-group.tsx'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import { useKeepCamp } from './detox.queries.ts'
import { dayOf, minorOf, wrong } from './typed.ts'

const say = words.camps
const idOf = (field: string) => `camp-${field}`

/** Keeps the reply and closes the box. */
function useDone(onClose: () => void): (camp: CampView) => void {
  const keep = useKeepCamp()
  return (camp) => {
    keep(camp)
    onClose()
  }
}

export function AddTeam({ campId, onClose }: { campId: number; onClose: () => void }) {
  const [name, setName] = useState('')
  const [duty, setDuty] = useState<CampDuty>('peer')
  const done = useDone(onClose)
  return (
    <ActDialog
      title={say.teamAdd}
      save={say.teamSave}
      idOf={idOf}
      check={() => wrong([name.trim() === '', 'name', 'team_name_missing'])}
      act={(requestId) => call.camps.addTeam({ requestId, campId, name, duty })}
      onDone={done}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <TextInput
            id={idOf('name')}
            label={say.teamName}
            maxLength={80}
            autoComplete="off"
            data-autofocus
            value={name}
            error={errors.name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <DigitGroup
            label={say.teamDuty}
            value={duty}
            onChange={setDuty}
            options={CampDuty.options.map((value, index) => ({
              value,
              digit: index + 1,
              label: say.duties[value],
            }))}
          />
        </>
      )}
    </ActDialog>
  )
}

export function AddCost({ camp, onClose }: { camp: CampView; onClose: () => void }) {
  const [kind, setKind] = useState<CampCostKind>('food')
  const [typedDay, setDay] = useState(clinicDay(camp.today))
  const [typed, setTyped] = useState('')
  const [note, setNote] = useState('')
  const done = useDone(onClose)
  const [day, amountMinor] = [dayOf(typedDay), minorOf(typed)]
  return (
    <ActDialog
      title={say.costAdd}
      save={say.costSave}
      idOf={idOf}
      check={() =>
        wrong(
          [day === null, 'day', 'not_a_date'],
          [amountMinor === null || amountMinor < 1, 'amountMinor', 'cost_amount_wrong'],
        )
      }
      act={async (requestId) => {
        if (day === null || amountMinor === null) throw new Error('checked before')
        return call.camps.addCost({ requestId, campId: camp.id, day, kind, amountMinor, note })
      }}
      onDone={done}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <DigitGroup
            label={say.costKind}
            value={kind}
            onChange={setKind}
            autoFocus
            options={CampCostKind.options.map((value, index) => ({
              value,
              digit: index + 1,
              label: say.costKinds[value],
            }))}
          />
          <TextInput
            id={idOf('amountMinor')}
            label={say.costAmount}
            inputMode="decimal"
            w={220}
            autoComplete="off"
            value={typed}
            error={errors.amountMinor}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <DateField
            id={idOf('day')}
            label={say.costDay}
            value={typedDay}
            onChange={setDay}
            error={errors.day}
          />
          <TextInput
            label={say.costNote}
            maxLength={200}
            autoComplete="off"
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </>
      )}
    </ActDialog>
  )
}

export function EndCamp({ camp, onClose }: { camp: CampView; onClose: () => void }) {
  const [reason, setReason] = useState<CampEndReason>('finished')
  const [typed, setTyped] = useState(clinicDay(camp.plannedLastDay))
  const done = useDone(onClose)
  const lastDay = dayOf(typed)
  return (
    <ActDialog
      title={say.endTitle}
      save={say.endSave}
      idOf={idOf}
      check={() => wrong([lastDay === null, 'lastDay', 'not_a_date'])}
      act={async (requestId) => {
        if (lastDay === null) throw new Error('checked before')
        return call.camps.end({ requestId, campId: camp.id, lastDay, reason })
      }}
      onDone={done}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <DigitGroup
            label={say.endTitle}
            value={reason}
            onChange={setReason}
            autoFocus
            options={CampEndReason.options.map((value, index) => ({
              value,
              digit: index + 1,
              label: say.ends[value],
            }))}
          />
          {reason !== 'cancelled' && (
            <DateField
              id={idOf('lastDay')}
              label={say.endDay}
              value={typed}
              onChange={setTyped}
              error={errors.lastDay}
            />
          )}
        </>
      )}
    </ActDialog>
  )
}

export function LinkBox({ camp, onClose }: { camp: CampView; onClose: () => void }) {
  const [box, setBox] = useState(camp.freeBoxes[0] ? String(camp.freeBoxes[0].id) : '')
  const done = useDone(onClose)
  return (
    <ActDialog
      title={say.boxLink}
      save={say.boxSave}
      idOf={idOf}
      check={() => wrong([box === '', 'boxId', 'batch_not_chosen'])}
      act={(requestId) => call.camps.linkBox({ requestId, campId: camp.id, boxId: Number(box) })}
      onDone={done}
      onClose={onClose}
    >
      {() =>
        camp.freeBoxes.length === 0 ? (
          <Text>{say.boxFree}</Text>
        ) : (
          <NativeSelect
            id={idOf('boxId')}
            label={say.boxWhich}
            data-autofocus
            value={box}
            onChange={(event) => setBox(event.currentTarget.value)}
            data={camp.freeBoxes.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
        )
      }
    </ActDialog>
  )
}
