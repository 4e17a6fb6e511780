import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { ClientPassports } from '../../shared/contract/passports.ts'
import { PASSPORT_MOST_DAYS } from '../../shared/records/passport.ts'
import type { DoseFacts } from '../../shared/rules/dose-facts.ts'
import { latinDigits } from '../../shared/rules/latin-digits.ts'
import { passportPlan } from '../../shared/rules/passport-issue.ts'
import { call } from '../call.ts'
import { DateField } from '../ui/date-field.tsx'
import { DraftNotice } from '../ui/draft-notice.tsx'
import { EmptyState } from '../ui/page.tsx'
import { usePin } from '../ui/pin-dialog.tsx'
import { readDate } from '../ui/read-date.ts'
import { useSignedIn } from '../ui/session-context.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { useDraft } from '../ui/use-draft.ts'
import { useRequestId } from '../ui/use-request-id.ts'
import { amount } from '../words/format.ts'
import { sentence, words } from '../words/index.ts'

const say = words.passports.issue

/** Site, first day, how many: the rule says beside the fields what the slip will claim, or why it cannot. */
export function IssuePassport(props: {
  data: ClientPassports
  facts: DoseFacts
  onIssued: (reply: ClientPassports) => void
}) {
  const { data, facts, onIssued } = props
  const [, go] = useLocation()
  const me = useSignedIn()
  const withPin = usePin()
  const [requestId, renew] = useRequestId()
  const [site, setSite] = useState('')
  const [from, setFrom] = useState('')
  const [days, setDays] = useState('')
  const [tried, setTried] = useState(false)
  const draft = useDraft('passport', String(data.client.id), { site, from, days }, (kept) => {
    setSite(kept.site ?? '')
    setFrom(kept.from ?? '')
    setDays(kept.days ?? '')
  })
  if (data.sites.length === 0)
    return (
      <EmptyState action={<Button onClick={() => go('/sites')}>{say.toList}</Button>}>
        {say.noList}
      </EmptyState>
    )
  const read = readDate(from)
  const count = Number(latinDigits(days.trim()))
  const isCount = Number.isInteger(count) && count >= 1 && count <= PASSPORT_MOST_DAYS
  const where = data.sites.find(({ number }) => String(number) === site)
  const asked = where && 'day' in read && isCount
  const verdict = asked
    ? passportPlan(facts, { receivingSite: where.number, fromDay: read.day, days: count })
    : null
  const plan = verdict?.ok ? verdict.plan : null

  const submit = async () => {
    setTried(true)
    if (!asked || plan === null) return
    const doctor = plan.needsDoctor && me.role !== 'doctor'
    const reply = await withPin({
      title: say.sign,
      lead: doctor ? say.wantsDoctor : undefined,
      who: doctor ? 'other' : 'self',
      ...(doctor && { roles: ['doctor'] as const }),
      act: (signer) =>
        call.passports.issue({
          requestId,
          clientId: data.client.id,
          receivingSite: where.number,
          fromDay: read.day,
          days: count,
          signer,
        }),
    })
    renew()
    if (!reply) return
    draft.clear()
    onIssued(reply)
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Stack>
        <DraftNotice
          at={draft.restoredAt}
          onDrop={() => {
            setSite('')
            setFrom('')
            setDays('')
            draft.clear()
          }}
        />
        <Group align="flex-start" gap="lg">
          <NativeSelect
            label={say.site}
            description={say.siteHow}
            value={site}
            miw={280}
            onChange={(event) => setSite(event.currentTarget.value)}
            data={[
              { value: '', label: say.choose, disabled: true },
              ...data.sites.map(({ number, name }) => ({
                value: String(number),
                label: words.passports.slip.from(name, number),
              })),
            ]}
          />
          <DateField label={say.from} description={say.fromHow} value={from} onChange={setFrom} />
          <TextInput
            label={say.days}
            description={say.daysHow}
            inputMode="numeric"
            autoComplete="off"
            w={160}
            value={days}
            error={
              days.trim() !== '' && !isCount
                ? sentence({ code: 'passport_days', params: { most: PASSPORT_MOST_DAYS } })
                : undefined
            }
            onChange={(event) => setDays(event.currentTarget.value)}
          />
        </Group>
        <div role="status">
          {tried && !asked && <Text c="red.8">{say.missing}</Text>}
          {plan && where && 'day' in read && (
            <>
              <Text fw={650}>
                {say.plan(
                  plan.order.drug,
                  plan.slots.map(({ amountMicrograms }) => amount(amountMicrograms)).join(' + '),
                  read.day,
                  plan.untilDay,
                  where.name,
                )}
              </Text>
              <Text>{say.lastDose(amount(plan.lastDoseMicrograms), plan.lastDoseDay)}</Text>
              {plan.needsDoctor && <Text>{say.wantsDoctor}</Text>}
            </>
          )}
          {verdict &&
            !verdict.ok &&
            verdict.reasons.map((reason) => (
              <StatusBar key={reason.code} tone="stop" title={sentence(reason)} />
            ))}
        </div>
        <Group>
          <Button type="submit">{say.save}</Button>
        </Group>
      </Stack>
    </form>
  )
}
