import { Button, Stack, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'wouter'
import type { OfficeSiteDetail } from '../../shared/contract/office.ts'
import { ask } from '../call.ts'
import { FailedPage } from '../ui/failed-page.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { useSite } from '../ui/session-context.tsx'
import { StatusBar, StatusMark } from '../ui/status-bar.tsx'
import { clinicDay, dayAndTime, number } from '../words/format.ts'
import { words } from '../words/index.ts'
import { PlaceDialog } from './place.dialog.tsx'
import { TONE_OF_AGE } from './site-tones.ts'
import { outcomeSentence, toneOf, verdictSentences } from './verdict-words.ts'

const say = words.office.site

/** One site: its card, what was taken in of it, and what was said of each of its files. */
export function SiteScreen() {
  const { id } = useParams()
  const site = useQuery(ask.office.site.queryOptions({ input: { id: Number(id) } }))
  const [changing, setChanging] = useState(false)
  if (site.isError) return <FailedPage title={words.office.sites.title} error={site.error} />
  if (!site.data) return <Loading />
  const { site: line, imports, verdicts } = site.data
  return (
    <Page
      title={say.title(line.code, line.name)}
      lead={say.lead(line.partner, line.district)}
      actions={
        <Button variant="default" onClick={() => setChanging(true)}>
          {say.change}
        </Button>
      }
    >
      <Stack gap="lg">
        <StatusBar tone={TONE_OF_AGE[line.state]} title={words.office.sites.age(line.state, line.daysAgo)}>
          {line.dataLost && words.office.sites.lostHow}
        </StatusBar>
        <Section title={say.card}>
          <CardFacts detail={site.data} />
        </Section>
        <Section title={say.imports} flush>
          {imports.length === 0 ? <EmptyState>{say.noImports}</EmptyState> : <Imports imports={imports} />}
        </Section>
        <Section title={say.verdicts} flush>
          {verdicts.length === 0 ? (
            <EmptyState>{say.noVerdicts}</EmptyState>
          ) : (
            <Verdicts verdicts={verdicts} />
          )}
        </Section>
      </Stack>
      {changing && <PlaceDialog site={line} onClose={() => setChanging(false)} />}
    </Page>
  )
}

function CardFacts({ detail: { fingerprint, cardAt } }: { detail: OfficeSiteDetail }) {
  const { timeZone } = useSite()
  return (
    <>
      <Text>{say.print}</Text>
      <Text ff="monospace" fz="lg" style={{ overflowWrap: 'anywhere' }}>
        {fingerprint}
      </Text>
      <Text c="dimmed">{say.cardAt(dayAndTime(cardAt, timeZone))}</Text>
    </>
  )
}

function Imports({ imports }: Pick<OfficeSiteDetail, 'imports'>) {
  const { timeZone } = useSite()
  return (
    <Table striped>
      <Table.Thead>
        <Table.Tr>
          <Table.Th ta="right">{say.columns.sequence}</Table.Th>
          <Table.Th>{say.columns.day}</Table.Th>
          <Table.Th ta="right">{say.columns.clients}</Table.Th>
          <Table.Th ta="right">{say.columns.doses}</Table.Th>
          <Table.Th>{say.columns.taken}</Table.Th>
          <Table.Th>{say.columns.receipt}</Table.Th>
          <Table.Th>{say.columns.note}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {imports.map((one) => (
          <Table.Tr key={one.id}>
            <Table.Td ta="right">{number(one.sequence)}</Table.Td>
            <Table.Td>{clinicDay(one.day)}</Table.Td>
            <Table.Td ta="right">{number(one.clients)}</Table.Td>
            <Table.Td ta="right">{number(one.doses)}</Table.Td>
            <Table.Td>{say.takenBy(dayAndTime(one.at, timeZone), one.by)}</Table.Td>
            <Table.Td>{one.receiptAt === null ? say.notYet : dayAndTime(one.receiptAt, timeZone)}</Table.Td>
            <Table.Td>
              {verdictSentences({ ...one, file: '', siteId: null, outcome: 'good' }).map((sentence) => (
                <div key={sentence}>{sentence}</div>
              ))}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Verdicts({ verdicts }: Pick<OfficeSiteDetail, 'verdicts'>) {
  const { timeZone } = useSite()
  const { columns, short } = words.office.verdict
  return (
    <Table striped>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{say.columns.when}</Table.Th>
          <Table.Th>{columns.file}</Table.Th>
          <Table.Th>{columns.verdict}</Table.Th>
          <Table.Th>{columns.why}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {verdicts.map(({ id, file, outcome, at }) => {
          const tone = toneOf({ outcome, missing: null, lostLines: null })
          return (
            <Table.Tr key={id}>
              <Table.Td className="ost-nowrap">{dayAndTime(at, timeZone)}</Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{file}</Table.Td>
              <Table.Td>
                <StatusMark tone={tone}>{short[tone]}</StatusMark>
              </Table.Td>
              <Table.Td>{outcomeSentence(outcome)}</Table.Td>
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </Table>
  )
}
