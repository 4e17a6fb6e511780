import { Button, Divider, Group, Stack, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { TakeHomeAtCounter } from '../../shared/contract/take-home.ts'
import { ask } from '../call.ts'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { useSite } from '../ui/session-context.tsx'
import { type LabelledDose, TakeHomeLabels } from '../ui/take-home-labels.tsx'
import { amount, dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'
import { TakeHomeForm } from './take-home.form.tsx'
import { TakeHomeBackForm } from './take-home-back.form.tsx'

const say = words.takeHome

export interface CarryingClient {
  readonly clientId: number
  readonly name: string
  readonly identifiedBy: 'card' | 'number' | 'name'
}

interface Props {
  client: CarryingClient
  /** Something was handed over or came back: the sentence that says so. */
  onDone: (saved: string) => void
  onClose: () => void
}

export const labelled = ({ registerNumber, carried }: TakeHomeAtCounter): LabelledDose[] =>
  carried.map((dose) => ({ ...dose, registerNumber }))

/** F8: what may be handed over for the days to come, and what is carried now. */
export function TakeHome({ client, onDone, onClose }: Props) {
  const at = useQuery(
    ask.takeHome.atCounter.queryOptions({ input: { clientId: client.clientId }, gcTime: 0, staleTime: 0 }),
  )
  const cache = useQueryClient()
  const [back, setBack] = useState(false)
  const [labels, setLabels] = useState<{ doses: LabelledDose[]; saved: string | null } | null>(null)
  const refresh = async () => {
    await Promise.all([
      cache.invalidateQueries({ queryKey: ask.doses.board.key() }),
      cache.invalidateQueries({ queryKey: ask.today.key() }),
    ])
  }

  if (labels)
    return (
      <TakeHomeLabels
        doses={labels.doses}
        onClose={() => {
          if (labels.saved === null) setLabels(null)
          else onDone(labels.saved)
        }}
      />
    )
  if (back && at.data)
    return (
      <TakeHomeBackForm
        carried={at.data.carried}
        clientId={client.clientId}
        onClose={() => setBack(false)}
        onDone={(count) => void refresh().then(() => onDone(say.returned(client.name, count)))}
      />
    )
  return (
    <Dialog title={say.title(client.name)} onClose={onClose} size="xl">
      <ErrorSummary error={at.error} />
      {at.data ? (
        <Stack>
          <TakeHomeForm
            at={at.data}
            identifiedBy={client.identifiedBy}
            onDone={(reply, count) => {
              const known = new Set(at.data.carried.map(({ doseId }) => doseId))
              const doses = labelled(reply).filter(({ doseId }) => !known.has(doseId))
              void refresh().then(() => setLabels({ doses, saved: say.saved(client.name, count) }))
            }}
          />
          <Divider />
          <CarriedNow
            at={at.data}
            onBack={() => setBack(true)}
            onLabels={() => setLabels({ doses: labelled(at.data), saved: null })}
          />
        </Stack>
      ) : (
        <Loading />
      )}
    </Dialog>
  )
}

function CarriedNow(props: { at: TakeHomeAtCounter; onBack: () => void; onLabels: () => void }) {
  const { at, onBack, onLabels } = props
  const { timeZone } = useSite()
  const some = at.carried.length > 0
  useKey('alt+r', say.keys.back, onBack, { enabled: some })
  useKey('alt+p', say.keys.labels, onLabels, { enabled: some })
  return (
    <section aria-label={say.carried}>
      <Text fw={650}>{say.carried}</Text>
      {!some && <Text c="dimmed">{say.carriedNone}</Text>}
      <ul>
        {at.carried.map((dose) => (
          <li key={dose.doseId} className="ost-numbers">
            <strong>{say.line(dose.clinicDay, dose.slot, dose.slots)}</strong>: {dose.drug}{' '}
            {amount(dose.amountMicrograms)},{' '}
            <Text component="span" c="dimmed">
              {say.carriedLine(dayAndTime(dose.at, timeZone), dose.by)}
            </Text>
          </li>
        ))}
      </ul>
      {some && (
        <Group gap="sm">
          <Button variant="default" onClick={onBack} rightSection={<KeyHint keys="alt+r" />}>
            {say.back.title}
          </Button>
          <Button variant="default" onClick={onLabels} rightSection={<KeyHint keys="alt+p" />}>
            {say.labels.print}
          </Button>
        </Group>
      )}
    </section>
  )
}
