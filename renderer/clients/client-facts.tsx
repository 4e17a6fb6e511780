import { Button, Group, Table, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { ClientProfile } from '../../shared/contract/client-output.ts'
import { Section } from '../ui/page.tsx'
import { useSession, useSignedIn } from '../ui/session-context.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { amount, clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import { STATUS_TONES } from './client-table.tsx'
import { CorrectForm } from './correct.form.tsx'
import { RestrictForm } from './restrict.form.tsx'

const say = words.clients.profile

/** Who the client is, as it was said; corrected with a reason. */
export function ClientFacts({ profile }: { profile: ClientProfile }) {
  const [open, setOpen] = useState<'correct' | 'restrict' | null>(null)
  const { role } = useSignedIn()
  const { broughtOver } = profile
  return (
    <Section
      title={say.identity}
      actions={
        <Group gap="sm">
          {(role === 'doctor' || role === 'manager') && (
            <Button variant="subtle" onClick={() => setOpen('restrict')}>
              {say.restrict}
            </Button>
          )}
          <Button variant="default" onClick={() => setOpen('correct')}>
            {say.correct}
          </Button>
        </Group>
      }
    >
      <Standing profile={profile} />
      <Table mt="sm" withRowBorders={false} verticalSpacing={4}>
        <Table.Tbody>
          <Fact label={words.clients.columns.called}>{profile.called}</Fact>
          <Fact label={words.clients.columns.name}>{profile.name}</Fact>
          <Fact label={say.parent}>{profile.parentName}</Fact>
          <Fact label={say.born}>
            {profile.birthYear}
            {!profile.adultConfirmed && ` – ${say.adultUnknown}`}
          </Fact>
          <Fact label={say.phone}>{profile.phone}</Fact>
          <Fact label={say.contact}>{profile.contact}</Fact>
          <Fact label={say.enrolled}>{clinicDay(profile.enrolledDay)}</Fact>
          {profile.restrictedFor !== null && (
            <Fact label={say.restricted}>
              <WhoseRecord whose={profile.restrictedFor} />
            </Fact>
          )}
        </Table.Tbody>
      </Table>
      {broughtOver && (
        <Text mt="xs" c="dimmed">
          {say.broughtOver(
            broughtOver.lastDoseDay,
            amount(broughtOver.lastDoseMicrograms),
            broughtOver.paperPage,
          )}
        </Text>
      )}
      {open === 'correct' && <CorrectForm profile={profile} onClose={() => setOpen(null)} />}
      {open === 'restrict' && <RestrictForm profile={profile} onClose={() => setOpen(null)} />}
    </Section>
  )
}

function WhoseRecord({ whose }: { whose: NonNullable<ClientProfile['restrictedFor']> }) {
  const { staff } = useSession()
  if (whose === 'kin') return words.clients.enrol.kin
  return words.clients.enrol.staffMember(staff.find(({ id }) => id === whose)?.name ?? String(whose))
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  const said = children !== null && children !== ''
  return (
    <Table.Tr>
      <Table.Th scope="row" w={150} fw={400} c="dimmed" ta="left">
        {label}
      </Table.Th>
      <Table.Td style={{ overflowWrap: 'anywhere' }}>
        {said ? (
          children
        ) : (
          <Text component="span" c="dimmed">
            {say.notSaid}
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

/** The computed status with the definition that it was computed by. */
function Standing({ profile: { standing, dropoutDays } }: { profile: ClientProfile }) {
  const { status, day, days, dropoutDay, reason } = standing
  const { standing: sentences, statuses, closings } = words.clients
  const sentence = {
    services_only: () => sentences.services_only(),
    not_started: () => sentences.not_started(dropoutDay),
    active: () => sentences.active(),
    interrupted: () => sentences.interrupted(days, dropoutDay),
    dropped_out: () => sentences.dropped_out(day),
    closed: () => sentences.closed(day, reason ? closings[reason] : ''),
  }[status]()
  return (
    <StatusBar tone={STATUS_TONES[status]} title={statuses[status]}>
      {sentence}
      {status !== 'services_only' && status !== 'closed' && (
        <Text c="dimmed">{words.clients.dropoutDefinition(dropoutDays)}</Text>
      )}
    </StatusBar>
  )
}
