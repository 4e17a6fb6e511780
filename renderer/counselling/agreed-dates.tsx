import { Button, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AppointmentLine } from '../../shared/contract/appointments.ts'
import { ask } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Section } from '../ui/page.tsx'
import { useSession } from '../ui/session-context.tsx'
import { words } from '../words/index.ts'
import { AgreeForm } from './agree.form.tsx'
import { DateTable } from './date-table.tsx'
import { useForgetDates } from './dates.queries.ts'
import { EndDate } from './end-date.form.tsx'
import { Slips } from './slips.tsx'

const say = words.appointments

/** One client's agreed dates: a new one, what became of those that are over, a slip to carry home. */
export function AgreedDates({ clientId }: { clientId: number }) {
  const dayOpen = useSession().clinicDay !== null
  const [open, setOpen] = useState<AppointmentLine | 'new' | 'slips' | null>(null)
  const profile = useQuery(ask.clients.profile.queryOptions({ input: { id: clientId } })).data
  const dates = useQuery(ask.appointments.ofClient.queryOptions({ input: { clientId }, staleTime: 0 }))
  const forget = useForgetDates()
  useKey('f8', say.make, () => setOpen('new'), { enabled: dayOpen })
  const done = () => {
    setOpen(null)
    void forget()
  }
  const { today, waiting = [], ended = [] } = dates.data ?? {}
  const toCome = waiting.filter(({ day }) => today !== undefined && day >= today)
  return (
    <Section
      title={say.client_.title}
      flush={waiting.length + ended.length > 0}
      actions={
        <Group gap="sm">
          {toCome.length > 0 && (
            <Button variant="default" onClick={() => setOpen('slips')}>
              {say.slips}
            </Button>
          )}
          {dayOpen && (
            <Button variant="default" onClick={() => setOpen('new')} rightSection={<KeyHint keys="f8" />}>
              {say.make}
            </Button>
          )}
        </Group>
      }
    >
      {dates.isError && <ErrorSummary error={dates.error} />}
      {dates.data && waiting.length === 0 && (
        <Text c="dimmed" px={ended.length > 0 ? 'md' : 0} pb={ended.length > 0 ? 'sm' : 0}>
          {say.client_.none}
        </Text>
      )}
      {waiting.length > 0 && (
        <DateTable caption={say.client_.title} dates={waiting} onOpen={dayOpen ? setOpen : undefined} ofOne />
      )}
      {ended.length > 0 && (
        <details>
          <summary style={{ padding: '0.75rem 1rem', cursor: 'pointer' }}>{say.client_.earlier}</summary>
          <DateTable caption={say.client_.earlier} dates={ended} onOpen={undefined} ofOne />
        </details>
      )}
      {today && profile && open === 'new' && (
        <AgreeForm
          client={{ id: clientId, registerNumber: profile.registerNumber }}
          today={today}
          onDone={done}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'slips' && <Slips dates={toCome} onClose={() => setOpen(null)} />}
      {today && open !== null && typeof open === 'object' && (
        <EndDate date={open} today={today} onDone={done} onClose={() => setOpen(null)} />
      )}
    </Section>
  )
}
