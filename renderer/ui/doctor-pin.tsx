import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { pinDigits } from '../../shared/rules/pin-policy.ts'
import { words } from '../words/index.ts'
import { PinField } from './pin-field.tsx'
import { useSession, useSignedIn } from './session-context.tsx'

const say = words.reDose

/** Which doctor signs here, and that doctor's PIN: the one signed in, or the one who stands beside the nurse. */
export interface Doctor {
  readonly doctors: readonly { id: number; name: string }[]
  readonly id: number
  readonly pin: string
  readonly ready: boolean
  choose(id: number): void
  type(pin: string): void
  clear(): void
}

export function useDoctor(): Doctor {
  const me = useSignedIn()
  const { staff } = useSession()
  const doctors = staff.filter(({ role, pinDisabled }) => role === 'doctor' && !pinDisabled)
  const [id, choose] = useState(
    me.role === 'doctor' ? me.id : doctors.length === 1 ? (doctors[0]?.id ?? 0) : 0,
  )
  const [pin, type] = useState('')
  return {
    doctors,
    id,
    pin,
    ready: id > 0 && pin.length === pinDigits,
    choose,
    type,
    clear: () => type(''),
  }
}

export function WhichDoctor({ doctor, tried }: { doctor: Doctor; tried: boolean }) {
  return (
    <NativeSelect
      label={say.doctor}
      value={String(doctor.id)}
      error={tried && doctor.id === 0 ? say.doctorMissing : undefined}
      onChange={(event) => doctor.choose(Number(event.currentTarget.value))}
      data={[
        { value: '0', label: words.kit.pin.chooseWho, disabled: true },
        ...doctor.doctors.map(({ id, name }) => ({ value: String(id), label: name })),
      ]}
    />
  )
}

export function DoctorPin(props: { doctor: Doctor; tried: boolean; disabled: boolean }) {
  const { doctor, tried, disabled } = props
  const name = doctor.doctors.find(({ id }) => id === doctor.id)?.name
  return (
    <>
      <WhichDoctor doctor={doctor} tried={tried} />
      <PinField
        label={name === undefined ? words.kit.pin.ofOther : words.kit.pin.ofSelf(name)}
        value={doctor.pin}
        onChange={doctor.type}
        disabled={disabled}
      />
    </>
  )
}
