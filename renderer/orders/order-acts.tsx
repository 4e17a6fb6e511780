import { Stack } from '@mantine/core'
import { useState } from 'react'
import type { ClientOrders, HoldView, OrderView } from '../../shared/contract/orders.ts'
import { call } from '../call.ts'
import { ReasonChooser } from '../ui/reason-chooser.tsx'
import { words } from '../words/index.ts'
import { WhyDialog } from './why.form.tsx'

const say = words.orders

interface ActProps {
  onDone: (reply: ClientOrders) => void
  onClose: () => void
}

export function StopDialog({ order, ...rest }: ActProps & { order: OrderView }) {
  return (
    <WhyDialog
      title={say.stop.title}
      lead={say.stop.lead}
      reasonLabel={say.stop.reason}
      save={say.stop.save}
      danger
      act={(requestId, reason) => call.orders.stop({ requestId, orderId: order.id, reason })}
      {...rest}
    />
  )
}

export function HoldDialog({ clientId, ...rest }: ActProps & { clientId: number }) {
  const [kind, setKind] = useState<'doctor' | 'overdose'>('doctor')
  return (
    <WhyDialog
      title={say.hold.title}
      lead={say.hold.lead}
      reasonLabel={say.hold.reason}
      save={say.hold.save}
      danger
      act={(requestId, reason) => call.holds.place({ requestId, clientId, kind, reason })}
      {...rest}
    >
      <Stack>
        <ReasonChooser
          label={say.hold.kind}
          value={kind}
          onChange={setKind}
          options={(['doctor', 'overdose'] as const).map((value) => ({
            value,
            label: say.hold.kinds[value],
          }))}
        />
      </Stack>
    </WhyDialog>
  )
}

export function ReleaseDialog({ hold, ...rest }: ActProps & { hold: Pick<HoldView, 'id' | 'kind'> }) {
  const isIncident = hold.kind === 'incident'
  return (
    <WhyDialog
      title={isIncident ? say.release.incidentTitle : say.release.title}
      lead={isIncident ? say.release.incidentLead : say.release.lead}
      reasonLabel={say.release.reason}
      save={say.release.save}
      act={(requestId, reason) => call.holds.release({ requestId, holdId: hold.id, reason })}
      {...rest}
    />
  )
}
