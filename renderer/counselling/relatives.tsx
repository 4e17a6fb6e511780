import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { RelativeView } from '../../shared/contract/relatives.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { ask } from '../call.ts'
import { DateText } from '../ui/date-field.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Section } from '../ui/page.tsx'
import { words } from '../words/index.ts'
import { AddRelative, ConsentOfRelative, EndRelative } from './relative.forms.tsx'

const say = words.counselling.relative

type Open = { act: 'add' } | { act: 'consent' | 'end'; relative: RelativeView }

/** People close to the client, each with what they agreed to. */
export function Relatives({ clientId, today }: { clientId: number; today: ClinicDay }) {
  const cache = useQueryClient()
  const [open, setOpen] = useState<Open | null>(null)
  const options = ask.relatives.list.queryOptions({ input: { clientId } })
  const relatives = useQuery(options)
  const take = (list: RelativeView[]) => {
    cache.setQueryData(options.queryKey, list)
    setOpen(null)
  }
  const close = () => setOpen(null)
  return (
    <Section
      title={say.title}
      actions={
        <Button variant="default" onClick={() => setOpen({ act: 'add' })}>
          {say.add}
        </Button>
      }
    >
      {relatives.isError && <ErrorSummary error={relatives.error} />}
      {relatives.data?.length === 0 && <Text c="dimmed">{say.none}</Text>}
      <Stack>
        {relatives.data?.map((relative) => (
          <Relative
            key={relative.id}
            relative={relative}
            onChanged={take}
            onOpen={(act) => setOpen({ act, relative })}
          />
        ))}
      </Stack>
      {open?.act === 'add' && <AddRelative clientId={clientId} onDone={take} onClose={close} />}
      {open?.act === 'consent' && (
        <ConsentOfRelative relative={open.relative} today={today} onDone={take} onClose={close} />
      )}
      {open?.act === 'end' && <EndRelative relative={open.relative} onDone={take} onClose={close} />}
    </Section>
  )
}

function Relative(props: {
  relative: RelativeView
  onChanged: (list: RelativeView[]) => void
  onOpen: (act: 'consent' | 'end') => void
}) {
  const { relative, onChanged, onOpen } = props
  const withdraw = useMutation(ask.relatives.withdraw.mutationOptions({ onSuccess: onChanged }))
  const standing = relative.consents.filter(({ withdrawnDay }) => withdrawnDay === null)
  return (
    <div>
      <ErrorSummary error={withdraw.error} />
      <Group justify="space-between">
        <div>
          <Text>
            <strong>{relative.name}</strong>, {words.counselling.relations[relative.relation].toLowerCase()}
            {relative.phone && `, ${relative.phone}`}
          </Text>
          <Text c="dimmed">
            {say.consents}: {standing.length === 0 && say.noConsent}
          </Text>
        </div>
        <Group gap="sm">
          <Button variant="default" onClick={() => onOpen('consent')}>
            {say.consent}
          </Button>
          <Button variant="default" onClick={() => onOpen('end')}>
            {say.end}
          </Button>
        </Group>
      </Group>
      {standing.map(({ id, kind, day, detail }) => (
        <Group key={id} gap="sm" pl="md">
          <Text>
            {words.counselling.relativeConsents[kind]}, <DateText day={day} />
            {detail && `: ${detail}`}
          </Text>
          <Button
            variant="subtle"
            size="compact-md"
            loading={withdraw.isPending}
            onClick={() => withdraw.mutate({ requestId: crypto.randomUUID(), consentId: id })}
          >
            {say.withdraw(words.counselling.relativeConsents[kind])}
          </Button>
        </Group>
      ))}
    </div>
  )
}
