import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'wouter'
import type { ChartView, ClientDetox, DetoxEpisodeView } from '../../shared/contract/detox-views.ts'
import { whoMay } from '../../shared/rules/who-may.ts'
import { ask } from '../call.ts'
import { ClientBanner } from '../ui/client-banner.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { useSession, useSignedIn } from '../ui/session-context.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { amount } from '../words/format.ts'
import { words } from '../words/index.ts'
import { ChartForm } from './chart.form.tsx'
import { useClientDetox, useKeepDetox } from './detox.queries.ts'
import { DetoxSteps } from './detox-steps.tsx'
import { DischargeForm } from './discharge.form.tsx'
import { EpisodePart } from './episode-part.tsx'
import { MedicineForm } from './medicine.form.tsx'
import { SheetForm } from './sheet.form.tsx'

const say = words.detox.client

/** One client's detoxification, from the counselling before to the counselling after. */
export function ClientDetoxScreen() {
  const clientId = Number(useParams<{ id: string }>().id)
  const asked = useClientDetox(clientId)
  return (
    <>
      <Head clientId={clientId} />
      {asked.isError && <ErrorSummary error={asked.error} />}
      {asked.isPending && <Loading />}
      {asked.data && <Detox data={asked.data} />}
    </>
  )
}

function Head({ clientId }: { clientId: number }) {
  const profile = useQuery(ask.clients.profile.queryOptions({ input: { id: clientId } })).data
  if (!profile) return null
  return (
    <ClientBanner
      name={profile.name ?? profile.called ?? words.orders.list.noName}
      called={profile.name ? profile.called : null}
      registerNumber={String(profile.registerNumber)}
      photo={profile.photo && `data:image/jpeg;base64,${profile.photo}`}
    />
  )
}

type Form = { kind: 'chart'; replaces: ChartView | null } | { kind: 'medicine' | 'discharge' | 'blank' }

function Detox({ data }: { data: ClientDetox }) {
  const [form, setForm] = useState<Form | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const { role } = useSignedIn()
  const stage = useSession().clinicDay ? 'day' : 'staff'
  const mayWrite = whoMay('detox.write', { stage, role }).allowed
  const mayGive = whoMay('detox.medicate', { stage, role }).allowed
  const keep = useKeepDetox()
  const open = data.episodes.find(({ to }) => to === null)
  // After a discharge the counselling after is what waits; another admission stands last.
  const over = !open && data.episodes.length > 0
  const idle = form === null
  const begin = (next: Form) => {
    setDone(null)
    setForm(next)
  }
  const close = () => setForm(null)
  const finish = (sentence: string) => (next: ClientDetox) => {
    keep(next)
    setForm(null)
    setDone(sentence)
  }
  const charts = mayWrite && open !== undefined
  useKey('alt+n', say.chart, () => begin({ kind: 'chart', replaces: null }), { enabled: charts && idle })
  useKey('f6', say.medicine, () => begin({ kind: 'medicine' }), {
    enabled: mayGive && open !== undefined && idle,
  })
  useKey('f7', say.discharge, () => begin({ kind: 'discharge' }), { enabled: charts && idle })
  return (
    <Page
      title={words.detox.title}
      lead={say.lead}
      actions={
        open && (
          <>
            {charts && (
              <Button
                onClick={() => begin({ kind: 'chart', replaces: null })}
                rightSection={<KeyHint keys="alt+n" />}
              >
                {say.chart}
              </Button>
            )}
            {mayGive && (
              <Button
                variant="default"
                onClick={() => begin({ kind: 'medicine' })}
                rightSection={<KeyHint keys="f6" />}
              >
                {say.medicine}
              </Button>
            )}
            {charts && (
              <>
                <Button variant="default" onClick={() => begin({ kind: 'blank' })}>
                  {say.printBlank}
                </Button>
                <Button
                  variant="default"
                  onClick={() => begin({ kind: 'discharge' })}
                  rightSection={<KeyHint keys="f7" />}
                >
                  {say.discharge}
                </Button>
              </>
            )}
          </>
        )
      }
    >
      {done && <StatusBar tone="good" live title={done} />}
      {form?.kind === 'chart' && open && (
        <ChartForm
          key={form.replaces?.id ?? 0}
          data={data}
          episode={open}
          replaces={form.replaces}
          onDone={finish(words.detox.chartForm.saved)}
          onClose={close}
        />
      )}
      {form?.kind === 'medicine' && open && (
        <MedicineForm
          data={data}
          episode={open}
          onDone={(next, what) => finish(what)(next)}
          onClose={close}
        />
      )}
      {form?.kind === 'discharge' && open && (
        <DischargeForm
          data={data}
          episode={open}
          onDone={finish(words.detox.dischargeForm.done)}
          onClose={close}
        />
      )}
      {form?.kind === 'blank' && open && (
        <SheetForm
          camps={[]}
          campId={open.campId}
          episodeId={open.episodeId}
          today={data.today}
          onClose={close}
        />
      )}
      {open && mayGive && <OrderLine data={data} />}
      {!open && <DetoxSteps data={data} mayWrite={mayWrite} onDone={setDone} after={over} />}
      <Episodes
        data={data}
        mayWrite={mayWrite}
        mayGive={mayGive}
        onPutRight={(chart) => begin({ kind: 'chart', replaces: chart })}
      />
      {open && <DetoxSteps data={data} mayWrite={mayWrite} onDone={setDone} after />}
      {over && <DetoxSteps data={data} mayWrite={mayWrite} onDone={setDone} />}
    </Page>
  )
}

function OrderLine({ data }: { data: ClientDetox }) {
  const { orderToday, today, episodes } = data
  const given = (episodes[0]?.given ?? [])
    .filter((gift) => gift.day === today)
    .reduce((sum, { amountMicrograms }) => sum + amountMicrograms, 0)
  return orderToday === null ? (
    <StatusBar tone="note" title={say.noOrder} />
  ) : (
    <StatusBar
      tone="due"
      title={say.orderToday(
        orderToday.drug,
        amount(orderToday.totalMicrograms),
        given > 0 ? amount(given) : null,
      )}
    />
  )
}

function Episodes(props: {
  data: ClientDetox
  mayWrite: boolean
  mayGive: boolean
  onPutRight: (chart: ChartView) => void
}) {
  const { data, mayWrite, mayGive, onPutRight } = props
  if (data.episodes.length === 0)
    return (
      <Section>
        <EmptyState>{say.noneYet}</EmptyState>
      </Section>
    )
  return data.episodes.map((episode: DetoxEpisodeView, index) => (
    <EpisodePart
      key={episode.episodeId}
      episode={episode}
      today={data.today}
      printKey={index === 0}
      mayGive={mayGive}
      {...(mayWrite && episode.to === null && { onPutRight })}
    />
  ))
}
