import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { GroupView, GroupYearView, MeetingLine } from '../../shared/contract/group-views.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { DateText } from '../ui/date-field.tsx'
import { EmptyState, Section } from '../ui/page.tsx'
import { words } from '../words/index.ts'
import { Decisions } from './decisions.tsx'
import { facilitator } from './facilitator.ts'
import classes from './group.module.css'
import { MeetingDialog } from './meeting-dialog.tsx'
import { MonthsTable } from './months-table.tsx'

const say = words.groups

const columns: readonly Column<MeetingLine>[] = [
  {
    key: 'day',
    title: say.meetings.columns.day,
    cell: ({ day, voided }) => (
      <>
        <DateText day={day} />
        {voided && (
          <div>
            <span className={classes.why}>{say.voided[voided]}</span>
          </div>
        )}
      </>
    ),
  },
  { key: 'members', title: say.meetings.columns.members, numeric: true, cell: ({ members }) => members },
  {
    key: 'others',
    title: say.meetings.columns.others,
    numeric: true,
    cell: ({ guests, family }) => say.meetings.others(guests, family),
  },
  {
    key: 'leads',
    title: say.meetings.columns.leads,
    cell: ({ facilitators }) => facilitators.map(facilitator).join(', '),
  },
  {
    key: 'topics',
    title: say.meetings.columns.topics,
    cell: ({ topics }) => topics.map(words.counselling.topic).join(', '),
  },
  { key: 'notes', title: say.meetings.columns.notes, cell: ({ notes }) => say.meetings.notes(notes) },
]

/** One calendar year of a group: figures, months, topics, meetings; for counsellors its decisions. */
export function YearPanel(props: { group: GroupView; data: GroupYearView; onYear: (year: number) => void }) {
  const { group, data, onYear } = props
  const [open, setOpen] = useState<MeetingLine | null>(null)
  const { year, figures, meetings } = data
  const first = Number(group.begunDay.slice(0, 4))
  const last = Number(group.today.slice(0, 4))
  return (
    <Stack gap="lg">
      <Group gap="sm">
        {year > first && (
          <Button variant="default" onClick={() => onYear(year - 1)}>
            {say.year.before(year - 1)}
          </Button>
        )}
        <Text fw={650} fz="lg" role="status">
          {say.year.title(year)}
        </Text>
        {year < last && (
          <Button variant="default" onClick={() => onYear(year + 1)}>
            {say.year.after(year + 1)}
          </Button>
        )}
      </Group>
      <Figures figures={figures} />
      <MonthsTable months={figures.months} className={classes.months} />
      <div>
        <Text fw={650}>{say.year.topics}</Text>
        <Text>
          {figures.topics.length === 0
            ? say.year.noTopics
            : figures.topics
                .map(({ topic, meetings: count }) =>
                  say.year.topicCount(words.counselling.topic(topic), count),
                )
                .join(' · ')}
        </Text>
      </div>
      <Section title={say.year.meetings} flush={meetings.length > 0}>
        <DataTable
          caption={say.meetings.caption}
          rows={meetings}
          rowKey={({ id }) => id}
          rowClass={({ voided }) => (voided ? classes.voided : undefined)}
          {...(group.whole && { onOpen: setOpen })}
          empty={<EmptyState>{say.year.none(year)}</EmptyState>}
          columns={columns}
        />
      </Section>
      {group.whole && <Decisions groupId={group.id} year={year} key={year} />}
      {open && <MeetingDialog meetingId={open.id} groupId={group.id} onClose={() => setOpen(null)} />}
    </Stack>
  )
}

function Figures({ figures }: { figures: GroupYearView['figures'] }) {
  const { meetings, averagePresentTenths, atStart, joined, left, atEnd, stayed } = figures
  const average = averagePresentTenths === null ? say.year.dash : say.tenths(averagePresentTenths)
  const all: readonly (readonly [label: string, value: number | string])[] = [
    [say.year.meetings, meetings],
    [say.year.average, average],
    [say.year.atStart, atStart],
    [say.year.joined, joined],
    [say.year.left, left],
    [say.year.atEnd, atEnd],
    [say.year.stayed, stayed],
  ]
  return (
    <dl className={classes.figures} style={{ margin: 0 }}>
      {all.map(([label, value]) => (
        <div key={label} className={classes.figure}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
