import type { Need } from '../../shared/contract/home.ts'
import { allGroups } from '../db/peer-group.ts'
import { dueOf } from './group-views.ts'
import type { NeedSource } from './home-needs.ts'

/** A group that meets today, and meetings that should have been held and are not written down. */
export const groupNeeds: NeedSource = ({ register, staff, today }) => {
  if (staff.role !== 'counsellor') return []
  return allGroups(register.db).flatMap((group): Need[] => {
    const due = dueOf(register, group, today)
    if (due === null || due.state === 'later') return []
    const { name, startMinute } = group
    return due.state === 'today'
      ? [{ code: 'group_meets_today', params: { name, startMinute }, urgency: 3 }]
      : [{ code: 'group_meeting_not_written', params: { name, day: due.day }, urgency: 3 }]
  })
}
