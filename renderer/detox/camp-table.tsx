import { Anchor } from '@mantine/core'
import { useLocation } from 'wouter'
import type { CampLine, CampState } from '../../shared/contract/camps.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/page.tsx'
import { StatusMark, type Tone } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'

const say = words.camps
export const CAMP_TONES: Record<CampState, Tone> = {
  planned: 'due',
  running: 'good',
  over: 'quiet',
  cancelled: 'quiet',
}

const COLUMNS: readonly Column<CampLine>[] = [
  {
    key: 'place',
    title: say.columns.place,
    cell: ({ id, place }) => (
      <Anchor href={`#/detox/camps/${id}`} fw={600} tabIndex={-1}>
        {place}
      </Anchor>
    ),
  },
  {
    key: 'days',
    title: say.columns.days,
    cell: ({ firstDay, lastDay }) => <span className="ost-nowrap">{say.span(firstDay, lastDay)}</span>,
  },
  { key: 'beds', title: say.columns.beds, cell: ({ taken, beds }) => say.bedsTaken(taken, beds) },
  {
    key: 'state',
    title: say.columns.state,
    cell: ({ state }) => <StatusMark tone={CAMP_TONES[state]}>{say.states[state]}</StatusMark>,
  },
]

/** Camps and centres, the newest first. */
export function CampTable({ camps }: { camps: readonly CampLine[] }) {
  const [, go] = useLocation()
  return (
    <DataTable
      caption={words.detox.list.camps}
      columns={COLUMNS}
      rows={camps}
      rowKey={({ id }) => id}
      onOpen={({ id }) => go(`/detox/camps/${id}`)}
      empty={<EmptyState>{say.none}</EmptyState>}
    />
  )
}
