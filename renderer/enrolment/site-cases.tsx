import { Button, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { EnrolmentState, SiteCase } from '../../shared/contract/enrolments.ts'
import { DataTable } from '../ui/data-table.tsx'
import { EmptyState, Section } from '../ui/page.tsx'
import { useSignedIn, useSite } from '../ui/session-context.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'
import { AnswerForm } from './answer.form.tsx'

const say = words.enrolment.cases

/** By register number and case number; where the other enrolment is, nobody here learns. */
export function SiteCases(props: { state: EnrolmentState; onState: (next: EnrolmentState) => void }) {
  const { state, onState } = props
  const { role } = useSignedIn()
  const { timeZone } = useSite()
  const [open, setOpen] = useState<SiteCase | null>(null)
  const [done, setDone] = useState<number | null>(null)
  const mayAnswer = role === 'doctor' || role === 'manager'
  const when = (at: number) => dayAndTime(at, timeZone)
  const asked = state.cases.some((one) => one.state === 'ask')
  const { list } = state
  return (
    <Section title={say.title} flush>
      <Stack gap="sm" px="md" pb="md">
        {list && (
          <Text c="dimmed">
            {say.list(list.office, list.number, when(list.madeAt), list.takenInBy, when(list.takenInAt))}
          </Text>
        )}
        {asked && <Text>{mayAnswer ? say.how : `${say.how} ${say.onlyDoctor}`}</Text>}
        {done !== null && <StatusBar tone="good" live title={words.enrolment.answerForm.saved(done)} />}
      </Stack>
      <DataTable
        caption={say.title}
        rows={state.cases}
        rowKey={({ caseNumber }) => caseNumber}
        empty={<EmptyState>{list ? say.none : say.noList}</EmptyState>}
        columns={[
          {
            key: 'case',
            title: say.columns.caseNumber,
            cell: ({ caseNumber }) => say.caseNumber(caseNumber),
          },
          {
            key: 'client',
            title: say.columns.client,
            cell: ({ registerNumber, clientId }) =>
              clientId === null ? `${registerNumber}: ${say.unknown}` : say.client(registerNumber),
          },
          { key: 'state', title: say.columns.state, cell: (one) => stateOf(one, when) },
          {
            key: 'act',
            title: say.columns.act,
            cell: (one) =>
              mayAnswer && one.state === 'ask' && one.clientId !== null ? (
                <Button variant={one.answer ? 'default' : 'filled'} onClick={() => setOpen(one)}>
                  {one.answer ? say.again : say.answer}
                </Button>
              ) : null,
          },
        ]}
      />
      {open && (
        <AnswerForm
          of={open}
          onClose={() => setOpen(null)}
          onDone={(next) => {
            setDone(open.caseNumber)
            setOpen(null)
            onState(next)
          }}
        />
      )}
    </Section>
  )
}

function stateOf({ state, answer }: SiteCase, when: (at: number) => string): string {
  if (state === 'cleared') return say.cleared
  if (!answer) return say.open
  const what = words.enrolment.answers[answer.answer]
  return `${say.answered(what, answer.by, when(answer.at))}${answer.note ? `. “${answer.note}”` : ''}`
}
