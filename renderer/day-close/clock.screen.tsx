import { Button, Group, Stack, Table, Text, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { ClockFacts } from '../../shared/contract/clock-reset.ts'
import { whoMay } from '../../shared/rules/who-may.ts'
import { ask, call } from '../call.ts'
import { DateField } from '../ui/date-field.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import { Loading } from '../ui/loading.tsx'
import { Page, Section } from '../ui/page.tsx'
import { PassphraseField } from '../ui/passphrase-field.tsx'
import { usePin } from '../ui/pin-dialog.tsx'
import { readDate } from '../ui/read-date.ts'
import { useSignedIn, useSite } from '../ui/session-context.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'

const say = words.clock

/** A clinic day opened in the future is taken back by a manager and another keyholder; every dose is kept. */
export function ClockScreen() {
  const facts = useQuery({ ...ask.clock.facts.queryOptions(), gcTime: 0 })
  const { timeZone } = useSite()
  const { role } = useSignedIn()
  const [, go] = useLocation()
  const [done, setDone] = useState(false)
  if (facts.isError) return <FailedPage title={say.title} error={facts.error} />
  if (!facts.data) return <Loading />
  const { now, ahead, behind, resets } = facts.data
  const may = whoMay('clock.reset', { stage: 'staff', role }).allowed
  const closeFirst = (ahead?.open ?? false) && (ahead?.doses ?? 0) > 0
  const wanted = ahead !== null || behind !== null
  return (
    <Page title={say.title} lead={say.lead}>
      {done && <StatusBar live tone="good" title={say.done} />}
      <StatusBar tone="note" title={say.now(dayAndTime(now, timeZone))}>
        {say.nowHow}
      </StatusBar>
      {!wanted && !done && <StatusBar tone="good" title={say.good} />}
      {ahead && (
        <StatusBar tone="warn" title={say.ahead(ahead.day)}>
          {closeFirst ? say.closeFirst : ahead.doses === 0 ? say.empty : say.withDoses(ahead.doses)}
        </StatusBar>
      )}
      {!ahead && behind !== null && (
        <StatusBar tone="warn" title={say.behind(dayAndTime(behind, timeZone))}>
          {say.behindHow}
        </StatusBar>
      )}
      {closeFirst && (
        <Group>
          <Button onClick={() => go('/close-day')}>{say.toClose}</Button>
        </Group>
      )}
      {may && wanted && !closeFirst && (
        <ResetForm key={ahead?.id ?? 0} facts={facts.data} onDone={() => setDone(true)} />
      )}
      {resets.length > 0 && (
        <Section title={say.history} flush>
          <Table className="ost-numbers" horizontalSpacing="md">
            <Table.Tbody>
              {resets.map(({ id, day, trueDay, reason, by, at }) => (
                <Table.Tr key={id}>
                  <Table.Th scope="row" fw={400}>
                    {say.taken(day, trueDay)}
                  </Table.Th>
                  <Table.Td>{reason}</Table.Td>
                  <Table.Td>{by}</Table.Td>
                  <Table.Td>{dayAndTime(at, timeZone)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Section>
      )}
    </Page>
  )
}

function ResetForm({ facts, onDone }: { facts: ClockFacts; onDone: () => void }) {
  const { ahead, before } = facts
  const [text, setText] = useState('')
  const [reason, setReason] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [tried, setTried] = useState(false)
  const [requestId, renew] = useRequestId()
  const withPin = usePin()
  const cache = useQueryClient()
  const asksDay = ahead !== null && ahead.doses > 0
  const read = readDate(text)
  const trueDay = asksDay && 'day' in read ? read.day : null
  const submit = async () => {
    setTried(true)
    if (reason.trim().length < 3 || passphrase.trim() === '' || (asksDay && trueDay === null)) return
    const next = await withPin({
      title: say.pinTitle,
      lead: say.pinLead(ahead?.day ?? null),
      who: 'self',
      act: ({ pin }) =>
        call.clock.reset({
          requestId,
          clinicDayId: ahead?.id ?? null,
          trueDay,
          reason: reason.trim(),
          pin,
          passphrase,
        }),
    })
    renew()
    if (!next) return
    cache.setQueryData(ask.clock.facts.queryKey(), next)
    await cache.invalidateQueries({ queryKey: ask.home.key() })
    onDone()
  }
  return (
    <Section>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Stack maw={640}>
          {asksDay && (
            <>
              <DateField
                label={say.trueDay}
                value={text}
                onChange={setText}
                error={tried && trueDay === null ? words.kit.date.empty : undefined}
                autoFocus
              />
              <Text c="dimmed">{say.trueDayHow(before)}</Text>
            </>
          )}
          <TextInput
            label={say.reason}
            description={say.reasonHow}
            value={reason}
            maxLength={200}
            autoFocus={!asksDay}
            error={tried && reason.trim().length < 3 ? say.reasonMissing : undefined}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <PassphraseField
            label={say.passphrase}
            value={passphrase}
            onChange={setPassphrase}
            onEnter={() => void submit()}
            error={tried && passphrase.trim() === '' ? say.passphraseMissing : undefined}
          />
          <Button type="submit" style={{ alignSelf: 'start' }}>
            {ahead ? say.takeBack : say.forget}
          </Button>
        </Stack>
      </form>
    </Section>
  )
}
