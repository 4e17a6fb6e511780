import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ClientPassports, PassportView } from '../../shared/contract/passports.ts'
import type { ReportSource } from '../../shared/records/passport.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { slipKind } from '../../shared/rules/passport-slip.ts'
import { call } from '../call.ts'
import { AmountField } from '../ui/amount-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { readAmount } from '../ui/read-amount.ts'
import { ReasonChooser } from '../ui/reason-chooser.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { useScan } from '../ui/use-scan.ts'
import { words } from '../words/index.ts'

const say = words.passports.report
type Typed = Exclude<ReportSource, 'return_slip'>

/** What the other site gave: scanned from its signed slip, or typed day by day. */
export function ReportPassport(props: {
  passport: PassportView
  today: ClinicDay
  onDone: (reply: ClientPassports) => void
  onClose: () => void
}) {
  const { passport, today, onDone, onClose } = props
  const [requestId, renew] = useRequestId()
  const [source, setSource] = useState<Typed>('slip_typed')
  const [typed, setTyped] = useState<Record<string, string>>({})
  const [tried, setTried] = useState(false)
  const days = openDays(passport, today)
  const save = useMutation({
    mutationFn: (digits: string | null) =>
      call.passports.report({
        requestId,
        passportId: passport.id,
        source: digits === null ? source : 'return_slip',
        digits,
        days: digits === null ? amounts(typed) : [],
      }),
    onSuccess: onDone,
    onError: renew,
  })
  const isWrong = Object.values(typed).some((text) => text.trim() !== '' && 'problem' in readAmount(text))
  const isEmpty = amounts(typed).length === 0
  return (
    <Dialog title={say.title} onClose={onClose}>
      <Scanner onSlip={(digits) => save.mutate(digits)} />
      <form
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (!isWrong && !isEmpty) save.mutate(null)
        }}
      >
        <Stack>
          <ErrorSummary error={save.error} />
          <Text>{say.lead}</Text>
          <ReasonChooser
            label={say.source}
            value={source}
            onChange={setSource}
            options={(['slip_typed', 'telephone'] as const).map((value) => ({
              value,
              label: say.sources[value],
            }))}
          />
          <Group align="flex-start">
            {days.map(({ clinicDay, orderedMicrograms }) => (
              <AmountField
                key={clinicDay}
                label={say.onDay(clinicDay)}
                description={say.ordered(orderedMicrograms)}
                value={typed[clinicDay] ?? ''}
                onChange={(text) => setTyped({ ...typed, [clinicDay]: text })}
              />
            ))}
          </Group>
          {tried && isEmpty && (
            <Text c="red.8" role="alert">
              {say.nothing}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words.shell.cancel}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {say.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

/** Listens inside the dialog, which is the layer that the scan belongs to. */
function Scanner({ onSlip }: { onSlip: (digits: string) => void }) {
  useScan((digits) => slipKind(digits) === 'return' && onSlip(digits))
  return null
}

/** Days up to today that nobody has told of, each with what its slots come to. */
function openDays(passport: PassportView, today: ClinicDay) {
  const days = new Map<ClinicDay, number>()
  for (const { clinicDay, orderedMicrograms, givenMicrograms, freed } of passport.days)
    if (clinicDay <= today && givenMicrograms === null && !freed)
      days.set(clinicDay, (days.get(clinicDay) ?? 0) + orderedMicrograms)
  return [...days].map(([clinicDay, orderedMicrograms]) => ({ clinicDay, orderedMicrograms }))
}

/** What was typed; a day left empty is not told of. 0 mg is an amount: no dose that day. */
function amounts(typed: Record<string, string>): { clinicDay: ClinicDay; givenMicrograms: number }[] {
  return Object.entries(typed).flatMap(([clinicDay, text]) => {
    const read = readAmount(text)
    return 'micrograms' in read
      ? [{ clinicDay: clinicDay as ClinicDay, givenMicrograms: read.micrograms }]
      : []
  })
}
