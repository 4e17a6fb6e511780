import type { Need } from '../../shared/contract/home.ts'
import { medicineAlerts } from '../care-facts.ts'
import { medicinesToReview } from '../db/care.ts'
import { deathsToDecide } from '../db/death.ts'
import { ownFlags } from './care-safety.ts'
import type { NeedSource } from './home-needs.ts'

const SHOWN_MS = 7 * 86_400_000

/** Deaths and medicines that wait for the doctor; and who read or released a person's safety flags of late. */
export const careNeeds: NeedSource = ({ register, staff }): Need[] => {
  if (staff.role === 'doctor') {
    const deaths = deathsToDecide(register.db).length
    const medicines = medicinesToReview(register.db)
    const grave = medicines.some((medicine) =>
      medicineAlerts(register, medicine, null).some(({ level }) => level === 'review'),
    )
    return [
      ...(deaths > 0 ? [{ code: 'deaths_to_decide', params: { count: deaths }, urgency: 2 }] : []),
      ...(medicines.length > 0
        ? [{ code: 'medicines_to_review', params: { count: medicines.length }, urgency: grave ? 1 : 3 }]
        : []),
    ]
  }
  if (staff.role !== 'counsellor' && staff.role !== 'outreach') return []
  const since = register.now() - SHOWN_MS
  return ownFlags(register, staff).flatMap(({ registerNumber, readings, released }) => [
    ...readings
      .filter(({ at }) => at >= since)
      .map(({ by }) => ({ code: 'safety_flag_read', params: { number: registerNumber, by }, urgency: 3 })),
    ...(released !== null && released.at >= since
      ? [{ code: 'safety_flag_released', params: { number: registerNumber, by: released.by }, urgency: 4 }]
      : []),
  ])
}
