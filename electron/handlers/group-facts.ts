import type { MemberKind, MemberWho } from '../../shared/contract/group-views.ts'
import { MeetingText } from '../../shared/records/group-meeting.ts'
import type { Membership } from '../../shared/rules/group-members.ts'
import { whoMay } from '../../shared/rules/who-may.ts'
import { attendanceOf } from '../db/group-meeting.ts'
import { type GroupStored, groupById, type MemberStored } from '../db/peer-group.ts'
import { unseal } from '../private-text.ts'
import { NotFound } from '../refusal.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'
import { openText, sealText } from '../vault/private-column.ts'

/** Counsellors see who the members are; everybody else sees counts. */
export const seesWhole = (staff: SignedIn): boolean =>
  whoMay('group.read', { stage: 'staff', role: staff.role }).allowed

/** @throws NotFound */
export function groupOf(register: Register, id: number): GroupStored {
  const group = groupById(register.db, id)
  if (!group) throw new NotFound('peer_group')
  return group
}

export const spanOf = ({ begunDay, endedDay }: GroupStored) => ({ begun: begunDay, ended: endedDay })

export function membershipOf({ joinedDay, leftDay, leftFor }: MemberStored): Membership {
  return { joined: joinedDay, left: leftDay, mistaken: leftFor === 'entered_by_mistake' }
}

/** The same for `belongsOn` facts of everybody, with the days on which they came. */
export function attendanceDays(
  register: Register,
  groupId: number,
): Map<number, MemberStored['joinedDay'][]> {
  const days = new Map<number, MemberStored['joinedDay'][]>()
  for (const { memberId, day } of attendanceOf(register.db, groupId)) {
    const own = days.get(memberId)
    if (own) own.push(day)
    else days.set(memberId, [day])
  }
  return days
}

function kindOf({ clientId, relativeId, inCare }: MemberStored): MemberKind {
  if (clientId !== null) return inCare === 1 ? 'client' : 'former_client'
  return relativeId === null ? 'peer' : 'relative'
}

export function memberWho(register: Register, member: MemberStored): MemberWho {
  const { id, registerNumber, relation, name } = member
  return {
    kind: kindOf(member),
    registerNumber,
    relation,
    name: unseal(register, 'group_member', 'name', id, name),
  }
}

const placeOf = (id: number) => ({ table: 'group_meeting_note', column: 'note', id })

/** Opened as it is read and never kept, as the notes of sessions are. */
export function openMeetingText(
  register: Register,
  { id, note }: { id: number; note: Uint8Array },
): MeetingText {
  return MeetingText.parse(JSON.parse(openText(register.keys.privateKey, placeOf(id), note)))
}

export function sealMeetingText(register: Register, id: number, text: MeetingText): Uint8Array {
  return sealText(register.keys.privateKey, placeOf(id), JSON.stringify(text))
}
