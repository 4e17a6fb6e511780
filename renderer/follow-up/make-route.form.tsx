import { Group, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { ClinicDay } from '../../shared/records/time.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { DateField } from '../ui/date-field.tsx'
import { readDate } from '../ui/read-date.ts'
import { useSession, useSignedIn } from '../ui/session-context.tsx'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import { useForgetFollowUps } from './follow-up.queries.ts'

const say = words.followUp.make
const idOf = (field: string) => `route-${field}`
const CARRIERS = ['outreach', 'counsellor', 'nurse']

/** A numbered paper for one person and one week. */
export function MakeRouteForm(props: {
  episodeIds: number[]
  from: ClinicDay
  until: ClinicDay
  onClose: () => void
}) {
  const { episodeIds, onClose } = props
  const me = useSignedIn()
  const { staff } = useSession()
  const [, go] = useLocation()
  const forget = useForgetFollowUps()
  const carriers = staff.filter(({ id, role }) =>
    me.role === 'outreach' ? id === me.id : CARRIERS.includes(role),
  )
  const usual = carriers.find(({ role }) => role === 'outreach') ?? carriers.find(({ id }) => id === me.id)
  const [who, setWho] = useState(usual?.id ?? me.id)
  const [from, setFrom] = useState(clinicDay(props.from))
  const [until, setUntil] = useState(clinicDay(props.until))
  const [first, last] = [readDate(from), readDate(until)]
  return (
    <ActDialog
      title={say.title}
      lead={say.lead(episodeIds.length)}
      save={say.save}
      idOf={idOf}
      check={() => [
        ...('day' in first ? [] : [{ field: 'fromDay', code: 'not_a_date' }]),
        ...('day' in last ? [] : [{ field: 'untilDay', code: 'not_a_date' }]),
      ]}
      act={(requestId) =>
        call.followUps.makeRoute({
          requestId,
          fromDay: 'day' in first ? first.day : props.from,
          untilDay: 'day' in last ? last.day : props.until,
          forStaffId: who,
          episodeIds,
        })
      }
      onDone={({ routeListId }) => {
        void forget()
        go(`/follow-up/list/${routeListId}`)
      }}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <NativeSelect
            id={idOf('who')}
            label={say.who}
            data-autofocus
            value={String(who)}
            onChange={(event) => setWho(Number(event.currentTarget.value))}
            data={carriers.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
          <Group align="flex-start" gap="lg">
            <DateField
              id={idOf('fromDay')}
              label={say.from}
              value={from}
              onChange={setFrom}
              error={errors.fromDay}
            />
            <DateField
              id={idOf('untilDay')}
              label={say.until}
              value={until}
              onChange={setUntil}
              error={errors.untilDay}
            />
          </Group>
        </>
      )}
    </ActDialog>
  )
}
