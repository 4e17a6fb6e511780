import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { ReferralView } from '../../shared/contract/referrals.ts'
import { ask, call } from '../call.ts'
import { TableNote } from '../ui/data-table.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { Page, Section } from '../ui/page.tsx'
import { useSession, useSignedIn } from '../ui/session-context.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { useScan } from '../ui/use-scan.ts'
import { words } from '../words/index.ts'
import { Numbers } from './numbers.tsx'
import { OpenReferral } from './open-referral.tsx'
import { ReferralForm } from './referral.form.tsx'
import { ReferralTable } from './referral-table.tsx'
import { useForgetReferrals } from './referrals.queries.ts'
import { SlipPaper } from './slip-paper.tsx'

const say = words.referrals

/** Everybody who was sent somewhere and is waited for; a slip that comes back is scanned here. */
export function ReferralsScreen() {
  const list = useQuery(ask.referrals.list.queryOptions({ staleTime: 0 }))
  const [, go] = useLocation()
  const { role } = useSignedIn()
  const mayWrite = useSession().clinicDay !== null && role !== 'manager'
  const [overdueOnly, setOverdueOnly] = useState(false)
  const [settled, setSettled] = useState(false)
  const [open, setOpen] = useState<ReferralView | null>(null)
  const [making, setMaking] = useState(false)
  const [slip, setSlip] = useState<ReferralView | null>(null)
  useKey('f4', say.places.open, () => go('/places'))
  useKey('alt+n', say.client.make, () => setMaking(true), { enabled: mayWrite && !making })
  const all = list.data?.referrals ?? []
  const overdue = all.filter(({ stage }) => stage === 'overdue')
  const waiting = all.filter(({ stage }) => settled || (stage !== 'result_known' && stage !== 'ended'))
  const shown = overdueOnly ? overdue : [...overdue, ...waiting.filter(({ stage }) => stage !== 'overdue')]
  return (
    <Page
      title={say.title}
      lead={say.lead}
      actions={
        <>
          {mayWrite && (
            <Button onClick={() => setMaking(true)} rightSection={<KeyHint keys="alt+n" />}>
              {say.client.make}
            </Button>
          )}
          <Button variant="default" onClick={() => go('/places')} rightSection={<KeyHint keys="f4" />}>
            {say.places.open}
          </Button>
        </>
      }
    >
      {mayWrite && <SlipBack />}
      {list.isError && <ErrorSummary error={list.error} />}
      {list.isPending && <Loading />}
      {list.data && (
        <Section
          title={say.list.title}
          flush
          actions={
            <Group>
              <Checkbox
                label={say.list.overdueOnly}
                checked={overdueOnly}
                onChange={(event) => setOverdueOnly(event.currentTarget.checked)}
              />
              <Checkbox
                label={say.list.settled}
                checked={settled}
                onChange={(event) => setSettled(event.currentTarget.checked)}
              />
            </Group>
          }
        >
          <ReferralTable referrals={shown} withClients empty={say.list.none} onOpen={setOpen} />
          {shown.length > 0 && <TableNote>{say.list.note(shown.length, overdue.length)}</TableNote>}
        </Section>
      )}
      {list.data && <Numbers today={list.data.today} />}
      {making && list.data && (
        <ReferralForm
          clientId={null}
          today={list.data.today}
          onDone={(referral) => {
            setMaking(false)
            setSlip(referral)
          }}
          onClose={() => setMaking(false)}
        />
      )}
      {slip && <SlipPaper referral={slip} onClose={() => setSlip(null)} />}
      {open && list.data && (
        <OpenReferral
          referral={open}
          today={list.data.today}
          mayWrite={mayWrite}
          onClose={() => setOpen(null)}
        />
      )}
    </Page>
  )
}

/** A slip that came back marks that the client went. */
function SlipBack() {
  const [typed, setTyped] = useState('')
  const forget = useForgetReferrals()
  const back = useMutation({
    mutationFn: (digits: string) => call.referrals.slipBack({ requestId: crypto.randomUUID(), digits }),
    onSuccess: () => {
      setTyped('')
      return forget()
    },
  })
  useScan((digits) => back.mutate(digits))
  const { data } = back
  return (
    <Stack gap="sm">
      <TextInput
        label={say.scan.field}
        description={say.scan.how}
        w={360}
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || typed.trim() === '') return
          event.preventDefault()
          back.mutate(typed)
        }}
      />
      <ErrorSummary error={back.error} />
      {data && !back.isError && (
        <StatusBar
          tone={data.knownBefore ? 'note' : 'good'}
          live
          title={
            data.knownBefore
              ? say.scan.known(data.referral.registerNumber, data.referral.place.name)
              : say.scan.marked(data.referral.registerNumber, data.referral.place.name)
          }
        />
      )}
    </Stack>
  )
}
