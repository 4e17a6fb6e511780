import { Button, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CasesDesk, ListedPair } from '../../shared/contract/office-cases.ts'
import { ask, call } from '../call.ts'
import { DataTable } from '../ui/data-table.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { EmptyState, Section } from '../ui/page.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import { TwoPeopleDialog } from './two-people.dialog.tsx'

const { pairs: say, decide } = words.enrolment.office
/** More than two people look through at a sitting: then the rows in sight are drawn alone. */
const MANY = 40

/** Compared when somebody asks: it takes a while with many sites, and nobody waits for it elsewhere. */
export function PossiblePairs({ onDesk }: { onDesk: (next: CasesDesk) => void }) {
  const pairs = useQuery({ ...ask.officeCases.pairs.queryOptions(), enabled: false })
  const [faint, setFaint] = useState(false)
  const [open, setOpen] = useState<ListedPair | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const all = pairs.data?.pairs ?? []
  const likely = all.filter((pair) => pair.likely)
  const rows = faint ? all : likely
  const fainter = all.length - likely.length
  const look = () => {
    setDone(null)
    return pairs.refetch()
  }
  return (
    <Section title={say.title} flush>
      <Stack px="md" pb="md">
        <ErrorSummary error={pairs.error} />
        <Group>
          <Button loading={pairs.isFetching} onClick={() => void look()}>
            {say.look}
          </Button>
          {!faint && fainter > 0 && (
            <Button variant="default" onClick={() => setFaint(true)}>
              {say.faint(fainter)}
            </Button>
          )}
        </Group>
        {done && <StatusBar tone="good" live title={done} />}
        {pairs.data && <Text role="status">{say.compared(pairs.data.clients, pairs.data.sites)}</Text>}
        {rows.length > 0 && <Text>{say.how}</Text>}
      </Stack>
      {pairs.data && (
        <DataTable
          caption={say.title}
          rows={rows}
          rowKey={keyOf}
          empty={<EmptyState>{say.none}</EmptyState>}
          {...(rows.length > MANY && { virtualHeight: '60vh' })}
          columns={[
            { key: 'grade', title: say.columns.grade, cell: (pair) => <strong>{gradeOf(pair)}</strong> },
            { key: 'a', title: say.columns.a, cell: ({ a }) => say.at(a.code, a.number) },
            { key: 'b', title: say.columns.b, cell: ({ b }) => say.at(b.code, b.number) },
            { key: 'why', title: say.columns.why, cell: say.why },
            {
              key: 'act',
              title: say.columns.act,
              cell: (pair) => (
                <Button
                  variant="default"
                  aria-label={`${say.decide}: ${say.at(pair.a.code, pair.a.number)}, ${say.at(pair.b.code, pair.b.number)}`}
                  onClick={() => setOpen(pair)}
                >
                  {say.decide}
                </Button>
              ),
            },
          ]}
        />
      )}
      {open && (
        <TwoPeopleDialog
          title={decide.title}
          lead={`${say.at(open.a.code, open.a.number)} – ${say.at(open.b.code, open.b.number)}. ${say.why(open)}.`}
          options={[
            { value: 'confirmed', label: decide.confirm },
            { value: 'rejected', label: decide.reject },
          ]}
          act={(requestId, verdict, pins) => {
            const side = ({ siteId, number }: ListedPair['a']) => ({ siteId, number })
            return call.officeCases.decide({ requestId, a: side(open.a), b: side(open.b), verdict, ...pins })
          }}
          onDone={(next, verdict) => {
            setDone(decide[verdict])
            setOpen(null)
            onDesk(next)
            void pairs.refetch()
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </Section>
  )
}

const keyOf = ({ a, b }: ListedPair): string => `${a.siteId}/${a.number} ${b.siteId}/${b.number}`
const gradeOf = ({ grade, likely }: ListedPair): string => say.grades[likely ? grade : 'faint']
