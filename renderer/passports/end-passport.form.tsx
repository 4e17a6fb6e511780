import { Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { ClientPassports, PassportView } from '../../shared/contract/passports.ts'
import type { PassportEndReason } from '../../shared/records/passport.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { laterDay } from '../../shared/rules/days.ts'
import { call } from '../call.ts'
import { ConfirmDialog } from '../ui/dialog.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { usePin } from '../ui/pin-dialog.tsx'
import { useSignedIn } from '../ui/session-context.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'

const say = words.passports.end

/** Frees what is left of a slip: its paper lies on the counter, or a doctor answers for its being lost. */
export function EndPassport(props: {
  passport: PassportView
  reason: PassportEndReason
  today: ClinicDay
  onDone: (reply: ClientPassports) => void
  onClose: () => void
}) {
  const { passport, reason, today, onDone, onClose } = props
  const [requestId] = useRequestId()
  const bring = useMutation({
    mutationFn: () => call.passports.end({ requestId, passportId: passport.id, reason, signer: null }),
    onSuccess: onDone,
  })
  if (reason === 'lost') return <LostPassport {...props} />
  return (
    <ConfirmDialog
      title={say.bringTitle}
      confirm={say.bringSave}
      busy={bring.isPending}
      onConfirm={() => bring.mutate()}
      onClose={onClose}
    >
      <ErrorSummary error={bring.error} />
      <Text>{say.bringLead(laterDay(today, passport.fromDay))}</Text>
    </ConfirmDialog>
  )
}

/** The doctor's own PIN, or a doctor's beside the nurse. */
function LostPassport(props: {
  passport: PassportView
  onDone: (reply: ClientPassports) => void
  onClose: () => void
}) {
  const withPin = usePin()
  const { role } = useSignedIn()
  const [requestId] = useRequestId()
  const asked = useRef(false)
  useEffect(() => {
    if (asked.current) return
    asked.current = true
    const { passport, onDone, onClose } = props
    void withPin({
      title: say.lostTitle,
      lead: say.lostLead,
      who: role === 'doctor' ? 'self' : 'other',
      roles: ['doctor'],
      act: (signer) => call.passports.end({ requestId, passportId: passport.id, reason: 'lost', signer }),
    }).then((reply) => (reply ? onDone(reply) : onClose()))
  }, [props, withPin, role, requestId])
  return null
}
