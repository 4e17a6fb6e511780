import { Button, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { RulesView } from '../../shared/contract/rules.ts'
import { FailedPage } from '../ui/failed-page.tsx'
import { useKey } from '../ui/keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { drugKeys } from '../ui/pack-in-words.ts'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { AlertsRead, DrugRead, OthersRead } from '../ui/rules-page.tsx'
import { useSignedIn, useSite } from '../ui/session-context.tsx'
import { StatusMark } from '../ui/status-bar.tsx'
import { dayAndTime } from '../words/format.ts'
import { sentence, words } from '../words/index.ts'
import { AllowTelephone } from './allow-telephone.form.tsx'
import { useRules } from './rules.queries.ts'
import { RulesPaper } from './rules-paper.tsx'

const say = words.rules

/** The rules that decide at the counter, in plain words, a source on each line. */
export function RulesScreen() {
  const rules = useRules()
  if (rules.isError) return <FailedPage title={say.title} error={rules.error} />
  if (rules.data === undefined) return <Loading />
  if (rules.data === null)
    return (
      <Page title={say.title}>
        <EmptyState>{sentence({ code: 'no_rules' })}</EmptyState>
      </Page>
    )
  return <Rules pack={rules.data} />
}

function Rules({ pack }: { pack: RulesView }) {
  const { timeZone } = useSite()
  const { role } = useSignedIn()
  const [, go] = useLocation()
  const [printing, setPrinting] = useState(false)
  const isDoctor = role === 'doctor'
  const edit = () => go('/rules/edit')
  useKey('f4', say.edit, edit, { enabled: isDoctor && !printing })
  useKey('alt+p', say.print, () => setPrinting(true), { enabled: !printing })
  const { body, version, signedBy, signedAt } = pack
  const signed =
    signedBy !== null && signedAt !== null ? say.signed(signedBy, dayAndTime(signedAt, timeZone)) : null
  return (
    <Page
      title={say.title}
      lead={say.lead}
      actions={
        <>
          <Button variant="default" onClick={() => setPrinting(true)}>
            {say.print}
          </Button>
          <Button variant="default" onClick={() => go('/rules/versions')}>
            {say.versionsButton}
          </Button>
          {isDoctor && <AllowTelephone pack={pack} />}
          {isDoctor && <Button onClick={edit}>{say.edit}</Button>}
        </>
      }
    >
      <Text>
        <strong>{say.version(body.name, version)}</strong>{' '}
        {signed ?? <StatusMark tone="stop">{say.unsigned}</StatusMark>}
      </Text>
      <Stack gap="lg">
        {drugKeys.map((drug) => (
          <Section key={drug}>
            <DrugRead body={body} drug={drug} />
          </Section>
        ))}
        <Section>
          <OthersRead body={body} />
        </Section>
        <Section>
          <AlertsRead alerts={body.medicineAlerts} />
        </Section>
      </Stack>
      {printing && (
        <RulesPaper body={body} signed={signed} version={version} onClose={() => setPrinting(false)} />
      )}
    </Page>
  )
}
