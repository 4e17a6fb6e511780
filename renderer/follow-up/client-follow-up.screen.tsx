import { Button, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'wouter'
import type { ClientFollowUp, FollowUpPlanView, VisitView } from '../../shared/contract/follow-ups.ts'
import { ask } from '../call.ts'
import { DataTable } from '../ui/data-table.tsx'
import { DateText } from '../ui/date-field.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { useSignedIn } from '../ui/session-context.tsx'
import { StatusBar, StatusMark } from '../ui/status-bar.tsx'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import classes from './follow-up.module.css'
import { VisitForm } from './visit.form.tsx'
import { VoidVisitForm } from './void-visit.form.tsx'
import { WaysBack } from './way-back.tsx'

const say = words.followUp.client

/** What was planned after each discharge of one client, and what came of it. */
export function ClientFollowUpScreen() {
  const clientId = Number(useParams<{ id: string }>().id)
  const asked = useQuery(ask.followUps.client.queryOptions({ input: { clientId }, staleTime: 0 }))
  if (asked.isError)
    return <FailedPage title={words.followUp.title} error={asked.error} what={words.clients.notFound} />
  return asked.data ? <Plans clientId={clientId} data={asked.data} /> : <Loading />
}

function Plans({ clientId, data }: { clientId: number; data: ClientFollowUp }) {
  const { role } = useSignedIn()
  const [writing, setWriting] = useState(false)
  const [voiding, setVoiding] = useState<VisitView | null>(null)
  const mayWrite = data.dayOpen && (role === 'nurse' || role === 'counsellor')
  const canWrite = mayWrite && data.plans.length > 0
  useKey('alt+n', say.write, () => setWriting(true), { enabled: canWrite && !writing })
  return (
    <Page
      title={`${say.title} · ${words.kit.client.number(String(data.registerNumber))}`}
      lead={data.visitsAgreed ? say.visitsAgreed : say.visitsNotAgreed}
      actions={
        canWrite && (
          <Button onClick={() => setWriting(true)} rightSection={<KeyHint keys="alt+n" />}>
            {say.write}
          </Button>
        )
      }
    >
      {data.plans.length === 0 && <EmptyState>{say.noPlan}</EmptyState>}
      {data.plans.map((plan) => (
        <Plan
          key={plan.episodeId}
          plan={plan}
          clientId={clientId}
          registerNumber={data.registerNumber}
          onVoid={mayWrite ? setVoiding : null}
        />
      ))}
      {writing && <VisitForm data={data} onClose={() => setWriting(false)} />}
      {voiding && <VoidVisitForm visit={voiding} onClose={() => setVoiding(null)} />}
    </Page>
  )
}

function Plan(props: {
  plan: FollowUpPlanView
  clientId: number
  registerNumber: number
  onVoid: ((visit: VisitView) => void) | null
}) {
  const { plan, clientId, registerNumber, onVoid } = props
  const { kinds, closings } = words.clients
  return (
    <Section title={say.discharge(kinds[plan.kind], plan.closedDay, closings[plan.closedFor])}>
      <Stack>
        {plan.ended && <Text>{words.followUp.endings[plan.ended]}</Text>}
        {plan.next && <Text fw={600}>{say.next(plan.next.step, plan.next.dueDay)}</Text>}
        {plan.suggestLost && <StatusBar tone="warn" title={say.lost} />}
        {plan.relapsed && (
          <StatusBar tone="note" title={say.relapsed}>
            <WaysBack clientId={clientId} registerNumber={registerNumber} />
          </StatusBar>
        )}
        <ol className={classes.steps}>
          {plan.steps.map(({ step, dueDay, state, outcome }) => (
            <li key={step} className={classes.step} data-state={state}>
              <Text fw={600}>{clinicDay(dueDay)}</Text>
              <Text>{outcome ? words.followUp.outcomes[outcome] : say.states[state]}</Text>
            </li>
          ))}
        </ol>
        {plan.visits.length === 0 ? (
          <Text c="dimmed">{say.noVisits}</Text>
        ) : (
          <Visits plan={plan} onVoid={onVoid} />
        )}
      </Stack>
    </Section>
  )
}

function Visits({ plan, onVoid }: { plan: FollowUpPlanView; onVoid: ((visit: VisitView) => void) | null }) {
  const { columns } = say
  const { places, met, outcomes, step } = words.followUp
  return (
    <DataTable
      caption={say.visits}
      rows={plan.visits}
      rowKey={({ id }) => id}
      empty={null}
      columns={[
        { key: 'day', title: columns.day, width: '8.5rem', cell: ({ day }) => <DateText day={day} /> },
        { key: 'step', title: columns.step, cell: (visit) => step(visit.step) },
        { key: 'where', title: columns.where, cell: ({ place }) => places[place] },
        { key: 'met', title: columns.met, cell: (visit) => met[visit.met] },
        {
          key: 'outcome',
          title: columns.outcome,
          cell: ({ outcome }) => (outcome ? outcomes[outcome] : '–'),
        },
        { key: 'note', title: columns.note, cell: ({ note }) => note ?? '' },
        { key: 'by', title: columns.by, cell: ({ by }) => by },
        {
          key: 'act',
          title: columns.act,
          cell: (visit) =>
            visit.voided ? (
              <StatusMark tone="quiet">{say.voided}</StatusMark>
            ) : (
              onVoid && (
                <Button
                  variant="subtle"
                  aria-label={`${say.void}: ${clinicDay(visit.day)}`}
                  onClick={() => onVoid(visit)}
                >
                  {say.void}
                </Button>
              )
            ),
        },
      ]}
    />
  )
}
