import { Button, Group, Stack } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CasesDesk, OfficeCaseView } from '../../shared/contract/office-cases.ts'
import { ask, call } from '../call.ts'
import { DataTable } from '../ui/data-table.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { EmptyState, Section } from '../ui/page.tsx'
import { useSite } from '../ui/session-context.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'
import { TwoPeopleDialog } from './two-people.dialog.tsx'

const { decided: say, end, pairs } = words.enrolment.office

/** What two people said, what the sites answered, and the lists that go back. */
export function DecidedCases(props: {
  desk: CasesDesk
  folder: string | null
  onDesk: (next: CasesDesk) => void
}) {
  const { desk, folder, onDesk } = props
  const [open, setOpen] = useState<OfficeCaseView | null>(null)
  const [ended, setEnded] = useState(false)
  return (
    <Section title={say.title} flush>
      <Stack px="md" pb="md">
        {desk.cases.some(({ verdict }) => verdict === 'confirmed') && <WriteLists folder={folder} />}
        {ended && <StatusBar tone="good" live title={end.ended} />}
      </Stack>
      <Cases desk={desk} onEnd={setOpen} />
      {open && (
        <TwoPeopleDialog
          title={end.title(open.caseNumber)}
          lead={`${pairs.at(open.a.code, open.a.number)} – ${pairs.at(open.b.code, open.b.number)}. ${answersOf(open)}`}
          options={(['one_place_now', 'two_people'] as const).map((value) => ({
            value,
            label: end.options[value],
          }))}
          act={(requestId, outcome, pins) =>
            call.officeCases.end({ requestId, caseNumber: open.caseNumber, outcome, ...pins })
          }
          onDone={(next) => {
            setEnded(true)
            setOpen(null)
            onDesk(next)
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </Section>
  )
}

function Cases({ desk, onEnd }: { desk: CasesDesk; onEnd: (one: OfficeCaseView) => void }) {
  const { timeZone } = useSite()
  const { columns } = say
  const when = (at: number) => dayAndTime(at, timeZone)
  return (
    <DataTable
      caption={say.title}
      rows={desk.cases}
      rowKey={({ caseNumber }) => caseNumber}
      empty={<EmptyState>{say.none}</EmptyState>}
      columns={[
        { key: 'case', title: columns.caseNumber, numeric: true, cell: ({ caseNumber }) => caseNumber },
        { key: 'a', title: columns.a, cell: ({ a }) => pairs.at(a.code, a.number) },
        { key: 'b', title: columns.b, cell: ({ b }) => pairs.at(b.code, b.number) },
        {
          key: 'state',
          title: columns.state,
          cell: (one) => `${stateOf(one, when)} (${say.by(one.by, one.second, when(one.at))})`,
        },
        {
          key: 'answers',
          title: columns.answers,
          cell: (one) => (one.verdict === 'confirmed' ? answersOf(one) : ''),
        },
        {
          key: 'act',
          title: columns.act,
          cell: (one) =>
            one.verdict === 'confirmed' && one.end === null ? (
              <Button
                variant="default"
                aria-label={`${end.act}: ${one.caseNumber}`}
                onClick={() => onEnd(one)}
              >
                {end.act}
              </Button>
            ) : null,
        },
      ]}
    />
  )
}

function stateOf({ verdict, end: ending }: OfficeCaseView, when: (at: number) => string): string {
  if (verdict === 'rejected') return say.rejected
  return ending ? say.ended(end.options[ending.outcome], when(ending.at)) : say.open
}

const answersOf = ({ answers }: OfficeCaseView): string =>
  answers.length === 0
    ? say.noAnswer
    : answers.map(({ code, answer }) => `${code}: ${words.enrolment.answers[answer]}`).join('. ')

function WriteLists({ folder }: { folder: string | null }) {
  const cache = useQueryClient()
  const [requestId, renew] = useRequestId()
  const write = useMutation({
    mutationFn: (to: string) => call.officeCases.giveLists({ requestId, folder: to }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ask.officeCases.desk.key() }),
    onSettled: renew,
  })
  return (
    <>
      <ErrorSummary error={write.error} />
      {write.data && <StatusBar tone="good" live title={say.written(write.data.files.length)} />}
      <Group>
        <Button
          disabled={folder === null}
          loading={write.isPending}
          onClick={() => folder !== null && write.mutate(folder)}
        >
          {say.lists}
        </Button>
      </Group>
    </>
  )
}
