import { useState } from 'react'
import type { z } from 'zod'
import type { VisitView } from '../../shared/contract/follow-ups.ts'
import { FollowUpVoidReason } from '../../shared/records/follow-up.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { ReasonChooser } from '../ui/reason-chooser.tsx'
import { words } from '../words/index.ts'
import { useForgetFollowUps } from './follow-up.queries.ts'

const say = words.followUp.client

/** A follow-up that does not count stays where it was written, and its date is open again. */
export function VoidVisitForm({ visit, onClose }: { visit: VisitView; onClose: () => void }) {
  const [reason, setReason] = useState<z.infer<typeof FollowUpVoidReason> | null>(null)
  const forget = useForgetFollowUps()
  return (
    <ActDialog
      title={say.voidTitle}
      save={say.voidSave}
      danger
      idOf={(field) => `void-${field}`}
      check={() => (reason === null ? [{ field: 'reason', code: 'choose_one' }] : [])}
      act={(requestId) =>
        call.followUps.void({ requestId, visitId: visit.id, reason: reason ?? 'entered_twice' })
      }
      onDone={() => {
        void forget()
        onClose()
      }}
      onClose={onClose}
    >
      {(errors) => (
        <ReasonChooser
          label={say.voidWhy}
          value={reason}
          onChange={setReason}
          error={errors.reason}
          options={FollowUpVoidReason.options.map((value) => ({ value, label: say.voidReasons[value] }))}
        />
      )}
    </ActDialog>
  )
}
