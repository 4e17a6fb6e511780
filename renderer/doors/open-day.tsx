import { Anchor, Box, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { ClinicDay } from '../../shared/records/time.ts'
import { whoMay } from '../../shared/rules/who-may.ts'
import { ask, call, reasonsOf } from '../call.ts'
import { DateField } from '../ui/date-field.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Page, Section } from '../ui/page.tsx'
import { type PinProof, usePin } from '../ui/pin-dialog.tsx'
import { readDate } from '../ui/read-date.ts'
import { useScreens } from '../ui/screen-list.tsx'
import { useSession, useSignedIn } from '../ui/session-context.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { sentence, words } from '../words/index.ts'

const say = words.doors.day

/** In place of a screen that needs an open day. */
export function OpenDayFirst({ title }: { title: string }) {
  return (
    <Page title={title} lead={say.firstFor(title)}>
      <Section title={say.first}>
        <OpenDay />
      </Section>
    </Page>
  )
}

/** On Home, until the day is open. */
export function DayDoor() {
  const { clinicDay, site } = useSession()
  if (clinicDay || site?.kind === 'office') return null
  return (
    <Section title={say.first}>
      <OpenDay />
    </Section>
  )
}

/** A person types the date: the computer's calendar alone opens nothing. */
export function OpenDay() {
  const { role } = useSignedIn()
  const last = useQuery(ask.day.last.queryOptions())
  if (!whoMay('day.open', { stage: 'staff', role }).allowed) return <Text>{say.wait}</Text>
  return (
    <Stack maw={640}>
      <Text>{say.lead}</Text>
      {last.isSuccess && <Text>{last.data ? say.last(last.data.day) : say.none}</Text>}
      <OpenDayForm />
    </Stack>
  )
}

const DOUBTS = ['day_not_calendar', 'clock_behind', 'clock_jumped', 'day_long_gap']

function OpenDayForm() {
  const [text, setText] = useState('')
  const [missing, setMissing] = useState<string>()
  const [requestId] = useRequestId()
  const open = useMutation(ask.day.open.mutationOptions())
  const read = readDate(text)
  const doubts = open.error ? reasonsOf(open.error).filter(({ code }) => DOUBTS.includes(code)) : []
  if (doubts.length > 0 && 'day' in read)
    return (
      <Doubted
        doubts={doubts.map(sentence)}
        day={read.day}
        requestId={requestId}
        onChange={() => {
          open.reset()
          setText('')
        }}
      />
    )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if ('day' in read) open.mutate({ requestId, day: read.day, approver: null, reason: null })
        else setMissing('problem' in read ? words.kit.date[read.problem] : words.kit.date.ambiguous)
      }}
    >
      <Stack>
        <ErrorSummary error={open.error} />
        <DateField
          label={say.date}
          value={text}
          onChange={(typed) => {
            setText(typed)
            setMissing(undefined)
          }}
          error={missing}
          autoFocus
        />
        <Button type="submit" loading={open.isPending} style={{ alignSelf: 'start' }}>
          {say.open}
        </Button>
      </Stack>
    </form>
  )
}

function Doubted(props: { doubts: string[]; day: ClinicDay; requestId: string; onChange: () => void }) {
  const { doubts, day, requestId, onChange } = props
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const withPin = usePin()
  const openWith = (approver: PinProof | null) => call.day.open({ requestId, day, approver, reason })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        setMissing(reason.trim().length < 3)
        if (reason.trim().length < 3) return
        void withPin({
          title: say.second,
          lead: say.secondLead(day),
          who: 'other',
          act: openWith,
          actAlone: () => openWith(null),
        })
      }}
    >
      <Stack>
        <StatusBar tone="warn" title={say.doubt} live>
          {doubts.map((doubt) => (
            <div key={doubt}>{doubt}</div>
          ))}
        </StatusBar>
        <TextInput
          label={say.reason}
          description={say.reasonHow}
          value={reason}
          maxLength={200}
          error={missing && say.reasonMissing}
          autoFocus
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group>
          <Button type="submit">{say.goOn}</Button>
          <Button variant="default" onClick={onChange}>
            {say.change}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Over every screen while yesterday's day takes today's entries. */
export function DayNotClosed() {
  const { clinicDay, calendarDay } = useSession()
  const [location, go] = useLocation()
  const { screens } = useScreens()
  const closing = screens.find(({ mends, path }) => mends?.includes('day_not_closed') && path !== location)
  if (!clinicDay || !calendarDay || clinicDay.day >= calendarDay) return null
  return (
    <Box px="lg" pt="md" className="ost-no-print">
      <StatusBar tone="warn" title={say.notClosed(clinicDay.day)}>
        {say.notClosedHow}{' '}
        {closing && (
          <Anchor component="button" type="button" onClick={() => go(closing.path)}>
            {say.close}
          </Anchor>
        )}
      </StatusBar>
    </Box>
  )
}
