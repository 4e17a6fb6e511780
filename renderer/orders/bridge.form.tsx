import { Checkbox, NativeSelect, Stack } from '@mantine/core'
import { useState } from 'react'
import type { ClientOrders, OrderView } from '../../shared/contract/orders.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { call } from '../call.ts'
import { words } from '../words/index.ts'
import { doseOf } from './order-words.ts'
import { WhyDialog } from './why.form.tsx'

const say = words.orders.bridge

/** Runs an ended order on: nothing is typed but who agreed and why, for nothing may change. */
export function BridgeDialog(props: {
  data: ClientOrders
  ended: OrderView
  until: ClinicDay
  onDone: (reply: ClientOrders) => void
  onClose: () => void
}) {
  const { data, ended, until, onDone, onClose } = props
  const [doctorId, setDoctorId] = useState(data.doctors.length === 1 ? (data.doctors[0]?.id ?? 0) : 0)
  const [readBack, setReadBack] = useState(false)
  const ready = doctorId > 0 && readBack
  return (
    <WhyDialog
      title={say.title}
      lead={say.lead(`${ended.drug} ${doseOf(ended)}`, until)}
      reasonLabel={say.reason}
      save={say.save}
      ready={ready}
      act={(requestId, reason) =>
        call.orders.bridge({
          requestId,
          clientId: data.client.id,
          supersedes: ended.id,
          doctorId,
          readBack: true,
          reason,
        })
      }
      onDone={onDone}
      onClose={onClose}
    >
      <Stack>
        <NativeSelect
          label={say.doctor}
          value={String(doctorId)}
          data={[
            { value: '0', label: words.orders.form.chooseDoctor, disabled: true },
            ...data.doctors.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          onChange={(event) => setDoctorId(Number(event.currentTarget.value))}
        />
        <Checkbox
          label={say.readBack}
          checked={readBack}
          onChange={(event) => setReadBack(event.currentTarget.checked)}
        />
      </Stack>
    </WhyDialog>
  )
}
