import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ClosureListView } from '../../shared/contract/closures.ts'
import type { ClosurePlan } from '../../shared/records/take-home.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { ask, call } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Section } from '../ui/page.tsx'
import { usePin } from '../ui/pin-dialog.tsx'
import { useSignedIn, useSite } from '../ui/session-context.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { TakeHomeLabels } from '../ui/take-home-labels.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'
import { ClosurePaper } from './closure-paper.tsx'
import { ClosureTable, PLANS } from './closure-table.tsx'
import { carrying, type Decisions, planOf, undecided } from './closure-values.ts'

const say = words.closures

/** One closure's list: as it stands until a doctor signs, and as it was signed. */
export function ClosureList({ first }: { first: ClinicDay }) {
  const [draft, setDraft] = useState(false)
  const list = useQuery({ ...ask.closures.list.queryOptions({ input: { first, draft } }), gcTime: 0 })
  if (list.isError) return <ErrorSummary error={list.error} />
  if (!list.data) return <Loading />
  return (
    <List
      key={String(list.data.signed?.listId)}
      list={list.data}
      onAgain={() => setDraft(true)}
      onSigned={() => setDraft(false)}
    />
  )
}

function List(props: { list: ClosureListView; onAgain: () => void; onSigned: () => void }) {
  const { list, onAgain, onSigned } = props
  const { timeZone } = useSite()
  const { role } = useSignedIn()
  const [decisions, setDecisions] = useState<Decisions>({ taken: new Set(), plans: {}, planForAll: null })
  const [paper, setPaper] = useState(false)
  const [labelling, setLabelling] = useState(false)
  const { signed, clients } = list
  const deciding = signed === null && role === 'doctor'
  const carry = clients.filter((client) => carrying(client, decisions))
  const handed = carry.filter(({ claimed, doses }) => doses > 0 && claimed >= doses).length
  useKey('alt+p', say.keys.print, () => setPaper(true))
  useKey('alt+a', say.keys.labels, () => setLabelling(true))
  return (
    <Section
      title={say.span(list.first, list.last, list.reason)}
      actions={
        <Group gap="sm">
          {signed && role === 'doctor' && (
            <Button variant="default" onClick={onAgain}>
              {say.signAgain}
            </Button>
          )}
          <Button variant="default" onClick={() => setPaper(true)} rightSection={<KeyHint keys="alt+p" />}>
            {say.print}
          </Button>
          <Button
            variant="default"
            onClick={() => setLabelling(true)}
            rightSection={<KeyHint keys="alt+a" />}
          >
            {say.labels}
          </Button>
        </Group>
      }
    >
      <Stack>
        <StatusBar
          tone={signed ? 'good' : 'warn'}
          title={signed ? say.signed(signed.by, dayAndTime(signed.at, timeZone), signed.code) : say.unsigned}
        />
        {list.notOnList.length > 0 && <StatusBar tone="warn" title={say.notOnList(list.notOnList)} />}
        <Text role="status" className="ost-numbers">
          {say.counts(carry.length, clients.length - carry.length)}{' '}
          {signed && say.handed(handed, carry.length)}
        </Text>
        {deciding && carry.length < clients.length && (
          <NativeSelect
            maw={360}
            label={say.planForAll}
            value={decisions.planForAll ?? ''}
            data={[{ value: '', label: say.choosePlan }, ...PLANS]}
            onChange={(event) => {
              const planForAll = (event.currentTarget.value || null) as ClosurePlan | null
              setDecisions((known) => ({ ...known, planForAll }))
            }}
          />
        )}
        {clients.length === 0 ? (
          <EmptyState>{say.nobody}</EmptyState>
        ) : (
          <ClosureTable
            clients={clients}
            decisions={decisions}
            onDecide={setDecisions}
            mode={signed ? 'signed' : deciding ? 'deciding' : 'shown'}
          />
        )}
        {deciding && clients.length > 0 && <Sign list={list} decisions={decisions} onSigned={onSigned} />}
      </Stack>
      {paper && <ClosurePaper list={list} decisions={decisions} onClose={() => setPaper(false)} />}
      {labelling && <Labels first={list.first} onClose={() => setLabelling(false)} />}
    </Section>
  )
}

function Sign(props: { list: ClosureListView; decisions: Decisions; onSigned: () => void }) {
  const { list, decisions, onSigned } = props
  const withPin = usePin()
  const cache = useQueryClient()
  const [requestId, renew] = useRequestId()
  const { first, last, clients } = list
  const carry = clients.filter((client) => carrying(client, decisions))
  const left = undecided(clients, decisions)
  const sign = useMutation({
    mutationFn: () =>
      withPin({
        title: say.sign,
        lead: say.signLead(carry.length, first, last),
        who: 'self',
        act: ({ pin }) =>
          call.closures.sign({
            requestId,
            first,
            takeHome: carry.map(({ clientId }) => clientId),
            excluded: clients.flatMap((client) => {
              const plan = planOf(client, decisions)
              return carrying(client, decisions) || plan === null ? [] : [{ clientId: client.clientId, plan }]
            }),
            pin,
          }),
      }),
    onSuccess: async (done) => {
      if (done === null) return
      renew()
      await cache.invalidateQueries({ queryKey: ask.closures.key() })
      onSigned()
    },
  })
  const ready = left === 0 && !sign.isPending
  useKey('f8', say.keys.sign, () => sign.mutate(), { enabled: ready })
  return (
    <Group justify="flex-end">
      <ErrorSummary error={sign.error} />
      {left > 0 && <Text role="status">{say.plansMissing(left)}</Text>}
      <Button onClick={() => sign.mutate()} disabled={!ready} rightSection={<KeyHint keys="f8" />}>
        {say.sign}
      </Button>
    </Group>
  )
}

function Labels({ first, onClose }: { first: ClinicDay; onClose: () => void }) {
  const labels = useQuery({ ...ask.closures.labels.queryOptions({ input: { first } }), gcTime: 0 })
  if (labels.isError) return <ErrorSummary error={labels.error} />
  if (!labels.data) return <Loading />
  const doses = labels.data.flatMap(({ registerNumber, carried }) =>
    carried.map((dose) => ({ ...dose, registerNumber })),
  )
  if (doses.length === 0) return <StatusBar tone="note" live title={say.noLabels} />
  return <TakeHomeLabels doses={doses} onClose={onClose} />
}
