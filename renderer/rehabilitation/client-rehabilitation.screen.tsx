import { Button, Group, Stack, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'wouter'
import type { ClientRehabilitation, Stay, TrainingView } from '../../shared/contract/rehabilitation.ts'
import { whoMay } from '../../shared/rules/who-may.ts'
import { ask } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { useSignedIn } from '../ui/session-context.tsx'
import { words } from '../words/index.ts'
import { DutyForm, EndDutyForm, PhaseForm } from './stay.forms.tsx'
import { AttendanceForm, EndTrainingForm, IncomeForm, TrainingForm } from './training.forms.tsx'

const say = words.rehabilitation.client
type Box =
  | { box: 'phase' | 'duty'; stay: Stay }
  | { box: 'end_duty'; dutyId: number; duty: string }
  | { box: 'training' }
  | { box: 'attendance' | 'end' | 'income'; training: TrainingView }

/** Stays with phases and duties, training and work of one client. */
export function ClientRehabilitationScreen() {
  const clientId = Number(useParams<{ id: string }>().id)
  const query = ask.rehabilitation.client.queryOptions({ input: { clientId }, staleTime: 0 })
  const asked = useQuery(query)
  const cache = useQueryClient()
  const { role } = useSignedIn()
  const [box, setBox] = useState<Box | null>(null)
  const stage = asked.data?.dayOpen === true ? 'day' : 'staff'
  const mayTrain = whoMay('training.write', { stage, role }).allowed
  const mayHouse = whoMay('rehabilitation.write', { stage, role }).allowed
  const seesStays = whoMay('rehabilitation.see', { stage, role }).allowed
  useKey('alt+n', say.begin, () => setBox({ box: 'training' }), { enabled: mayTrain && !box })
  if (asked.isError) return <ErrorSummary error={asked.error} title={words.clients.notFound} />
  if (!asked.data) return <Loading />
  const { data } = asked
  const act = {
    data,
    onClose: () => setBox(null),
    onDone: (now: ClientRehabilitation) => {
      cache.setQueryData(query.queryKey, now)
      setBox(null)
    },
  }
  return (
    <Page
      title={`${seesStays ? say.title : words.rehabilitation.training.title} · ${words.kit.client.number(String(data.registerNumber))}`}
      lead={seesStays ? say.lead : undefined}
      actions={
        mayTrain && (
          <Button onClick={() => setBox({ box: 'training' })} rightSection={<KeyHint keys="alt+n" />}>
            {say.begin}
          </Button>
        )
      }
    >
      {seesStays && data.stays.length === 0 && (
        <Section>
          <EmptyState>{say.noStay}</EmptyState>
        </Section>
      )}
      {data.stays.map((stay) => (
        <StayPart key={stay.episodeId} stay={stay} open={mayHouse ? setBox : null} />
      ))}
      <Section title={say.trainings}>
        {data.trainings.length === 0 && <EmptyState>{say.noTrainings}</EmptyState>}
        <Stack gap="lg">
          {data.trainings.map((training) => (
            <TrainingPart key={training.id} training={training} open={mayTrain ? setBox : null} />
          ))}
        </Stack>
      </Section>
      {box?.box === 'phase' && <PhaseForm {...act} stay={box.stay} />}
      {box?.box === 'duty' && <DutyForm {...act} stay={box.stay} />}
      {box?.box === 'end_duty' && <EndDutyForm {...act} dutyId={box.dutyId} duty={box.duty} />}
      {box?.box === 'training' && <TrainingForm {...act} clientId={clientId} />}
      {box?.box === 'attendance' && <AttendanceForm {...act} training={box.training} />}
      {box?.box === 'end' && <EndTrainingForm {...act} training={box.training} />}
      {box?.box === 'income' && <IncomeForm {...act} training={box.training} />}
    </Page>
  )
}

function StayPart({ stay, open }: { stay: Stay; open: ((box: Box) => void) | null }) {
  const { phase, duty, dutyEnds } = words.rehabilitation
  const stays = stay.closedDay === null
  return (
    <Section
      title={say.stay(stay.openedDay, stay.closedDay)}
      actions={
        open &&
        stays && (
          <Group gap="sm">
            <Button variant="default" onClick={() => open({ box: 'phase', stay })}>
              {say.beginPhase}
            </Button>
            <Button variant="default" onClick={() => open({ box: 'duty', stay })}>
              {say.giveDuty}
            </Button>
          </Group>
        )
      }
    >
      <Stack gap="xs">
        <Text fw={600}>{say.phases}</Text>
        {stay.phases.length === 0 && <Text c="dimmed">{say.noPhases}</Text>}
        {stay.phases.map((one) => (
          <Text key={one.id}>{say.phaseLine(phase(one.phase), one.day)}</Text>
        ))}
        <Text fw={600}>{say.duties}</Text>
        {stay.duties.length === 0 && <Text c="dimmed">{say.noDuties}</Text>}
        {stay.duties.map((one) => (
          <Group key={one.id} gap="sm">
            <Text>{say.dutyLine(duty(one.duty), one.day, one.endDay)}</Text>
            {one.endedHow && <Text c="dimmed">{dutyEnds[one.endedHow]}</Text>}
            {open && one.endDay === null && (
              <Button
                variant="subtle"
                aria-label={say.endDutyOf(duty(one.duty))}
                onClick={() => open({ box: 'end_duty', dutyId: one.id, duty: duty(one.duty) })}
              >
                {say.endDuty}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
    </Section>
  )
}

function TrainingPart({ training, open }: { training: TrainingView; open: ((box: Box) => void) | null }) {
  const { kind, provider, course, day, endDay, outcome, certificate, months, incomes } = training
  const button = (box: 'attendance' | 'end' | 'income', label: string) =>
    open && (
      <Button variant="default" aria-label={say.aria(label, course)} onClick={() => open({ box, training })}>
        {label}
      </Button>
    )
  return (
    <Group justify="space-between" align="flex-start">
      <div>
        <Text fw={600}>
          {words.rehabilitation.kinds[kind]}: {course}
        </Text>
        <Text>{say.trainingLine(provider, day)}</Text>
        {months.map(({ month, daysCame, daysHeld }) => (
          <Text key={month}>{say.monthLine(month, daysCame, daysHeld)}</Text>
        ))}
        {outcome && endDay && <Text>{say.ended(outcome, endDay)}</Text>}
        {certificate && <Text>{say.certificateLine(certificate)}</Text>}
        {incomes.map((one) => (
          <Text key={one.day}>{say.incomeLine(one.day, one.working, one.work, one.monthly)}</Text>
        ))}
      </div>
      {outcome !== 'entered_by_mistake' && (
        <Group gap="sm">
          {endDay === null && button('attendance', say.attendance)}
          {endDay === null && button('end', say.end)}
          {button('income', say.income)}
        </Group>
      )}
    </Group>
  )
}
