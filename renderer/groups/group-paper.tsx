import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import type { GroupView, GroupYearView } from '../../shared/contract/group-views.ts'
import { Dialog } from '../ui/dialog.tsx'
import { PaperDialog } from '../ui/paper.tsx'
import { words } from '../words/index.ts'
import { MonthsTable } from './months-table.tsx'

const say = words.groups

/** One page for partners and the office: figures, and at most register numbers. What was decided stays here. */
export function GroupPaper(props: { group: GroupView; data: GroupYearView; onClose: () => void }) {
  const { group, data, onClose } = props
  const [numbers, setNumbers] = useState<boolean | null>(group.whole ? null : false)
  if (numbers === null)
    return (
      <Dialog title={say.paper.choose} onClose={onClose}>
        <Group>
          <Button data-autofocus onClick={() => setNumbers(false)}>
            {say.paper.countsOnly}
          </Button>
          <Button variant="default" onClick={() => setNumbers(true)}>
            {say.paper.withNumbers}
          </Button>
        </Group>
      </Dialog>
    )
  return (
    <PaperDialog
      title={say.paper.title(group.name, data.year)}
      period={`${say.kinds[group.kind]} · ${say.usual(group.weekday, group.startMinute, group.everyWeeks)}`}
      fileName={say.paper.fileName(data.year)}
      sheets={[<YearSheet key="year" group={group} data={data} numbers={numbers} />]}
      onClose={onClose}
    />
  )
}

function YearSheet(props: { group: GroupView; data: GroupYearView; numbers: boolean }) {
  const { group, data, numbers } = props
  const { figures, year } = data
  const average = figures.averagePresentTenths
  const lines: readonly (readonly [label: string, value: number | string])[] = [
    [say.year.meetings, figures.meetings],
    [say.year.average, average === null ? say.year.dash : say.tenths(average)],
    [say.year.atStart, figures.atStart],
    [say.year.joined, figures.joined],
    [say.year.left, figures.left],
    [say.year.atEnd, figures.atEnd],
    [say.year.stayed, figures.stayed],
  ]
  const inYear = group.memberLines.filter(
    ({ joinedDay, leftDay }) =>
      joinedDay <= `${year}-12-31` && (leftDay === null || leftDay >= `${year}-01-01`),
  )
  const clients = inYear.flatMap(({ kind, registerNumber }) =>
    kind === 'client' || kind === 'former_client' ? (registerNumber ?? []) : [],
  )
  const count = (kind: string) => inYear.filter((member) => member.kind === kind).length
  return (
    <>
      {group.purpose && <p>{group.purpose}</p>}
      <table>
        <tbody>
          {lines.map(([label, value]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td data-number>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{say.year.months}</h2>
      <MonthsTable months={figures.months} />
      <h2>{say.year.topics}</h2>
      <p>
        {figures.topics.length === 0
          ? say.year.noTopics
          : figures.topics
              .map(({ topic, meetings }) => say.year.topicCount(words.counselling.topic(topic), meetings))
              .join('; ')}
      </p>
      {group.agreement && (
        <>
          <h2>{say.agreement.title}</h2>
          <p>
            {say.agreement.from(group.agreement.fromDay, group.agreement.untilDay)}. {say.agreement.services}:{' '}
            {group.agreement.services.map(say.service).join(', ') || say.agreement.noServices}
          </p>
        </>
      )}
      {numbers && (
        <>
          <h2>{say.paper.numbers}</h2>
          <p className="ost-numbers">{[...new Set(clients)].join(', ') || say.year.dash}</p>
          <p>{say.paper.others(count('relative'), count('peer'))}</p>
        </>
      )}
      <p>{say.paper.noDecisions}</p>
      <p>{say.paper.definitions}</p>
    </>
  )
}
