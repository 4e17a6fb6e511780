import { Stack } from '@mantine/core'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { OfficeSiteLine } from '../../shared/contract/office.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import { FolderChooser } from '../ui/folder-chooser.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { StatusBar, StatusMark } from '../ui/status-bar.tsx'
import { clinicDay, number } from '../words/format.ts'
import { words } from '../words/index.ts'
import { Coverage } from './coverage.tsx'
import { useFolders, useSites } from './office.queries.ts'
import { TONE_OF_AGE } from './site-tones.ts'
import { outcomeSentence, toneOf } from './verdict-words.ts'
import { WriteReceipts } from './write-receipts.tsx'

const say = words.office.sites

const COLUMNS: readonly Column<OfficeSiteLine>[] = [
  { key: 'code', title: say.columns.code, cell: ({ code }) => code },
  { key: 'name', title: say.columns.name, cell: ({ name }) => name },
  { key: 'partner', title: say.columns.partner, cell: ({ partner }) => partner },
  { key: 'district', title: say.columns.district, cell: ({ district }) => district },
  {
    key: 'age',
    title: say.columns.age,
    cell: ({ state, daysAgo }) => (
      <StatusMark tone={TONE_OF_AGE[state]}>{say.age(state, daysAgo)}</StatusMark>
    ),
  },
  { key: 'day', title: say.columns.day, cell: ({ last }) => (last ? clinicDay(last.day) : '') },
  {
    key: 'sequence',
    title: say.columns.sequence,
    numeric: true,
    cell: ({ last }) => (last ? number(last.sequence) : ''),
  },
  {
    key: 'clients',
    title: say.columns.clients,
    numeric: true,
    cell: ({ last }) => (last ? number(last.clients) : ''),
  },
  { key: 'verdict', title: say.columns.verdict, cell: lastWord },
]

/** What the last file of this site came to, where it was not simply taken in. */
function lastWord({ verdict, dataLost }: OfficeSiteLine) {
  if (dataLost) return <StatusMark tone="warn">{say.lost}</StatusMark>
  if (verdict === null) return ''
  if (verdict.outcome === 'good') return words.office.verdict.short.good
  const tone = toneOf({ outcome: verdict.outcome, missing: null, lostLines: null })
  return <span title={outcomeSentence(verdict.outcome)}>{words.office.verdict.short[tone]}</span>
}

/** Every site of the office, how old its data are, and how the districts are covered. */
export function SitesScreen() {
  const sites = useSites()
  const [, go] = useLocation()
  if (sites.isError) return <FailedPage title={say.title} error={sites.error} />
  if (!sites.data) return <Loading />
  const lines = sites.data.sites
  const waiting = lines.filter(({ receiptWaits }) => receiptWaits)
  return (
    <Page title={say.title} lead={say.lead}>
      <Stack gap="lg">
        {lines.some(({ dataLost }) => dataLost) && (
          <StatusBar tone="warn" title={say.lostTitle}>
            {say.lostHow}
          </StatusBar>
        )}
        <Section flush>
          <DataTable
            caption={say.title}
            columns={COLUMNS}
            rows={lines}
            rowKey={({ id }) => id}
            onOpen={({ id }) => go(`/office/sites/${id}`)}
            empty={<EmptyState>{say.none}</EmptyState>}
          />
        </Section>
        {lines.length > 0 && <Coverage sites={lines} />}
        {waiting.length > 0 && <WaitingReceipts siteIds={waiting.map(({ id }) => id)} />}
      </Stack>
    </Page>
  )
}

/** Receipts that were not written when the backups came. The list is held, so that the answer stays to be read. */
function WaitingReceipts({ siteIds }: { siteIds: readonly number[] }) {
  const [held] = useState(siteIds)
  const places = useFolders()
  return (
    <>
      <Section title={say.receiptsTo}>
        <FolderChooser
          label={words.office.import.folder}
          folders={places.folders}
          value={places.folder}
          onChange={places.choose}
          onLookAgain={places.lookAgain}
          onChooseFolder={places.chooseFolder}
        />
      </Section>
      <WriteReceipts siteIds={held} folder={places.folder} />
    </>
  )
}
