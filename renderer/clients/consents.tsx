import { Button, Group, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ClientProfile, ConsentLine } from '../../shared/contract/client-output.ts'
import { asksTreatmentConsent } from '../../shared/rules/enrolment.ts'
import { ask } from '../call.ts'
import { ConfirmDialog } from '../ui/dialog.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import classes from '../ui/lines.module.css'
import { EmptyState, Section } from '../ui/page.tsx'
import { useSite } from '../ui/session-context.tsx'
import { StatusBar, StatusMark } from '../ui/status-bar.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'
import { useTakeIn } from './client.queries.ts'
import { ConsentForm } from './consent.form.tsx'

const say = words.clients.profile

/** Every consent with its day and witness; a withdrawn one stays, as withdrawn. */
export function Consents({ profile }: { profile: ClientProfile }) {
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<ConsentLine | null>(null)
  const { consents, episodes } = profile
  const { kind: siteKind } = useSite()
  const treated = episodes.some(
    ({ closing, kind }) => closing === null && asksTreatmentConsent(kind, siteKind),
  )
  const consented = consents.some(({ kind, withdrawnDay }) => kind === 'treatment' && withdrawnDay === null)
  return (
    <Section
      title={say.consents}
      actions={
        <Button variant="default" onClick={() => setAdding(true)}>
          {say.addConsent}
        </Button>
      }
    >
      {treated && !consented && <StatusBar tone="warn" title={say.treatmentConsentMissing} />}
      {consents.length === 0 && <EmptyState>{say.noConsents}</EmptyState>}
      <ul className={classes.lines}>
        {consents.map((consent) => (
          <li key={consent.id} className={classes.line}>
            <div className={classes.what}>
              <Text fw={600}>{words.clients.consentKinds[consent.kind]}</Text>
              <Text>{say.consentGiven(consent.day, consent.witness)}</Text>
              {consent.detail && <Text style={{ overflowWrap: 'anywhere' }}>{consent.detail}</Text>}
            </div>
            {consent.withdrawnDay ? (
              <StatusMark tone="stop">{say.withdrawn(consent.withdrawnDay)}</StatusMark>
            ) : (
              <Button
                variant="subtle"
                aria-label={`${say.withdraw}: ${words.clients.consentKinds[consent.kind]}`}
                onClick={() => setEnding(consent)}
              >
                {say.withdraw}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {adding && <ConsentForm profile={profile} onClose={() => setAdding(false)} />}
      {ending && <Withdraw profile={profile} consent={ending} onClose={() => setEnding(null)} />}
    </Section>
  )
}

function Withdraw(props: { profile: ClientProfile; consent: ConsentLine; onClose: () => void }) {
  const { profile, consent, onClose } = props
  const [requestId] = useRequestId()
  const takeIn = useTakeIn()
  const withdraw = useMutation(
    ask.clients.withdraw.mutationOptions({
      onSuccess: (changed) => {
        takeIn(changed)
        onClose()
      },
    }),
  )
  return (
    <ConfirmDialog
      title={`${say.withdrawTitle}: ${words.clients.consentKinds[consent.kind]}`}
      confirm={say.withdraw}
      danger
      busy={withdraw.isPending}
      onConfirm={() => withdraw.mutate({ requestId, consentId: consent.id, day: profile.today })}
      onClose={onClose}
    >
      <ErrorSummary error={withdraw.error} />
      <Group>
        <Text>{consent.kind === 'photo' ? say.withdrawPhoto : say.withdrawOther}</Text>
      </Group>
    </ConfirmDialog>
  )
}
