import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import type { ClientPassports, PassportView } from '../../shared/contract/passports.ts'
import { ask } from '../call.ts'
import { ClientBanner } from '../ui/client-banner.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import { IssuePassport } from './issue-passport.form.tsx'
import { IssuedSlip } from './issued-slip.tsx'
import { PassportCard } from './passport-card.tsx'
import { useMayAct } from './use-may-act.ts'

const say = words.passports

/** The slips of one client: a new one, those that run, and what came of the others. */
export function ClientPassportScreen() {
  const clientId = Number(useParams<{ id: string }>().id)
  const asked = useQuery(ask.passports.ofClient.queryOptions({ input: { clientId } }))
  if (asked.isError) return <FailedPage title={say.title} error={asked.error} />
  if (!asked.data) return <Loading />
  return <Passports data={asked.data} />
}

function Passports({ data }: { data: ClientPassports }) {
  const [, go] = useLocation()
  const cache = useQueryClient()
  const mayAct = useMayAct()
  const [printing, setPrinting] = useState<PassportView | null>(null)
  const [made, setMade] = useState(0)
  const { client } = data
  const settle = (reply: ClientPassports) => {
    const input = { clientId: reply.client.id }
    cache.setQueryData(ask.passports.ofClient.queryKey({ input }), reply)
    void cache.invalidateQueries({ queryKey: ask.home.key() })
    void cache.invalidateQueries({ queryKey: ask.orders.key() })
  }
  return (
    <>
      <ClientBanner
        name={client.called ?? words.orders.list.noName}
        registerNumber={String(client.registerNumber)}
      />
      <Page
        title={say.title}
        lead={
          <>
            {say.lead}
            <br />
            {say.replay}
          </>
        }
        actions={
          <Button variant="default" onClick={() => go(`/clients/${client.id}/orders`)}>
            {say.back}
          </Button>
        }
      >
        {mayAct && data.facts === null && <StatusBar tone="note" title={say.issue.dayFirst} />}
        {mayAct && data.facts !== null && (
          <Section title={say.issue.title}>
            <IssuePassport
              key={made}
              data={data}
              facts={data.facts}
              onIssued={(reply) => {
                settle(reply)
                setMade(made + 1)
                setPrinting(reply.passports[0] ?? null)
              }}
            />
          </Section>
        )}
        <Section title={say.list.title}>
          {data.passports.length === 0 && <EmptyState>{say.list.none}</EmptyState>}
          {data.passports.map((passport) => (
            <PassportCard
              key={passport.id}
              passport={passport}
              data={data}
              onPrint={() => setPrinting(passport)}
              onReply={settle}
            />
          ))}
        </Section>
      </Page>
      {printing && (
        <IssuedSlip
          passport={printing}
          registerNumber={client.registerNumber}
          onClose={() => setPrinting(null)}
        />
      )}
    </>
  )
}
