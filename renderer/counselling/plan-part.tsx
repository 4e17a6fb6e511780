import { Button, Group, List, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { ClientPlans, PlanView } from '../../shared/contract/plans.ts'
import { planState } from '../../shared/rules/plan-state.ts'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { EmptyState, Section } from '../ui/page.tsx'
import { useSession, useSignedIn, useSite } from '../ui/session-context.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'
import { PlanForm } from './plan.form.tsx'
import { useForgetPlans } from './plan.queries.ts'
import { ReviewPlan } from './review-plan.form.tsx'

const say = words.plans.plan

/** The plan in force, what became of it, and the ones before. */
export function PlanPart({ clientId, data }: { clientId: number; data: ClientPlans }) {
  const { role } = useSignedIn()
  const mayWrite = useSession().clinicDay !== null && role === 'counsellor'
  const [form, setForm] = useState<'write' | 'review' | null>(null)
  const [saved, setSaved] = useState(false)
  const forget = useForgetPlans()
  const [now, ...earlier] = data.plans
  const state = now && planState(now, now.reviews, data.today)
  const begin = () => {
    setSaved(false)
    setForm('write')
  }
  useKey('alt+n', now ? say.renew : say.write, begin, { enabled: mayWrite && form === null })
  const done = () => {
    setForm(null)
    setSaved(true)
    void forget()
  }
  if (form === 'write')
    return (
      <PlanForm
        clientId={clientId}
        today={data.today}
        before={now ?? null}
        onDone={done}
        onClose={() => setForm(null)}
      />
    )
  return (
    <Section
      title={say.title}
      actions={
        mayWrite && (
          <Group gap="sm">
            {state?.state === 'running' && (
              <Button variant="default" onClick={() => setForm('review')}>
                {say.review}
              </Button>
            )}
            <Button onClick={begin} rightSection={<KeyHint keys="alt+n" />}>
              {now ? say.renew : say.write}
            </Button>
          </Group>
        )
      }
    >
      <Stack>
        {saved && <StatusBar tone="good" live title={words.plans.form.saved} />}
        {!now && <EmptyState>{say.none}</EmptyState>}
        {state?.state === 'running' && state.overdue !== null && (
          <StatusBar tone="warn" title={say.due(state.reviewDay)} />
        )}
        {state?.state === 'running' && state.overdue === null && <Text>{say.lookOn(state.reviewDay)}</Text>}
        {state?.state === 'ended' && <StatusBar tone="note" title={say.ended(state.outcome, state.day)} />}
        {now && <OnePlan plan={now} />}
        {earlier.length > 0 && <Earlier plans={earlier} />}
      </Stack>
      {now && form === 'review' && (
        <ReviewPlan plan={now} today={data.today} onDone={done} onClose={() => setForm(null)} />
      )}
    </Section>
  )
}

const kept = { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' } as const

function OnePlan({ plan }: { plan: PlanView }) {
  const { timeZone } = useSite()
  return (
    <Stack gap="sm">
      <List type="ordered" spacing="xs" withPadding>
        {plan.goals.map(({ goal, steps }) => (
          <List.Item key={`${goal} ${steps}`}>
            <Text fw={600} style={kept}>
              {goal}
            </Text>
            {steps !== '' && <Text style={kept}>{steps}</Text>}
          </List.Item>
        ))}
      </List>
      <Text>{plan.clientAgreed ? say.agreed : say.notAgreed}</Text>
      <Text c="dimmed">{say.signed(plan.by, dayAndTime(plan.at, timeZone))}</Text>
      {plan.reviews.length > 0 && (
        <div>
          <Title order={3} size="h4">
            {say.reviews}
          </Title>
          {plan.reviews.map(({ id, day, outcome, by, note }) => (
            <div key={id}>
              <Text>{say.reviewed(day, outcome, by)}</Text>
              {note && <Text style={kept}>{note}</Text>}
            </div>
          ))}
        </div>
      )}
    </Stack>
  )
}

function Earlier({ plans }: { plans: readonly PlanView[] }) {
  const { timeZone } = useSite()
  return (
    <details>
      <summary style={{ cursor: 'pointer' }}>{say.earlier}</summary>
      <Stack mt="sm">
        {plans.map((plan) => (
          <section key={plan.id}>
            <Title order={3} size="h4">
              {say.earlierOf(dayAndTime(plan.at, timeZone), plan.by)}
            </Title>
            <OnePlan plan={plan} />
          </section>
        ))}
      </Stack>
    </details>
  )
}
