import { Button, Checkbox } from '@mantine/core'
import type { FollowUpLine } from '../../shared/contract/follow-ups.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { type Column, DataTable, TableNote } from '../ui/data-table.tsx'
import { DateText } from '../ui/date-field.tsx'
import { EmptyState, Section } from '../ui/page.tsx'
import { StatusMark } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'

const say = words.followUp.due

/** People whose date has come; ticked are those who go on the next visit list. */
export function DueSection(props: {
  lines: readonly FollowUpLine[]
  today: ClinicDay
  until: ClinicDay
  left: ReadonlySet<number>
  mayChoose: boolean
  onChoose: (episodeId: number, on: boolean) => void
  onFurther: (() => void) | null
}) {
  const { lines, today, until, left, mayChoose, onChoose, onFurther } = props
  const columns: Column<FollowUpLine>[] = [
    {
      key: 'choose',
      title: say.columns.choose,
      width: '8rem',
      cell: ({ episodeId, registerNumber, visits, onList }) =>
        mayChoose &&
        visits &&
        onList === null && (
          <Checkbox
            size="md"
            aria-label={say.choose(registerNumber)}
            checked={!left.has(episodeId)}
            onChange={(event) => onChoose(episodeId, event.currentTarget.checked)}
          />
        ),
    },
    {
      key: 'number',
      title: say.columns.number,
      width: '6rem',
      numeric: true,
      cell: ({ registerNumber }) => <strong>{registerNumber}</strong>,
    },
    {
      key: 'step',
      title: say.columns.step,
      width: '7rem',
      cell: ({ step, steps }) => words.followUp.step(step, steps),
    },
    { key: 'day', title: say.columns.day, width: '8.5rem', cell: ({ dueDay }) => <DateText day={dueDay} /> },
    {
      key: 'last',
      title: say.columns.last,
      cell: ({ last }) => (last ? say.last(last.outcome, last.day) : say.never),
    },
    {
      key: 'attempts',
      title: say.columns.attempts,
      width: '8rem',
      cell: ({ failedInARow }) => say.attempts(failedInARow),
    },
    { key: 'mark', title: say.columns.mark, cell: (line) => <Mark line={line} today={today} /> },
  ]
  return (
    <Section
      title={say.title}
      flush
      actions={
        onFurther && (
          <Button variant="default" onClick={onFurther}>
            {say.further}
          </Button>
        )
      }
    >
      <DataTable
        caption={say.caption}
        columns={columns}
        rows={lines}
        rowKey={({ episodeId }) => episodeId}
        empty={<EmptyState>{onFurther ? say.none : say.noneUntil(until)}</EmptyState>}
      />
      {lines.length > 0 && <TableNote>{say.note(lines.length, until)}</TableNote>}
    </Section>
  )
}

function Mark({ line, today }: { line: FollowUpLine; today: ClinicDay }) {
  const { suggestLost, visits, onList, dueDay } = line
  if (onList !== null) return <StatusMark tone="note">{say.onList(onList)}</StatusMark>
  if (suggestLost) return <StatusMark tone="warn">{say.lostSuggested}</StatusMark>
  if (!visits) return <StatusMark tone="quiet">{say.notAgreed}</StatusMark>
  return dueDay < today ? <StatusMark tone="due">{words.followUp.client.states.due}</StatusMark> : null
}
