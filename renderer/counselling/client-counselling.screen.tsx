import { Button, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import type { ClientCounselling, SessionLine } from '../../shared/contract/counselling.ts'
import { ClientHead } from '../ui/client-head.tsx'
import { DateText } from '../ui/date-field.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { useSession, useSignedIn } from '../ui/session-context.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import { AgreedDates } from './agreed-dates.tsx'
import { useClientCounselling, useForgetSessions } from './counselling.queries.ts'
import { GlassForm } from './glass.form.tsx'
import { NoteDialog } from './note-dialog.tsx'
import { Relatives } from './relatives.tsx'
import { SessionForm } from './session.form.tsx'
import { SessionTable } from './session-table.tsx'

const say = words.counselling.client

/** One client's sessions: whole to who may read them, else only that they took place. */
export function ClientCounsellingScreen() {
  const clientId = Number(useParams<{ id: string }>().id)
  const asked = useClientCounselling(clientId)
  return (
    <>
      <ClientHead clientId={clientId} />
      {asked.isError && <ErrorSummary error={asked.error} />}
      {asked.isPending && <Loading />}
      {asked.data && <Counselling clientId={clientId} data={asked.data} />}
    </>
  )
}

function Counselling({ clientId, data }: { clientId: number; data: ClientCounselling }) {
  const { role } = useSignedIn()
  const [, go] = useLocation()
  const dayOpen = useSession().clinicDay !== null
  const [writing, setWriting] = useState(false)
  const [breaking, setBreaking] = useState(false)
  const [open, setOpen] = useState<SessionLine | null>(null)
  const [saved, setSaved] = useState(false)
  const forget = useForgetSessions()
  const mayWrite = role === 'counsellor' && dayOpen
  const begin = () => {
    setSaved(false)
    setWriting(true)
  }
  // What is typed of a session stays as its draft and is there again on the way back.
  const refer = () => go(`/clients/${clientId}/referrals`)
  useKey('f3', words.referrals.title, refer, { enabled: mayWrite })
  useKey('alt+n', say.newSession, begin, { enabled: mayWrite && !writing })
  const canBreak = role === 'doctor' && data.access === 'none'
  return (
    <Page
      title={words.counselling.title}
      lead={data.access === 'none' ? say.onlyThat : say.lead}
      actions={
        <>
          {mayWrite && !writing && (
            <Button onClick={begin} rightSection={<KeyHint keys="alt+n" />}>
              {say.newSession}
            </Button>
          )}
          {mayWrite && (
            <Button variant="default" onClick={refer} rightSection={<KeyHint keys="f3" />}>
              {words.referrals.title}
            </Button>
          )}
          {canBreak && (
            <Button variant="default" onClick={() => setBreaking(true)}>
              {words.counselling.glass.open}
            </Button>
          )}
        </>
      }
    >
      {saved && <StatusBar tone="good" live title={words.counselling.form.saved} />}
      {data.access === 'broken_glass' && <StatusBar tone="warn" title={say.glassBroken} />}
      {data.access === 'consent' && <Text>{say.consentGiven}</Text>}
      {writing && (
        <SessionForm
          clientId={clientId}
          data={data}
          onClose={() => setWriting(false)}
          onDone={() => {
            setWriting(false)
            setSaved(true)
            void forget()
          }}
        />
      )}
      <Section title={say.sessions} flush={data.sessions.length > 0}>
        {data.days.length === 0 && data.sessions.length === 0 && <EmptyState>{say.none}</EmptyState>}
        {data.sessions.length > 0 && <SessionTable sessions={data.sessions} onOpen={setOpen} />}
        {data.access === 'none' && data.days.length > 0 && (
          <Stack gap={4}>
            <Text fw={600}>{say.count(data.days.length)}</Text>
            {data.days.map(({ id, day }) => (
              <DateText key={id} day={day} />
            ))}
          </Stack>
        )}
      </Section>
      <AgreedDates clientId={clientId} />
      {role === 'counsellor' && <Relatives clientId={clientId} today={data.today} />}
      {open && <NoteDialog session={open} onClose={() => setOpen(null)} />}
      {breaking && <GlassForm clientId={clientId} onClose={() => setBreaking(false)} />}
    </Page>
  )
}
