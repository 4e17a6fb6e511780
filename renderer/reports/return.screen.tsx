import { Button, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Whose } from '../../shared/contract/office-reports.ts'
import type { Return } from '../../shared/contract/reports.ts'
import type { ReportPeriod } from '../../shared/records/report.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { sectionsAt } from '../../shared/rules/indicators/definitions.ts'
import { ask } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { FigureKeys } from '../ui/figure-keys.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { Page, Section } from '../ui/page.tsx'
import { useSite } from '../ui/session-context.tsx'
import { words } from '../words/index.ts'
import { BlockOnScreen } from './block-table.tsx'
import { BySiteDialog } from './by-site.dialog.tsx'
import { blocksOf, listFigures, type Opened } from './figures.ts'
import { PeriodForm } from './period.form.tsx'
import { identityText, ReturnHead } from './return-head.tsx'
import { ReturnPaper } from './return-paper.tsx'
import { RowsDialog } from './rows.dialog.tsx'
import { useReturn } from './use-return.ts'
import { CountedSites, countedLines, WhoseField } from './whose.tsx'

const say = words.reports

/** The return of a month or of any period: every figure opens on its rows. */
export function ReturnScreen() {
  const facts = useQuery(ask.reports.facts.queryOptions({ staleTime: 0 }))
  if (facts.isError) return <ErrorSummary error={facts.error} />
  return facts.data ? <ReturnPage today={facts.data.today} /> : <Loading />
}

function ReturnPage({ today }: { today: ClinicDay }) {
  const [period, setPeriod] = useState<ReportPeriod>({
    firstDay: `${today.slice(0, 8)}01` as ClinicDay,
    lastDay: today,
  })
  const [defined, setDefined] = useState(false)
  const [opened, setOpened] = useState<Opened | null>(null)
  const [paper, setPaper] = useState(false)
  const [whose, setWhose] = useState<Whose>({ kind: 'all' })
  const asked = useReturn(period, whose)
  const { found, sites, place } = asked
  useKey('alt+p', say.controls.print, () => setPaper(true), { enabled: found !== undefined })
  return (
    <Page
      title={say.title}
      lead={say.lead}
      actions={
        <>
          <Button variant="default" aria-pressed={defined} onClick={() => setDefined(!defined)}>
            {defined ? say.controls.hideDefinitions : say.controls.definitions}
          </Button>
          <Button
            variant="default"
            disabled={!found}
            onClick={() => setPaper(true)}
            rightSection={<KeyHint keys="alt+p" />}
          >
            {say.controls.print}
          </Button>
        </>
      }
    >
      {asked.isOffice && <WhoseField whose={whose} onChange={setWhose} />}
      <PeriodForm today={today} period={period} onShow={setPeriod} />
      {asked.isError && <ErrorSummary error={asked.error} />}
      {asked.isPending && <Loading />}
      {place && <Text role="status">{words.officeReports.adding(place.place, place.of)}</Text>}
      {sites && <CountedSites found={sites} />}
      {found && <Sections found={found} defined={defined} onOpen={setOpened} />}
      {found &&
        opened &&
        (asked.isOffice ? (
          <BySiteDialog scope={found.scope} whose={whose} opened={opened} onClose={() => setOpened(null)} />
        ) : (
          <RowsDialog scope={found.scope} opened={opened} onClose={() => setOpened(null)} />
        ))}
      {found && paper && (
        <ReturnPaper found={found} lines={sites ? countedLines(sites) : []} onClose={() => setPaper(false)} />
      )}
    </Page>
  )
}

function Sections(props: { found: Return; defined: boolean; onOpen: (opened: Opened) => void }) {
  const { found, defined, onOpen } = props
  const list = listFigures(found.figures)
  const { kind } = useSite()
  return (
    <Stack gap="lg">
      <ReturnHead found={found} />
      {sectionsAt(kind).map((section) => (
        <Section key={section} title={say.sections[section].title} flush>
          <Stack gap="xs" pb="sm">
            <Text c="dimmed" px="md" maw={1100}>
              {say.sections[section].lead}
            </Text>
            {section === 'flow' && (
              <Text px="md" fw={650}>
                {identityText(list)}
              </Text>
            )}
            <FigureKeys>
              {blocksOf(section).map((block) => (
                <BlockOnScreen
                  key={block.indicators[0]?.id}
                  block={block}
                  list={list}
                  defined={defined}
                  onOpen={onOpen}
                />
              ))}
            </FigureKeys>
          </Stack>
        </Section>
      ))}
    </Stack>
  )
}
