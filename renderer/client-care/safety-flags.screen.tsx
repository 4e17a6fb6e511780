import { Button, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Problem } from '../../shared/contract/call.ts'
import type { SafetyFlagView } from '../../shared/contract/care.ts'
import { latinDigits } from '../../shared/rules/latin-digits.ts'
import { ask } from '../call.ts'
import { DataTable } from '../ui/data-table.tsx'
import { ErrorSummary, fieldErrors } from '../ui/error-summary.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { useSite } from '../ui/session-context.tsx'
import { StatusMark } from '../ui/status-bar.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'

const say = words.care.flags
const options = () => ask.care.ownFlags.queryOptions({ staleTime: 0 })

/** A counsellor or outreach worker asks the doctor to see somebody first, and sees what became of it. */
export function SafetyFlagsScreen() {
  const own = useQuery(options())
  return (
    <Page title={say.screenTitle} lead={say.screenLead}>
      <FlagForm />
      <Section title={say.own} flush>
        {own.isError && <ErrorSummary error={own.error} />}
        {own.data ? <OwnFlags flags={own.data} /> : !own.isError && <Loading />}
      </Section>
    </Page>
  )
}

function FlagForm() {
  const cache = useQueryClient()
  const [typed, setTyped] = useState('')
  const [why, setWhy] = useState('')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [requestId, renew] = useRequestId()
  const place = useMutation(
    ask.care.flag.mutationOptions({
      onSuccess: (flags) => {
        cache.setQueryData(options().queryKey, flags)
        setTyped('')
        setWhy('')
        renew()
      },
    }),
  )
  const save = () => {
    const registerNumber = Number(latinDigits(typed).trim())
    const found: Problem[] = []
    if (!Number.isInteger(registerNumber) || registerNumber < 1)
      found.push({ field: 'number', code: 'flag_number_missing' })
    if (why.trim().length < 3) found.push({ field: 'why', code: 'reason_in_words' })
    setProblems(found)
    if (found.length === 0) place.mutate({ requestId, registerNumber, why: why.trim() })
  }
  const errors = fieldErrors(problems)
  return (
    <Section title={say.place}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <Stack maw={640}>
          <ErrorSummary error={place.error} problems={problems} fieldId={(field) => `flag-${field}`} />
          <TextInput
            id="flag-number"
            label={say.number}
            value={typed}
            inputMode="numeric"
            w={200}
            error={errors.number}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Textarea
            id="flag-why"
            label={say.whyLabel}
            value={why}
            rows={2}
            maxLength={300}
            error={errors.why}
            onChange={(event) => setWhy(event.currentTarget.value)}
          />
          <Button type="submit" loading={place.isPending} style={{ alignSelf: 'start' }}>
            {say.save}
          </Button>
        </Stack>
      </form>
    </Section>
  )
}

function OwnFlags({ flags }: { flags: readonly SafetyFlagView[] }) {
  const { timeZone } = useSite()
  return (
    <DataTable
      caption={say.own}
      rows={flags}
      rowKey={({ id }) => String(id)}
      empty={<EmptyState>{say.ownNone}</EmptyState>}
      columns={[
        {
          key: 'number',
          title: say.columns.number,
          numeric: true,
          cell: ({ registerNumber }) => registerNumber,
        },
        {
          key: 'what',
          title: say.columns.what,
          cell: ({ why, by, at }) => (
            <>
              <Text>{why}</Text>
              <Text c="dimmed">{words.care.written(by, dayAndTime(at, timeZone))}</Text>
            </>
          ),
        },
        {
          key: 'state',
          title: say.columns.state,
          cell: ({ released, readings }) => (
            <>
              <StatusMark tone={released ? 'quiet' : 'doctor'}>
                {released ? say.released(released.by, dayAndTime(released.at, timeZone)) : say.stands}
              </StatusMark>
              {readings.map(({ by, reason, at }) => (
                <Text key={at}>{say.readBy(by, reason)}</Text>
              ))}
            </>
          ),
        },
      ]}
    />
  )
}
