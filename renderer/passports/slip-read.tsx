import { Button, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import type { SlipReading, SlipView } from '../../shared/contract/guests.ts'
import type { PassportVerdict } from '../../shared/rules/passport-verdict.ts'
import { ask } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Section } from '../ui/page.tsx'
import { StatusBar, type Tone } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import { ReceiveGuest } from './receive-guest.form.tsx'

const say = words.passports
const TONES: Record<PassportVerdict, Tone> = {
  good: 'good',
  guest_here: 'note',
  used: 'stop',
  forged: 'stop',
  unknown_site: 'stop',
  own_slip: 'note',
  other_site: 'stop',
  not_yet: 'warn',
  expired: 'stop',
}

/** What the slip in front of the counter is worth, and what can be done with it. */
export function SlipRead(props: {
  digits: string
  kind: 'passport' | 'return'
  mayAct: boolean
  onReceived: () => void
}) {
  const { digits, kind, mayAct, onReceived } = props
  if (kind === 'return') return <ToClient digits={digits} />
  return <Reading digits={digits} mayAct={mayAct} onReceived={onReceived} />
}

function Reading({ digits, mayAct, onReceived }: Omit<Parameters<typeof SlipRead>[0], 'kind'>) {
  const read = useQuery(ask.guests.read.queryOptions({ input: { digits }, gcTime: 0, staleTime: 0 }))
  if (read.isError) return <ErrorSummary error={read.error} />
  if (!read.data) return null
  if (read.data.read === 'no') {
    const { title, text } = say.unread[read.data.problem]
    return (
      <StatusBar tone="stop" live title={title}>
        {text}
      </StatusBar>
    )
  }
  return <Known reading={read.data} digits={digits} mayAct={mayAct} onReceived={onReceived} />
}

function Known(props: {
  reading: Extract<SlipReading, { read: 'yes' }>
  digits: string
  mayAct: boolean
  onReceived: () => void
}) {
  const { reading, digits, mayAct, onReceived } = props
  const [, go] = useLocation()
  const { verdict, slip } = reading
  const { title, text } = say.verdict[verdict]
  const isTrue = verdict !== 'forged' && verdict !== 'unknown_site'
  return (
    <Section title={say.receive.slip(slip.homeName, slip.homeSite)}>
      <Stack>
        <StatusBar tone={TONES[verdict]} live title={title}>
          {text}
        </StatusBar>
        {isTrue && <Facts slip={slip} />}
        {verdict === 'own_slip' && <ToClient digits={digits} />}
        {verdict === 'guest_here' && (
          <Group>
            <Button onClick={() => go('/counter')}>{say.guests.toCounter}</Button>
          </Group>
        )}
        {verdict === 'good' && mayAct && (
          <ReceiveGuest digits={digits} wasHere={reading.wasHere} onReceived={onReceived} />
        )}
      </Stack>
    </Section>
  )
}

/** What the slip says; the year of birth is asked, never shown. */
function Facts({ slip }: { slip: SlipView }) {
  const { rows } = say.slip
  const lines: readonly (readonly [string, string])[] = [
    [rows.site, say.slip.from(slip.receivingName ?? '', slip.receivingSite)],
    [rows.days, say.slip.valid(slip.fromDay, slip.untilDay)],
    [rows.medicine, slip.drug],
    [
      rows.dose,
      say.slip.dose(
        slip.slots.map(({ amountMicrograms }) => amountMicrograms),
        slip.everyDays,
      ),
    ],
    [rows.last, say.slip.last(slip.lastDoseMicrograms, slip.lastDoseDay)],
    [rows.number, `${slip.registerNumber}, ${words.clients.sexes[slip.sex]}`],
  ]
  return (
    <Group component="dl" gap="xl" m={0}>
      {lines.map(([label, value]) => (
        <div key={label}>
          <Text component="dt" c="dimmed">
            {label}
          </Text>
          <Text component="dd" m={0} fw={650}>
            {value}
          </Text>
        </div>
      ))}
    </Group>
  )
}

/** A slip of this site, unused or come home with amounts: on to the client whose it is. */
function ToClient({ digits }: { digits: string }) {
  const [, go] = useLocation()
  const found = useQuery(ask.passports.find.queryOptions({ input: { digits }, gcTime: 0, staleTime: 0 }))
  if (found.isError) return <ErrorSummary error={found.error} title={say.unread.not_a_passport.title} />
  if (!found.data) return null
  const { clientId } = found.data
  return (
    <Group>
      <Button autoFocus onClick={() => go(`/clients/${clientId}/passport`)}>
        {say.receive.openSlip}
      </Button>
    </Group>
  )
}
