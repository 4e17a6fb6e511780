import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FacilitatorLine, GroupView } from '../../shared/contract/group-views.ts'
import { ask, call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { DateField } from '../ui/date-field.tsx'
import { readDate } from '../ui/read-date.ts'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import { facilitator } from './facilitator.ts'
import { mayLead } from './may-lead.ts'

const { groups } = words
const idOf = (field: string) => `leader-${field}`

interface Ends {
  group: GroupView
  onDone: (group: GroupView) => void
  onClose: () => void
}

/** Who leads the group from a day on: somebody of the staff, or a member. */
export function LeadDialog({ group, onDone, onClose }: Ends) {
  const say = groups.leadForm
  const staff = useQuery(ask.staff.list.queryOptions())
  const [who, setWho] = useState('')
  const [day, setDay] = useState(clinicDay(group.today))
  const read = readDate(day)
  const id = Number(who.slice(1))
  return (
    <ActDialog
      title={say.title}
      save={say.save}
      idOf={idOf}
      check={() => [
        ...(who === '' ? [{ field: 'who', code: 'invalid_value' }] : []),
        ...('day' in read ? [] : [{ field: 'day', code: 'not_a_date' }]),
      ]}
      act={(requestId) => {
        if (!('day' in read)) throw new Error('the fields were not checked')
        const staffId = who.startsWith('s') ? id : null
        const memberId = staffId === null ? id : null
        return call.groups.facilitate({ requestId, groupId: group.id, staffId, memberId, day: read.day })
      }}
      onDone={onDone}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <NativeSelect
            id={idOf('who')}
            label={say.who}
            value={who}
            error={errors.who}
            data-autofocus
            onChange={(event) => setWho(event.currentTarget.value)}
          >
            <option value="">{say.choose}</option>
            <optgroup label={say.members}>
              {group.memberLines
                .filter(({ leftDay }) => leftDay === null)
                .map((member) => (
                  <option key={member.id} value={`m${member.id}`}>
                    {groups.member(member)}
                  </option>
                ))}
            </optgroup>
            <optgroup label={say.staff}>
              {staff.data?.people.filter(mayLead).map((person) => (
                <option key={person.id} value={`s${person.id}`}>
                  {person.name}
                </option>
              ))}
            </optgroup>
          </NativeSelect>
          <DateField id={idOf('day')} label={say.day} value={day} onChange={setDay} error={errors.day} />
        </>
      )}
    </ActDialog>
  )
}

export function EndLeadDialog({ leader, group, onDone, onClose }: Ends & { leader: FacilitatorLine }) {
  const say = groups.leadForm
  const [day, setDay] = useState(clinicDay(group.today))
  const read = readDate(day)
  return (
    <ActDialog
      title={say.endTitle(facilitator(leader.who))}
      save={say.endSave}
      idOf={idOf}
      check={() => ('day' in read ? [] : [{ field: 'day', code: 'not_a_date' }])}
      act={(requestId) => {
        if (!('day' in read)) throw new Error('the fields were not checked')
        return call.groups.endFacilitator({ requestId, facilitatorId: leader.id, day: read.day })
      }}
      onDone={onDone}
      onClose={onClose}
    >
      {(errors) => (
        <DateField
          id={idOf('day')}
          label={say.endDay}
          value={day}
          onChange={setDay}
          error={errors.day}
          autoFocus
        />
      )}
    </ActDialog>
  )
}
