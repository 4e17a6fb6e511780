import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import type { ReferralView } from '../../shared/contract/referrals.ts'
import { ask } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { Page, Section } from '../ui/page.tsx'
import { useSignedIn } from '../ui/session-context.tsx'
import { words } from '../words/index.ts'
import { OpenReferral } from './open-referral.tsx'
import { ReferralForm } from './referral.form.tsx'
import { ReferralTable } from './referral-table.tsx'
import { SlipPaper } from './slip-paper.tsx'

const say = words.referrals.client

/** Where one client was sent; a new referral ends with its slip. */
export function ClientReferralsScreen() {
  const clientId = Number(useParams<{ id: string }>().id)
  const [, go] = useLocation()
  const { role } = useSignedIn()
  const asked = useQuery(ask.referrals.client.queryOptions({ input: { clientId }, staleTime: 0 }))
  const [making, setMaking] = useState(false)
  const [open, setOpen] = useState<ReferralView | null>(null)
  const [slip, setSlip] = useState<ReferralView | null>(null)
  const mayWrite = asked.data?.dayOpen === true && role !== 'manager'
  const back = () => go(role === 'counsellor' ? `/clients/${clientId}/counselling` : `/clients/${clientId}`)
  const backWord = role === 'counsellor' ? say.backToSession : say.back
  useKey('alt+n', say.make, () => setMaking(true), { enabled: mayWrite && !making })
  useKey('f3', backWord, back)
  if (asked.isError) return <ErrorSummary error={asked.error} title={words.clients.notFound} />
  if (!asked.data) return <Loading />
  const { referrals, today } = asked.data
  const number = referrals[0]?.registerNumber
  return (
    <Page
      title={number ? `${say.title} · ${words.kit.client.number(String(number))}` : say.title}
      lead={say.lead}
      actions={
        <>
          {mayWrite && (
            <Button onClick={() => setMaking(true)} rightSection={<KeyHint keys="alt+n" />}>
              {say.make}
            </Button>
          )}
          <Button variant="default" onClick={back} rightSection={<KeyHint keys="f3" />}>
            {backWord}
          </Button>
        </>
      }
    >
      <Section flush>
        <ReferralTable referrals={referrals} empty={say.none} onOpen={setOpen} />
      </Section>
      {making && (
        <ReferralForm
          clientId={clientId}
          today={today}
          onDone={(referral) => {
            setMaking(false)
            setSlip(referral)
          }}
          onClose={() => setMaking(false)}
        />
      )}
      {open && (
        <OpenReferral referral={open} today={today} mayWrite={mayWrite} onClose={() => setOpen(null)} />
      )}
      {slip && <SlipPaper referral={slip} onClose={() => setSlip(null)} />}
    </Page>
  )
}
