import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import type { CampStay, CampView } from '../../shared/contract/camps.ts'
import { stayDays } from '../../shared/rules/camp.ts'
import { whoMay } from '../../shared/rules/who-may.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { useSession, useSignedIn } from '../ui/session-context.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import { EndCamp, LinkBox } from './camp.forms.tsx'
import { CampCosts, CampTeam } from './camp-lists.tsx'
import { CampOccupancy } from './camp-occupancy.tsx'
import { CampPaper } from './camp-paper.tsx'
import { useCamp } from './detox.queries.ts'
import { SheetForm } from './sheet.form.tsx'

const say = words.camps

/** One camp: who is in it, beds, team, costs, box, report. */
export function CampScreen() {
  const asked = useCamp(Number(useParams<{ id: string }>().id))
  if (asked.isError) return <FailedPage title={words.detox.title} error={asked.error} />
  return asked.data ? <OneCamp camp={asked.data} /> : <Loading />
}

function OneCamp({ camp }: { camp: CampView }) {
  const [form, setForm] = useState<'report' | 'end' | 'box' | 'sheets' | null>(null)
  const [, go] = useLocation()
  const { role } = useSignedIn()
  const stage = useSession().clinicDay ? 'day' : 'staff'
  const mayWrite = whoMay('camp.write', { stage, role }).allowed
  const mayPrint = whoMay('detox.write', { stage, role }).allowed
  const idle = form === null
  const close = () => setForm(null)
  useKey('f4', say.report, () => setForm('report'), { enabled: idle })
  useKey('f7', say.sheets, () => setForm('sheets'), { enabled: idle && mayPrint })
  const lead = `${say.kinds[camp.kind]} · ${say.span(camp.firstDay, camp.lastDay)} · ${say.bedsTaken(camp.taken, camp.beds)}`
  return (
    <Page
      title={camp.place}
      lead={`${lead} · ${say.states[camp.state]}`}
      actions={
        <>
          <Button variant="default" onClick={() => go('/detox')}>
            {say.back}
          </Button>
          {mayPrint && (
            <Button variant="default" onClick={() => setForm('sheets')} rightSection={<KeyHint keys="f7" />}>
              {say.sheets}
            </Button>
          )}
          <Button variant="default" onClick={() => setForm('report')} rightSection={<KeyHint keys="f4" />}>
            {say.report}
          </Button>
          {mayWrite && camp.ended === null && (
            <Button variant="default" onClick={() => setForm('end')}>
              {say.end}
            </Button>
          )}
        </>
      }
    >
      {camp.counts.daysOverBeds > 0 && <StatusBar tone="warn" title={say.over(camp.counts.daysOverBeds)} />}
      <Section title={say.people} flush>
        <DataTable
          caption={say.people}
          columns={columnsOf(camp)}
          rows={camp.stays}
          rowKey={({ episodeId }) => episodeId}
          onOpen={({ clientId }) => go(`/clients/${clientId}/detox`)}
          empty={<EmptyState>{say.peopleNone}</EmptyState>}
        />
      </Section>
      <Section title={say.occupancy}>
        <CampOccupancy camp={camp} />
      </Section>
      <Section
        title={say.box}
        actions={
          mayWrite &&
          camp.state !== 'cancelled' && (
            <Button variant="default" onClick={() => setForm('box')}>
              {say.boxLink}
            </Button>
          )
        }
      >
        {camp.boxes.length === 0 && <Text c="dimmed">{say.boxNone}</Text>}
        {camp.boxes.map(({ id, name, closedDay }) => (
          <Text key={id}>{closedDay === null ? name : `${name}, ${say.boxClosed}`}</Text>
        ))}
        <MedicationLines camp={camp} />
      </Section>
      <Group align="stretch" grow preventGrowOverflow={false}>
        <CampTeam camp={camp} mayWrite={mayWrite} />
        <CampCosts camp={camp} mayWrite={mayWrite} />
      </Group>
      {form === 'report' && <CampPaper camp={camp} onClose={close} />}
      {form === 'end' && <EndCamp camp={camp} onClose={close} />}
      {form === 'box' && <LinkBox camp={camp} onClose={close} />}
      {form === 'sheets' && (
        <SheetForm camps={[]} campId={camp.id} episodeId={null} today={camp.today} onClose={close} />
      )}
    </Page>
  )
}

function columnsOf({ today }: CampView): Column<CampStay>[] {
  const { number, stay, days, outcome } = say.peopleColumns
  return [
    {
      key: 'number',
      title: number,
      numeric: true,
      width: '100px',
      cell: ({ registerNumber }) => registerNumber,
    },
    { key: 'stay', title: stay, cell: ({ from, to }) => words.detox.stay(from, to) },
    { key: 'days', title: days, numeric: true, width: '90px', cell: (one) => stayDays(one, today) },
    {
      key: 'outcome',
      title: outcome,
      cell: ({ outcome: how }) => (how === null ? say.still : words.detox.outcomes[how]),
    },
  ]
}

function MedicationLines({ camp }: { camp: CampView }) {
  const { quantity, strength } = words.stock
  if (camp.medication.length === 0) return <Text c="dimmed">{say.medicationNone}</Text>
  return (
    <>
      <Text fw={600} mt="sm">
        {say.medication}
      </Text>
      {camp.medication.map(({ product, steps }) => (
        <Text key={product.id}>
          {product.drug} {strength(product)}: {quantity(steps, product)}
        </Text>
      ))}
    </>
  )
}
