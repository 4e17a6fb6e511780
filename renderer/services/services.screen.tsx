import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ContactView } from '../../shared/contract/services.ts'
import { DataTable } from '../ui/data-table.tsx'
import { DateText } from '../ui/date-field.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import { BlankGrid } from './blank-grid.tsx'
import { GridForm } from './grid.form.tsx'
import { useServiceBoard } from './services.queries.ts'
import { VoidContact } from './void-contact.form.tsx'

const say = words.services

/** Who was met and what they got: a grid to type into, and what was written last. */
export function ServicesScreen() {
  const board = useServiceBoard()
  const [paper, setPaper] = useState(false)
  const [taken, setTaken] = useState<ContactView | null>(null)
  const [done, setDone] = useState('')
  useKey('alt+p', say.grid.paper, () => setPaper(true))
  return (
    <Page
      title={say.title}
      lead={say.lead}
      actions={
        <Button variant="default" onClick={() => setPaper(true)} rightSection={<KeyHint keys="alt+p" />}>
          {say.grid.paper}
        </Button>
      }
    >
      {board.isError && <ErrorSummary error={board.error} />}
      {board.isPending && <Loading />}
      {board.data && (
        <>
          <GridForm board={board.data} />
          <Section title={say.mine.title} flush>
            {done && <StatusBar tone="good" title={done} live />}
            <DataTable
              caption={`${say.mine.title}. ${say.mine.openHow}`}
              rows={board.data.mine}
              rowKey={({ id }) => id}
              onOpen={(contact) => contact.voided === null && setTaken(contact)}
              empty={<EmptyState>{say.mine.none}</EmptyState>}
              columns={[
                {
                  key: 'day',
                  title: say.mine.columns.day,
                  cell: ({ day }) => <DateText day={day} />,
                  width: '9rem',
                },
                { key: 'who', title: say.mine.columns.who, cell: say.who, width: '16rem' },
                { key: 'what', title: say.mine.columns.what, cell: givenText },
                {
                  key: 'place',
                  title: say.mine.columns.place,
                  cell: ({ place }) => say.place(place),
                  width: '14rem',
                },
              ]}
            />
          </Section>
        </>
      )}
      {paper && <BlankGrid onClose={() => setPaper(false)} />}
      {taken && (
        <VoidContact
          contact={taken}
          onDone={() => {
            setTaken(null)
            setDone(say.mine.done)
          }}
          onClose={() => setTaken(null)}
        />
      )}
    </Page>
  )
}

/** What one contact got, in a line; a taken-back one says so. */
export function givenText({ services, voided }: ContactView): string {
  const what = services.map(({ kind, quantity }) => say.given(kind, quantity)).join(', ')
  return voided === null ? what : `${what} (${say.mine.voided(voided)})`
}
