import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { ReferralView } from '../../shared/contract/referrals.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { call } from '../call.ts'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { care } from '../ui/screen-list.tsx'
import { useSignedIn } from '../ui/session-context.tsx'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import { purposeOf } from './referral-table.tsx'
import { SlipPaper } from './slip-paper.tsx'
import { AttendedForm, EndReferralForm, ResultForm } from './stage.forms.tsx'

const say = words.referrals.open
type Box = 'attended' | 'result' | 'end' | 'slip'

/** One referral: what is known of it, and the next step. */
export function OpenReferral(props: {
  referral: ReferralView
  today: ClinicDay
  mayWrite: boolean
  onClose: () => void
}) {
  const { today, mayWrite, onClose } = props
  const [referral, setReferral] = useState(props.referral)
  const [box, setBox] = useState<Box | null>(null)
  const { role } = useSignedIn()
  const [, go] = useLocation()
  const readsResults = role === 'doctor' || role === 'counsellor'
  const read = useMutation({ mutationFn: () => call.referrals.readResult({ referralId: referral.id }) })
  const { stage } = referral
  const waits = stage === 'referred' || stage === 'overdue'
  const step = { referral, today, onDone: setReferral, onClose: () => setBox(null) }
  const open = (which: Box, label: string, main = false) => (
    <Button
      variant={main ? 'filled' : 'default'}
      onClick={() => setBox(which)}
      data-autofocus={main || undefined}
    >
      {label}
    </Button>
  )
  if (box === 'slip') return <SlipPaper referral={referral} onClose={() => setBox(null)} />
  return (
    <Dialog title={say.title(referral.registerNumber)} onClose={onClose}>
      <Stack>
        <Facts referral={referral} />
        <ErrorSummary error={read.error} />
        {read.data && (
          <Text role="status">{read.data.note === '' ? say.nothingWritten : read.data.note}</Text>
        )}
        <Group>
          {mayWrite && waits && open('attended', say.attended, true)}
          {mayWrite && stage === 'attended' && readsResults && open('result', say.result, true)}
          {waits && open('slip', say.slip)}
          {readsResults && referral.resultDay !== null && (
            <Button variant="default" onClick={() => read.mutate()} title={say.readHow}>
              {say.readResult}
            </Button>
          )}
          {mayWrite && referral.endedFor === null && open('end', say.end)}
          {care.includes(role) && (
            <Button variant="default" onClick={() => go(`/clients/${referral.clientId}`)}>
              {say.client}
            </Button>
          )}
        </Group>
      </Stack>
      {box === 'attended' && <AttendedForm {...step} />}
      {box === 'result' && <ResultForm {...step} />}
      {box === 'end' && <EndReferralForm {...step} />}
    </Dialog>
  )
}

function Facts({ referral }: { referral: ReferralView }) {
  const { place, attendedDay, attendedHow, resultDay, endedFor, note, byDay, by } = referral
  const { rows } = say
  const lines: (readonly [string, string | null])[] = [
    [rows.for, purposeOf(referral)],
    [rows.to, place.name],
    [rows.address, place.address || null],
    [rows.phone, place.phone || null],
    [rows.hours, place.hours || null],
    [rows.made, `${by}, ${clinicDay(referral.day)}`],
    [rows.by, clinicDay(byDay)],
    [rows.went, attendedDay && say.went(attendedDay, attendedHow)],
    [rows.result, resultDay && clinicDay(resultDay)],
    [rows.ended, endedFor && words.referrals.ends[endedFor]],
    [rows.note, note],
  ]
  return (
    <Group component="dl" gap="lg" m={0} align="flex-start">
      {lines.flatMap(([label, value]) =>
        value === null
          ? []
          : [
              <div key={label}>
                <Text component="dt" c="dimmed">
                  {label}
                </Text>
                <Text component="dd" m={0} fw={600}>
                  {value}
                </Text>
              </div>,
            ],
      )}
    </Group>
  )
}
