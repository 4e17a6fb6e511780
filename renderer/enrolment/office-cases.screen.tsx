import { Stack } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { CasesDesk } from '../../shared/contract/office-cases.ts'
import { ask } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Loading } from '../ui/loading.tsx'
import { Page, Section } from '../ui/page.tsx'
import { words } from '../words/index.ts'
import { DecidedCases } from './decided-cases.tsx'
import { usePlace } from './place.tsx'
import { PossiblePairs } from './possible-pairs.tsx'
import { SiteTokens } from './site-tokens.tsx'
import { TokenKeyPart } from './token-key.tsx'

const say = words.enrolment.office

/** The desk of double enrolment: from the key to the lists, in the order of the work. */
export function OfficeCasesScreen() {
  const cache = useQueryClient()
  const { folder, chooser, error } = usePlace()
  const desk = useQuery(ask.officeCases.desk.queryOptions())
  if (!desk.data) return <Loading />
  const onDesk = (next: CasesDesk) => {
    cache.setQueryData(ask.officeCases.desk.queryKey(), next)
    void cache.invalidateQueries({ queryKey: ask.home.needs.key() })
  }
  return (
    <Page title={say.title} lead={say.lead}>
      <Stack gap="lg">
        {desk.data.key && (
          <Section>
            <ErrorSummary error={error} />
            {chooser}
          </Section>
        )}
        <TokenKeyPart desk={desk.data} folder={folder} onDesk={onDesk} />
        {desk.data.key && (
          <>
            <SiteTokens desk={desk.data} folder={folder} />
            <PossiblePairs onDesk={onDesk} />
            <DecidedCases desk={desk.data} folder={folder} onDesk={onDesk} />
          </>
        )}
      </Stack>
    </Page>
  )
}
