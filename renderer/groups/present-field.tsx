import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { GroupView } from '../../shared/contract/group-views.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { latinDigits } from '../../shared/rules/latin-digits.ts'
import { call } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { useScan } from '../ui/use-scan.ts'
import { words } from '../words/index.ts'
import { useGroupWritten } from './groups.queries.ts'
import { membersThen } from './meeting-values.ts'
import { PeopleList } from './people-list.tsx'

const say = words.groups.meetingForm

/** What the last number, name or card came to; `number`: of somebody who may join. */
interface Said {
  text: string
  number: number | null
  asGuest: boolean
}

/** Who was there: by number and Enter, by card, or in the list with arrows and Space. */
export function PresentField(props: {
  group: GroupView
  day: ClinicDay
  value: readonly number[]
  onChange: (change: (now: readonly number[]) => number[]) => void
  onGuest: () => void
  error?: string | undefined
}) {
  const { group, day, value, onChange, onGuest, error } = props
  const [typed, setTyped] = useState('')
  const [said, setSaid] = useState<Said | null>(null)
  const written = useGroupWritten()
  const field = useRef<HTMLInputElement>(null)
  const members = membersThen(group, day)

  const tell = (text: string, number: number | null = null, asGuest = false) =>
    setSaid({ text, number, asGuest })
  const mark = (id: number, who: string) => {
    setTyped('')
    tell(value.includes(id) ? say.markedBefore(who) : say.marked(who))
    onChange((now) => (now.includes(id) ? [...now] : [...now, id]))
  }
  const byNumber = (number: number) => {
    const own = group.memberLines.filter(
      ({ kind, registerNumber }) =>
        (kind === 'client' || kind === 'former_client') && registerNumber === number,
    )
    const who = String(number)
    const then = own.find(({ id }) => members.some((member) => member.id === id))
    const last = own.at(-1)
    if (then) mark(then.id, who)
    else if (last?.leftDay && last.leftDay < day) tell(say.leftThen(who, last.leftDay), number, true)
    else if (last) tell(say.notYet(who, last.joinedDay), null, true)
    else tell(say.unknown(who), number, true)
  }
  const find = () => {
    const text = latinDigits(typed).trim()
    if (text === '') return
    // What was not found stays to be read; the next number takes its place.
    field.current?.select()
    if (/^\d+$/.test(text)) return byNumber(Number(text))
    const peer = members.find(({ name }) => name?.toLocaleLowerCase() === text.toLocaleLowerCase())
    if (peer) mark(peer.id, words.groups.member(peer))
    else tell(say.unknownName(text), null, true)
  }
  const scan = useMutation({
    mutationFn: (digits: string) => call.groups.byCard({ digits }),
    onMutate: () => setSaid(null),
    onSuccess: ({ registerNumber }) => byNumber(registerNumber),
  })
  useScan((digits) => scan.mutate(digits))
  const join = useMutation({
    mutationFn: (registerNumber: number) =>
      call.groups.join({
        requestId: crypto.randomUUID(),
        groupId: group.id,
        who: { by: 'client', registerNumber },
        day,
      }),
    onSuccess: ({ memberId, group: now }, registerNumber) => {
      written(now)
      mark(memberId, String(registerNumber))
    },
  })
  const joining = said?.number
  return (
    <Stack gap="sm">
      <Group align="flex-end" gap="lg">
        <TextInput
          id="meeting-present"
          ref={field}
          label={say.number}
          description={say.numberHow}
          w={620}
          autoComplete="off"
          data-autofocus
          value={typed}
          error={error}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.ctrlKey) return
            event.preventDefault()
            scan.reset()
            join.reset()
            find()
          }}
        />
        <Text fw={650} fz="lg" className="ost-numbers">
          {say.count(members.filter(({ id }) => value.includes(id)).length, members.length)}
        </Text>
      </Group>
      <ErrorSummary error={scan.error} title={words.clients.notFound} />
      <ErrorSummary error={join.error} />
      <Group gap="sm" role="status" mih={36}>
        {said && <Text>{said.text}</Text>}
        {said && joining != null && (
          <Button
            variant="default"
            size="compact-md"
            loading={join.isPending}
            onClick={() => join.mutate(joining)}
          >
            {say.joins(String(joining))}
          </Button>
        )}
        {said?.asGuest && (
          <Button
            variant="default"
            size="compact-md"
            onClick={() => {
              setSaid(null)
              setTyped('')
              onGuest()
            }}
          >
            {say.asGuest}
          </Button>
        )}
      </Group>
      <PeopleList
        members={members}
        value={value}
        onToggle={(id) =>
          onChange((now) => (now.includes(id) ? now.filter((one) => one !== id) : [...now, id]))
        }
      />
    </Stack>
  )
}
