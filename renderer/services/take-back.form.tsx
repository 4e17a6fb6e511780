import { useState } from 'react'
import type { ClientHealth } from '../../shared/contract/health.ts'
import { type ServiceSubject, ServiceVoidReason } from '../../shared/records/service-contact.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { DigitGroup } from '../ui/digit-group.tsx'
import { words } from '../words/index.ts'

const say = words.health.takeBack

export interface Mistake {
  subject: Exclude<ServiceSubject, 'service_contact'>
  id: number
}

/** Takes back what was written by mistake: one of the rows that it may be. */
export function TakeBack(props: {
  subjects: readonly Mistake[]
  onDone: (now: ClientHealth) => void
  onClose: () => void
}) {
  const { subjects, onDone, onClose } = props
  const [which, setWhich] = useState<Mistake['subject'] | null>(
    subjects.length === 1 ? (subjects[0]?.subject ?? null) : null,
  )
  const [reason, setReason] = useState<ServiceVoidReason | null>(null)
  const chosen = subjects.find(({ subject }) => subject === which)
  return (
    <ActDialog
      title={say.title}
      lead={say.lead}
      save={say.save}
      danger
      idOf={(field) => `take-back-${field}`}
      check={() => [
        ...(chosen ? [] : [{ field: 'which', code: 'choose_one' }]),
        ...(reason ? [] : [{ field: 'reason', code: 'choose_one' }]),
      ]}
      act={(requestId) => {
        if (!chosen || !reason) throw new Error('checked before')
        return call.health.void({ requestId, ...chosen, reason })
      }}
      onDone={onDone}
      onClose={onClose}
    >
      {(errors) => (
        <>
          {subjects.length > 1 && (
            <DigitGroup
              label={say.which}
              value={which}
              onChange={setWhich}
              error={errors.which}
              autoFocus
              options={subjects.map(({ subject }, index) => ({
                value: subject,
                digit: index + 1,
                label: say.subjects[subject],
              }))}
            />
          )}
          <DigitGroup
            label={words.services.mine.voidWhy}
            value={reason}
            onChange={setReason}
            error={errors.reason}
            autoFocus={subjects.length === 1}
            options={ServiceVoidReason.options.map((value, index) => ({
              value,
              digit: index + 1,
              label: words.services.voidReasons[value],
            }))}
          />
        </>
      )}
    </ActDialog>
  )
}
