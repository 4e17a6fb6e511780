import { Radio, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { GroupView, MemberLine } from '../../shared/contract/group-views.ts'
import type { JoinWho } from '../../shared/contract/groups.ts'
import { MemberEndReason } from '../../shared/records/peer-group.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { latinDigits } from '../../shared/rules/latin-digits.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { DateField } from '../ui/date-field.tsx'
import { DigitGroup } from '../ui/digit-group.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { readDate } from '../ui/read-date.ts'
import { ReasonChooser } from '../ui/reason-chooser.tsx'
import { useScan } from '../ui/use-scan.ts'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'

const { groups } = words
const idOf = (field: string) => `member-${field}`

interface Ends {
  onDone: (group: GroupView) => void
  onClose: () => void
}

/** A client by number or card, a relative of one, or a peer of whom at most a first name is kept. */
export function JoinDialog(props: { group: GroupView } & Ends) {
  const { group, onDone, onClose } = props
  const say = groups.joinForm
  const [by, setBy] = useState<JoinWho['by']>('client')
  const [typed, setTyped] = useState('')
  const [relativeId, setRelativeId] = useState<number | null>(null)
  const [name, setName] = useState('')
  const [day, setDay] = useState(clinicDay(group.today))
  const read = readDate(day)
  const registerNumber = Number(latinDigits(typed).trim())
  const numbered = Number.isInteger(registerNumber) && registerNumber > 0
  const who: JoinWho | null =
    by === 'peer'
      ? { by, name: name.trim() }
      : by === 'relative'
        ? relativeId === null
          ? null
          : { by, relativeId }
        : numbered
          ? { by, registerNumber }
          : null
  return (
    <ActDialog
      title={say.title}
      lead={say.how}
      save={say.save}
      idOf={idOf}
      check={() => [
        ...(who === null
          ? [{ field: 'who', code: by === 'relative' ? 'invalid_value' : 'not_a_register_number' }]
          : []),
        ...('day' in read ? [] : [{ field: 'day', code: 'not_a_date' }]),
      ]}
      act={(requestId) => {
        if (who === null || !('day' in read)) throw new Error('the fields were not checked')
        return call.groups.join({ requestId, groupId: group.id, who, day: read.day })
      }}
      onDone={({ group: now }) => onDone(now)}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <ScanInto
            onNumber={(number) => {
              setBy((now) => (now === 'relative' ? now : 'client'))
              setTyped(String(number))
            }}
          />
          <DigitGroup
            label={say.by}
            value={by}
            onChange={setBy}
            options={[
              { value: 'client', digit: 1, label: say.client },
              { value: 'relative', digit: 2, label: say.relative },
              { value: 'peer', digit: 3, label: say.peer },
            ]}
            autoFocus
          />
          {by !== 'peer' && (
            <TextInput
              id={idOf('who')}
              label={by === 'client' ? say.number : say.numberOf}
              description={by === 'relative' && say.numberOfHow}
              w={320}
              inputMode="numeric"
              autoComplete="off"
              value={typed}
              error={errors.who}
              onChange={(event) => setTyped(event.currentTarget.value)}
              onKeyDown={(event) => {
                // Of a relative the number only leads to the list below.
                if (event.key === 'Enter' && by === 'relative' && relativeId === null) event.preventDefault()
              }}
            />
          )}
          {by === 'relative' && numbered && (
            <Relatives registerNumber={registerNumber} value={relativeId} onChange={setRelativeId} />
          )}
          {by === 'peer' && (
            <TextInput
              id={idOf('who')}
              label={say.name}
              description={say.nameHow}
              w={320}
              maxLength={40}
              autoComplete="off"
              value={name}
              error={errors.who}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
          <DateField id={idOf('day')} label={say.day} value={day} onChange={setDay} error={errors.day} />
        </>
      )}
    </ActDialog>
  )
}

/** A card lays its number into the form. It stands inside of the dialog, where scans are heard. */
function ScanInto({ onNumber }: { onNumber: (registerNumber: number) => void }) {
  const [error, setError] = useState<unknown>(null)
  useScan((digits) => {
    setError(null)
    call.groups.byCard({ digits }).then(({ registerNumber }) => onNumber(registerNumber), setError)
  })
  return <ErrorSummary error={error} title={words.clients.notFound} />
}

function Relatives(props: {
  registerNumber: number
  value: number | null
  onChange: (relativeId: number) => void
}) {
  const { registerNumber, value, onChange } = props
  const say = groups.joinForm
  const relatives = useQuery({
    queryKey: ['groups', 'relatives', registerNumber],
    queryFn: async () => {
      const { clientId } = await call.clients.byNumber({ registerNumber })
      return call.relatives.list({ clientId })
    },
    gcTime: 0,
  })
  if (relatives.isError) return <ErrorSummary error={relatives.error} title={words.clients.notFound} />
  if (!relatives.data) return null
  if (relatives.data.length === 0) return <Text>{say.noRelatives}</Text>
  return (
    <Radio.Group
      label={say.which}
      value={value === null ? null : String(value)}
      onChange={(next) => onChange(Number(next))}
    >
      <Stack gap={4} mt={6}>
        {relatives.data.map(({ id, name, relation }) => (
          <Radio key={id} value={String(id)} label={`${words.counselling.relations[relation]}: ${name}`} />
        ))}
      </Stack>
    </Radio.Group>
  )
}

/** A membership ends; where it was written by mistake it never was. */
export function LeaveDialog(props: { member: MemberLine; today: ClinicDay } & Ends) {
  const { member, today, onDone, onClose } = props
  const say = groups.leaveForm
  const [reason, setReason] = useState<MemberEndReason | null>(null)
  const [day, setDay] = useState(clinicDay(today))
  const read = readDate(day)
  return (
    <ActDialog
      title={say.title(groups.member(member))}
      save={say.save}
      idOf={idOf}
      check={() => [
        ...(reason === null ? [{ field: 'reason', code: 'invalid_value' }] : []),
        ...('day' in read ? [] : [{ field: 'day', code: 'not_a_date' }]),
      ]}
      act={(requestId) => {
        if (reason === null || !('day' in read)) throw new Error('the fields were not checked')
        return call.groups.leave({ requestId, memberId: member.id, day: read.day, reason })
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
            options={MemberEndReason.options.map((value) => ({ value, label: groups.endReasons[value] }))}
          />
          <DateField id={idOf('day')} label={say.day} value={day} onChange={setDay} error={errors.day} />
        </>
      )}
    </ActDialog>
  )
}
