import { useCallback } from 'react'
import { call } from '../call.ts'
import { usePin } from '../ui/pin-dialog.tsx'
import { words } from '../words/index.ts'
import { useCareReply } from './care.queries.ts'

/** The doctor's PIN: the dose was looked at with this medicine in mind. */
export function useReview(): (medicineId: number, name: string) => Promise<void> {
  const withPin = usePin()
  const settle = useCareReply()
  return useCallback(
    async (medicineId, name) => {
      const requestId = crypto.randomUUID()
      const view = await withPin({
        title: words.care.medicines.reviewTitle,
        lead: words.care.medicines.reviewLead(name),
        who: 'self',
        act: ({ pin }) => call.care.reviewMedicine({ requestId, medicineId, pin }),
      })
      if (view) settle(view)
    },
    [withPin, settle],
  )
}
