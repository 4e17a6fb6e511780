import type { Need } from '../../shared/contract/home.ts'
import { openClinicDay } from '../db/clinic-day.ts'
import { lostDoseIds, reDosesToSign, suspectedDoses } from '../db/re-dose.ts'
import type { NeedSource } from './home-needs.ts'

/** What the counter leaves for a doctor: somebody waits for a lost dose, a signature, a suspicion. */
export const counterNeeds: NeedSource = ({ register: { db }, staff }): Need[] => {
  if (staff.role !== 'doctor') return []
  const day = openClinicDay(db)
  const lines: [Need['code'], number, Need['urgency']][] = [
    ['doses_lost', day ? lostDoseIds(db, day.day).length : 0, 1],
    ['re_doses_to_sign', reDosesToSign(db).length, 2],
    ['diversions_to_review', suspectedDoses(db).length, 3],
  ]
  return lines.flatMap(([code, count, urgency]) => (count > 0 ? [{ code, params: { count }, urgency }] : []))
}
