import { bringOverBatches } from '../db/bring-over.ts'
import type { NeedSource } from './home-needs.ts'

/** Nobody of an unsigned list can be dosed: the doctor whom it names comes before all else. */
export const bringOverNeeds: NeedSource = ({ register, staff }) => {
  if (!['doctor', 'nurse', 'manager'].includes(staff.role)) return []
  const unsigned = bringOverBatches(register.db).filter(({ signedBy }) => signedBy === null)
  const mine = unsigned.filter(({ doctorId }) => doctorId === staff.id)
  const count = (staff.role === 'doctor' ? mine : unsigned).reduce((sum, { rows }) => sum + rows, 0)
  if (count === 0) return []
  return mine.length > 0
    ? [{ code: 'bring_over_to_sign', params: { count }, urgency: 1 }]
    : [{ code: 'bring_over_unsigned', params: { count }, urgency: 1 }]
}
