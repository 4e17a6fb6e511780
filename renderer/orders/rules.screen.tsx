import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { RulesView } from '../../shared/contract/rules.ts'
import { ask, call } from '../call.ts'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { usePin } from '../ui/pin-dialog.tsx'
import { DrugInWords } from '../ui/rules-in-words.tsx'
import { useSignedIn, useSite } from '../ui/session-context.tsx'
import { StatusMark } from '../ui/status-bar.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { dayAndTime } from '../words/format.ts'
import { sentence, words } from '../words/index.ts'

const say = words.rules

/** The rules that decide at the counter, in plain words, a source on each line. */
export function RulesScreen() {
  const rules = useQuery(ask.rules.pack.queryOptions())
  const { timeZone } = useSite()
  if (rules.isError) return <ErrorSummary error={rules.error} />
  if (rules.data === undefined) return <Loading />
  const pack = rules.data
  if (pack === null)
    return (
      <Page title={say.title}>
        <EmptyState>{sentence({ code: 'no_rules' })}</EmptyState>
      </Page>
    )
  return (
    <Page title={say.title} lead={say.lead}>
      <Text>
        <strong>{say.version(pack.body.name, pack.version)}</strong>{' '}
        {pack.signedBy !== null && pack.signedAt !== null ? (
          say.signed(pack.signedBy, dayAndTime(pack.signedAt, timeZone))
        ) : (
          <StatusMark tone="stop">{say.unsigned}</StatusMark>
        )}
      </Text>
      {(['buprenorphine', 'methadone'] as const).map((drug) => (
        <Section key={drug}>
          <DrugInWords title={words.setup.rules.drugs[drug]} rules={pack.body.drugs[drug]} />
        </Section>
      ))}
      <Section title={say.others}>
        <Stack gap="xs">
          <Text>{say.warnDays(pack.body.warnDaysBeforeOrderEnds)}</Text>
          <Text>{say.early(pack.body.earlyTreatmentDays, pack.body.daysAfterIncrease)}</Text>
          <Text>{say.notice(pack.body.changedDoseNoticeVisits)}</Text>
        </Stack>
      </Section>
      <Telephone pack={pack} />
    </Page>
  )
}

function Telephone({ pack }: { pack: RulesView }) {
  const { role } = useSignedIn()
  const [asking, setAsking] = useState(false)
  const { telephoneOrders } = pack.body
  return (
    <Section title={say.telephone}>
      <Stack gap="xs" align="flex-start">
        <Text>{words.setup.rules.telephone(telephoneOrders.allowed, telephoneOrders.endAfterHours)}</Text>
        <Text>{say.bridge(telephoneOrders.bridgeDays)}</Text>
        <Text c="dimmed">{telephoneOrders.source}</Text>
        {role === 'doctor' && (
          <Button variant="default" onClick={() => setAsking(true)}>
            {telephoneOrders.allowed ? say.forbid : say.allow}
          </Button>
        )}
      </Stack>
      {asking && <AllowDialog allowed={!telephoneOrders.allowed} onClose={() => setAsking(false)} />}
    </Section>
  )
}

/** What the law of the place says is the doctor's word; the PIN signs a new version of the rules with it. */
function AllowDialog({ allowed, onClose }: { allowed: boolean; onClose: () => void }) {
  const [source, setSource] = useState('')
  const [tried, setTried] = useState(false)
  const [requestId] = useRequestId()
  const withPin = usePin()
  const cache = useQueryClient()
  const missing = source.trim().length < 3
  const sign = async () => {
    setTried(true)
    if (missing) return
    const pack = await withPin({
      title: allowed ? say.allow : say.forbid,
      lead: say.signLead,
      who: 'self',
      act: ({ pin }) => call.rules.allowTelephone({ requestId, allowed, source: source.trim(), pin }),
    })
    if (pack === null) return
    cache.setQueryData(ask.rules.pack.queryKey(), pack)
    await cache.invalidateQueries({ queryKey: ask.orders.key() })
    onClose()
  }
  return (
    <Dialog title={allowed ? say.allow : say.forbid} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void sign()
        }}
      >
        <Stack>
          <Text>{allowed ? say.allowLead : say.forbidLead}</Text>
          <Textarea
            label={say.source}
            description={say.sourceHow}
            value={source}
            maxLength={300}
            rows={2}
            data-autofocus
            error={tried && missing ? sentence({ code: 'order_reason_missing' }) : undefined}
            onChange={(event) => setSource(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words.shell.cancel}
            </Button>
            <Button type="submit">{say.sign}</Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
