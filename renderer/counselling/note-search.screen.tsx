import { Button, Group, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { SearchHit } from '../../shared/contract/counselling.ts'
import { ask } from '../call.ts'
import { DataTable, TableNote } from '../ui/data-table.tsx'
import { DateText } from '../ui/date-field.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { EmptyState, Page, Section, useFocusOnMount } from '../ui/page.tsx'
import { words } from '../words/index.ts'

const say = words.counselling.search

/** Words over the notes that the reader may read; Enter on a line opens the client's counselling. */
export function NoteSearchScreen() {
  const [, go] = useLocation()
  const [query, setQuery] = useState('')
  const field = useFocusOnMount<HTMLInputElement>()
  const search = useMutation(ask.counselling.search.mutationOptions())
  const open = ({ clients: [first] }: SearchHit) => first && go(`/clients/${first.id}/counselling`)
  return (
    <Page title={say.title} lead={say.lead}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (query.trim() !== '') search.mutate({ query })
        }}
      >
        <Group align="flex-end">
          <TextInput
            ref={field}
            label={say.field}
            description={say.how}
            size="lg"
            w={560}
            maxLength={200}
            autoComplete="off"
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
          />
          <Button type="submit" size="lg" loading={search.isPending}>
            {say.title}
          </Button>
        </Group>
      </form>
      <ErrorSummary error={search.error} title={words.clients.notFound} />
      {search.data && (
        <Section flush>
          {search.data.hits.length > 0 && (
            <TableNote>{say.count(search.data.hits.length, search.data.more)}</TableNote>
          )}
          <DataTable
            caption={say.title}
            rows={search.data.hits}
            rowKey={(hit) => `${hit.sessionId} ${hit.part} ${hit.before}${hit.found}${hit.after}`}
            onOpen={open}
            empty={<EmptyState>{say.none}</EmptyState>}
            columns={[
              {
                key: 'day',
                title: words.counselling.client.columns.day,
                cell: ({ day }) => <DateText day={day} />,
              },
              {
                key: 'clients',
                title: words.counselling.mine.clients,
                cell: ({ clients }) => clients.map(({ registerNumber }) => registerNumber).join(', '),
              },
              {
                key: 'part',
                title: words.counselling.client.columns.notes,
                cell: ({ part }) => words.counselling.note.parts[part],
              },
              {
                key: 'place',
                title: say.field,
                cell: ({ before, found, after }) => (
                  <>
                    {before}
                    <mark>{found}</mark>
                    {after}
                  </>
                ),
              },
            ]}
          />
        </Section>
      )}
    </Page>
  )
}
