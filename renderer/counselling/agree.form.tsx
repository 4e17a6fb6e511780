import { NativeSelect, Stack, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { AppointmentKind } from '../../shared/records/appointment.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { latinDigits } from '../../shared/rules/latin-digits.ts'
import { ask, call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { useSignedIn } from '../ui/session-context.tsx'
import { useScan } from '../ui/use-scan.ts'
import { words } from '../words/index.ts'
import { NO_WHEN, readWhen, type When, WhenFields, whenProblems } from './when-fields.tsx'

const say = words.appointments.form
const idOf = (field: string) => `agree-${field}`

const USUAL: Partial<Record<string, AppointmentKind>> = { doctor: 'doctor', nurse: 'test' }

/** A date for one client: known from their page, or by number or card. */
export function AgreeForm(props: {
  client?: { id: number; registerNumber: number }
  today: ClinicDay
  onDone: () => void
  onClose: () => void
}) {
  const { client, today, onDone, onClose } = props
  const me = useSignedIn()
  const [number, setNumber] = useState('')
  const [scanned, setScanned] = useState<{ id: number; registerNumber: number } | null>(null)
  const [when, setWhen] = useState<When>(NO_WHEN)
  const [kind, setKind] = useState<AppointmentKind>(USUAL[me.role] ?? 'counselling')
  const staff = useQuery(ask.appointments.week.queryOptions({ input: { from: today, staffId: null } })).data
    ?.staff
  const [withId, setWith] = useState<string>(me.role === 'manager' ? '0' : String(me.id))
  const byCard = useMutation({
    mutationFn: (digits: string) => call.clients.byCard({ digits }),
    onSuccess: ({ clientId, registerNumber }) => {
      setScanned({ id: clientId, registerNumber })
      setNumber(String(registerNumber))
    },
  })
  const whose = async (): Promise<number> => {
    if (client) return client.id
    const registerNumber = Number(latinDigits(number))
    if (scanned?.registerNumber === registerNumber) return scanned.id
    return (await call.clients.byNumber({ registerNumber })).clientId
  }
  return (
    <ActDialog
      title={client ? say.titleFor(client.registerNumber) : say.title}
      save={say.save}
      idOf={idOf}
      check={() => [
        ...(client || /^\d{1,7}$/.test(latinDigits(number).trim())
          ? []
          : [{ field: 'number', code: 'missing' }]),
        ...whenProblems(when, today),
      ]}
      act={async (requestId) => {
        const { day = today, startMinute = null } = readWhen(when, today)
        const withStaffId = withId === '0' ? null : Number(withId)
        return call.appointments.make({
          requestId,
          clientId: await whose(),
          day,
          startMinute,
          kind,
          withStaffId,
        })
      }}
      onDone={onDone}
      onClose={onClose}
    >
      {(errors) => (
        <Stack>
          {!client && <Scanner onScan={(digits) => byCard.mutate(digits)} />}
          {!client && (
            <TextInput
              id={idOf('number')}
              label={say.number}
              description={say.numberHow}
              w={330}
              inputMode="numeric"
              autoComplete="off"
              data-autofocus
              value={number}
              error={errors.number}
              onChange={(event) => setNumber(event.currentTarget.value)}
            />
          )}
          <ErrorSummary error={byCard.error} title={words.clients.notFound} />
          <WhenFields
            label={say.date}
            today={today}
            value={when}
            onChange={setWhen}
            errors={errors}
            idOf={idOf}
            autoFocus={client !== undefined}
          />
          <NativeSelect
            id={idOf('kind')}
            label={say.kind}
            w={330}
            value={kind}
            data={AppointmentKind.options.map((value) => ({
              value,
              label: words.counselling.appointmentKinds[value],
            }))}
            onChange={(event) => setKind(event.currentTarget.value as AppointmentKind)}
          />
          <NativeSelect
            id={idOf('withStaffId')}
            label={say.who}
            w={330}
            value={withId}
            error={errors.withStaffId}
            data={[
              { value: '0', label: words.appointments.anybody },
              ...(staff ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
            ]}
            onChange={(event) => setWith(event.currentTarget.value)}
          />
        </Stack>
      )}
    </ActDialog>
  )
}

/** Inside of the box, so that the card is read while it stands above the screen. */
function Scanner({ onScan }: { onScan: (digits: string) => void }) {
  useScan(onScan)
  return null
}
