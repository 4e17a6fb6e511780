import { Button, NativeSelect, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Pictures } from '../../shared/contract/pictures.ts'
import { ask } from '../call.ts'
import { DataTable } from '../ui/data-table.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import { Legend } from './legend.tsx'
import { type Picture, picturesOf } from './picture-list.tsx'
import { PicturesPaper } from './pictures-paper.tsx'

const say = words.pictures
/** So many months back can be chosen. */
const MONTHS = 36

/** The return as pictures, each over its table. */
export function PicturesScreen() {
  const [month, setMonth] = useState<string | null>(null)
  const [paper, setPaper] = useState(false)
  const found = useQuery(
    ask.pictures.look.queryOptions({
      input: { month },
      staleTime: 0,
      placeholderData: (before: Pictures | undefined) => before,
    }),
  )
  const ready = found.data !== undefined && found.data.knownUntil !== null
  useKey('alt+p', say.print, () => setPaper(true), { enabled: ready })
  if (found.isError) return <FailedPage title={say.title} error={found.error} />
  if (!found.data)
    return (
      <Page title={say.title}>
        <Loading>{say.reading}</Loading>
      </Page>
    )
  const facts = found.data
  const shown = picturesOf(facts)
  return (
    <Page
      title={say.title}
      lead={say.lead}
      actions={
        <Button
          variant="default"
          disabled={!ready}
          onClick={() => setPaper(true)}
          rightSection={<KeyHint keys="alt+p" />}
        >
          {say.print}
        </Button>
      }
    >
      <NativeSelect
        label={say.month}
        w={260}
        value={month ?? facts.month.firstDay.slice(0, 7)}
        onChange={(event) => setMonth(event.currentTarget.value)}
        data={monthsUpTo(facts.today).map((value) => ({ value, label: say.monthName(`${value}-01`) }))}
      />
      <div role="status">{found.isFetching && <Text c="dimmed">{say.reading}</Text>}</div>
      {facts.knownUntil === null && <EmptyState>{say.nothingClosed}</EmptyState>}
      {facts.knownUntil !== null && facts.knownUntil < facts.month.lastDay && (
        <StatusBar tone="note" title={say.notOver(facts.knownUntil)} />
      )}
      {ready && shown.map((picture) => <OnScreen key={picture.id} picture={picture} />)}
      {paper && ready && <PicturesPaper facts={facts} onClose={() => setPaper(false)} />}
    </Page>
  )
}

function OnScreen({ picture }: { picture: Picture }) {
  const { title, lead, drawing, none, legend, columns, rows } = picture
  return (
    <Section title={title}>
      <Text c="dimmed" maw={920} mb="sm">
        {lead}
      </Text>
      {drawing === null ? <EmptyState>{none}</EmptyState> : drawing}
      {drawing !== null && legend && <Legend entries={legend} />}
      {rows.length > 0 && (
        <DataTable
          caption={title}
          rows={rows}
          rowKey={(row) => row.join('|')}
          empty={none}
          columns={columns.map((name, index) => ({
            key: name,
            title: name,
            numeric: index > 0,
            cell: (row: readonly string[]) => row[index] ?? '',
          }))}
        />
      )}
    </Section>
  )
}

function monthsUpTo(today: string): string[] {
  const [year = 0, month = 1] = today.split('-').map(Number)
  return Array.from({ length: MONTHS }, (_, index) => {
    const at = year * 12 + month - 1 - index
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  })
}
