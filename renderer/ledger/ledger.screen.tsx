import { Button, Group, NativeSelect } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '../call.ts'
import { DataTable, TableNote } from '../ui/data-table.tsx'
import { DateField } from '../ui/date-field.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { ledgerColumns } from '../ui/ledger-columns.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { readDate } from '../ui/read-date.ts'
import { dispensing } from '../ui/screen-list.tsx'
import { useSite } from '../ui/session-context.tsx'
import { ledgerActs } from '../words/en/ledger-acts.ts'
import { words } from '../words/index.ts'
import { LedgerCheck } from './ledger-check.tsx'

const say = words.ledger

/** Acts that only a site with medicine knows; a drop-in centre is not asked to choose among them. */
const OF_MEDICINE =
  /^(?:bring_over|box|closure|count|diversion|dose|downtime|guest|hold|induction|order|passport|re_dose|rules|sheet|stock|take_home)\./

/** Every act as a line, and the check that nobody changed one. */
export function LedgerScreen() {
  return (
    <Page title={say.title} lead={say.lead}>
      <LedgerCheck />
      <Lines />
    </Page>
  )
}

function Lines() {
  const gives = dispensing.includes(useSite().kind)
  const { timeZone } = useSite()
  const people = useQuery(ask.staff.list.queryOptions())
  const [person, setPerson] = useState('')
  const [typedDay, setTypedDay] = useState('')
  const [act, setAct] = useState('')
  const read = readDate(typedDay)
  const filter = {
    personId: person === '' ? null : Number(person),
    day: 'day' in read ? read.day : null,
    act: act === '' ? null : act,
  }
  const filtered = filter.personId !== null || filter.day !== null || filter.act !== null
  const pages = useInfiniteQuery({
    queryKey: [...ask.ledger.lines.key(), filter],
    queryFn: ({ pageParam, signal }) => call.ledger.lines({ ...filter, before: pageParam }, { signal }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    staleTime: 0,
  })
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? []
  return (
    <Section title={say.caption} flush>
      <Group align="flex-end" gap="xl" px="md" pb="sm" role="group" aria-label={say.filter.title}>
        <NativeSelect
          label={say.filter.person}
          value={person}
          data={[
            { value: '', label: say.filter.everyone },
            ...(people.data?.people ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          onChange={(event) => setPerson(event.currentTarget.value)}
        />
        <NativeSelect
          label={say.filter.act}
          value={act}
          data={[
            { value: '', label: say.filter.everything },
            ...Object.entries(ledgerActs)
              .filter(([value]) => gives || !OF_MEDICINE.test(value))
              .map(([value, label]) => ({ value, label })),
          ]}
          onChange={(event) => setAct(event.currentTarget.value)}
        />
        <DateField label={say.filter.day} value={typedDay} onChange={setTypedDay} />
        {filtered && (
          <Button
            variant="subtle"
            onClick={() => {
              setPerson('')
              setTypedDay('')
              setAct('')
            }}
          >
            {say.filter.clear}
          </Button>
        )}
      </Group>
      {pages.isError && <ErrorSummary error={pages.error} />}
      {pages.isPending && <Loading />}
      {pages.data && (
        <>
          <TableNote>{say.shown(entries.length, filtered)}</TableNote>
          <DataTable
            caption={say.caption}
            rows={entries}
            rowKey={({ seq }) => seq}
            empty={<EmptyState>{say.none}</EmptyState>}
            columns={ledgerColumns(timeZone)}
          />
          {pages.hasNextPage && (
            <Group justify="center" p="md">
              <Button
                variant="default"
                loading={pages.isFetchingNextPage}
                onClick={() => void pages.fetchNextPage()}
              >
                {say.more}
              </Button>
            </Group>
          )}
        </>
      )}
    </Section>
  )
}
