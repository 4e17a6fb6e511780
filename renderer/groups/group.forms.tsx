import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { GroupView } from '../../shared/contract/group-views.ts'
import { NotHeldReason } from '../../shared/records/group-meeting.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { DateField } from '../ui/date-field.tsx'
import { readDate } from '../ui/read-date.ts'
import { ReasonChooser } from '../ui/reason-chooser.tsx'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'

const { groups } = words
const idOf = (field: string) => `of-group-${field}`

interface Ends {
  group: GroupView
  onDone: (group: GroupView) => void
  onClose: () => void
}

/** The last day of the group; of one that has ended, that it goes on. */
export function EndGroupDialog({ group, onDone, onClose }: Ends) {
  const say = groups.endForm
  const goesOn = group.endedDay !== null
  const [day, setDay] = useState(clinicDay(group.today))
  const [reason, setReason] = useState('')
  const read = readDate(day)
  return (
    <ActDialog
      title={goesOn ? say.goOnTitle(group.name) : say.title(group.name)}
      save={goesOn ? say.saveGoOn : say.save}
      idOf={idOf}
      check={() => [
        ...(goesOn || 'day' in read ? [] : [{ field: 'day', code: 'not_a_date' }]),
        ...(reason.trim().length < 2 ? [{ field: 'reason', code: 'missing' }] : []),
      ]}
      act={(requestId) =>
        call.groups.end({
          requestId,
          groupId: group.id,
          day: goesOn || !('day' in read) ? null : read.day,
          reason,
        })
      }
      onDone={onDone}
      onClose={onClose}
    >
      {(errors) => (
        <>
          {!goesOn && (
            <DateField id={idOf('day')} label={say.day} value={day} onChange={setDay} error={errors.day} />
          )}
          <TextInput
            id={idOf('reason')}
            label={say.reason}
            maxLength={200}
            autoComplete="off"
            value={reason}
            error={errors.reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </>
      )}
    </ActDialog>
  )
}

/** A meeting that was due and did not take place. */
export function NotHeldDialog({ group, onDone, onClose }: Ends) {
  const say = groups.notHeldForm
  const due = group.due && group.due.day <= group.today ? group.due.day : group.today
  const [day, setDay] = useState(clinicDay(due))
  const [reason, setReason] = useState<NotHeldReason | null>(null)
  const read = readDate(day)
  return (
    <ActDialog
      title={say.title}
      save={say.save}
      idOf={idOf}
      check={() => [
        ...('day' in read ? [] : [{ field: 'day', code: 'not_a_date' }]),
        ...(reason === null ? [{ field: 'reason', code: 'invalid_value' }] : []),
      ]}
      act={(requestId) => {
        if (reason === null || !('day' in read)) throw new Error('the fields were not checked')
        return call.groups.notHeld({ requestId, groupId: group.id, day: read.day, reason })
      }}
      onDone={onDone}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <ReasonChooser
            label={say.reason}
            value={reason}
            onChange={setReason}
            error={errors.reason}
            options={NotHeldReason.options.map((value) => ({ value, label: groups.notHeldReasons[value] }))}
          />
          <DateField id={idOf('day')} label={say.day} value={day} onChange={setDay} error={errors.day} />
        </>
      )}
    </ActDialog>
  )
}
