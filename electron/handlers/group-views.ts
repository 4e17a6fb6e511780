import type {
  AgreementView,
  FacilitatorWho,
  GroupLine,
  GroupView,
  GroupYearView,
  MeetingLine,
  MemberLine,
} from '../../shared/contract/group-views.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { meetingDue } from '../../shared/rules/group-meeting.ts'
import { belongsOn } from '../../shared/rules/group-members.ts'
import {
  type DoseDescription,
  dosesBesideMeetings,
  groupRetention,
} from '../../shared/rules/group-retention.ts'
import { groupYear, membersOn } from '../../shared/rules/group-year.ts'
import {
  doseDaysOfMembers,
  lastMeetingOf,
  leadersOfMeeting,
  type MeetingStored,
  meetingDaysOf,
  meetingsOf,
  topicsOfMeeting,
} from '../db/group-meeting.ts'
import {
  agreementOf,
  facilitatorsOf,
  type GroupStored,
  type MemberStored,
  membersOf,
} from '../db/peer-group.ts'
import { unseal } from '../private-text.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'
import { todayOf } from '../today.ts'
import { attendanceDays, groupOf, membershipOf, memberWho, seesWhole, spanOf } from './group-facts.ts'
import { staffNames } from './staff-facts.ts'

/** What is due of a group on a day. */
export function dueOf(register: Register, group: GroupStored, today: ClinicDay) {
  const { weekday, everyWeeks } = group
  const last = lastMeetingOf(register.db, group.id) ?? null
  return meetingDue({ ...spanOf(group), today, weekday, everyWeeks, last })
}

export function groupLine(register: Register, group: GroupStored): GroupLine {
  const today = todayOf(register)
  const { endReason: _reason, ...line } = group
  return {
    ...line,
    members: membersOn(membersOf(register.db, group.id).map(membershipOf), today),
    lastMeeting: meetingDaysOf(register.db, group.id).at(-1) ?? null,
    due: dueOf(register, group, today),
  }
}

export function groupView(register: Register, staff: SignedIn, groupId: number): GroupView {
  const { db } = register
  const group = groupOf(register, groupId)
  const today = todayOf(register)
  const whole = seesWhole(staff)
  const members = membersOf(db, groupId)
  const memberKinds = { client: 0, former_client: 0, relative: 0, peer: 0 }
  for (const member of members)
    if (belongsOn(membershipOf(member), today)) memberKinds[memberWho(register, member).kind] += 1
  const who = leaderOf(register, members, whole)
  return {
    ...groupLine(register, group),
    today,
    endReason: group.endReason,
    whole,
    memberKinds,
    memberLines: whole ? memberLines(register, groupId, members) : [],
    facilitators: facilitatorsOf(db, groupId).map((leader) => ({
      id: leader.id,
      who: who(leader),
      fromDay: leader.fromDay,
      untilDay: leader.untilDay,
    })),
    agreement: agreementView(register, groupId, whole),
  }
}

function agreementView(register: Register, groupId: number, whole: boolean): AgreementView | null {
  const agreement = agreementOf(register.db, groupId)
  if (!agreement) return null
  const { id, fromDay, untilDay, contact, services } = agreement
  const said = whole ? unseal(register, 'partner_agreement', 'contact', id, contact) : null
  return { fromDay, untilDay, contact: said, services }
}

function memberLines(register: Register, groupId: number, members: readonly MemberStored[]): MemberLine[] {
  const held = meetingDaysOf(register.db, groupId)
  const came = attendanceDays(register, groupId)
  return members
    .filter(({ leftFor }) => leftFor !== 'entered_by_mistake')
    .map((member) => {
      const days = came.get(member.id) ?? []
      const { id, joinedDay, leftDay, leftFor } = member
      return {
        ...memberWho(register, member),
        id,
        joinedDay,
        leftDay,
        leftFor,
        meetings: held.filter((day) => belongsOn(membershipOf(member), day)).length,
        came: days.length,
        lastCame: days.at(-1) ?? null,
      }
    })
}

type Leader = { personId: number | null; groupMemberId: number | null }

/** Who leads, as this person may see it. */
export function leaderOf(
  register: Register,
  members: readonly MemberStored[],
  whole: boolean,
): (leader: Leader) => FacilitatorWho {
  const names = staffNames(register)
  const known = new Map(members.map((member) => [member.id, member]))
  return ({ personId, groupMemberId }) => {
    if (personId !== null) return { by: 'staff', staffId: personId, name: names.get(personId) ?? '' }
    const memberId = groupMemberId ?? 0
    const member = known.get(memberId)
    return { by: 'member', memberId, member: whole && member ? memberWho(register, member) : null }
  }
}

export function meetingLine(
  register: Register,
  meeting: MeetingStored,
  who: (leader: Leader) => FacilitatorWho,
): MeetingLine {
  const { id, day, place, members, guests, family, nextDay, notes, voided } = meeting
  return {
    id,
    day,
    place,
    members,
    guests,
    family,
    nextDay,
    notes,
    voided,
    facilitators: leadersOfMeeting(register.db, id).map(who),
    topics: topicsOfMeeting(register.db, id),
  }
}

export function yearView(register: Register, staff: SignedIn, groupId: number, year: number): GroupYearView {
  const { db } = register
  groupOf(register, groupId)
  const today = todayOf(register)
  const members = membersOf(db, groupId)
  const came = attendanceDays(register, groupId)
  const who = leaderOf(register, members, seesWhole(staff))
  const [first, last] = [`${year}-01-01` as ClinicDay, `${year}-12-31` as ClinicDay]
  const meetings = meetingsOf(db, groupId, first, last).map((meeting) => meetingLine(register, meeting, who))
  const attending = members.map((member) => ({
    id: member.id,
    ...membershipOf(member),
    came: came.get(member.id) ?? [],
  }))
  const doses = new Map<number, Map<string, number>>()
  for (const { clientId, month, days } of doseDaysOfMembers(db, groupId, first, last))
    doses.set(clientId, (doses.get(clientId) ?? new Map<string, number>()).set(month, days))
  const months = members.flatMap((member, index) => {
    const attendance = attending[index]
    const { clientId } = member
    return attendance && clientId !== null
      ? [{ ...attendance, clientId, doseDays: doses.get(clientId) ?? new Map<string, number>() }]
      : []
  })
  const beside = dosesBesideMeetings(months, meetingDaysOf(db, groupId), today)
  return {
    year,
    meetings,
    figures: groupYear({
      year,
      today,
      members: members.map(membershipOf),
      meetings: meetings
        .filter(({ voided }) => voided === null)
        .map(({ day, members: present, guests, family, topics }) => ({
          day,
          members: present,
          others: guests + family,
          topics,
        })),
    }),
    retention: groupRetention(attending, today),
    doses: { with: shown(beside.with), without: shown(beside.without) },
  }
}

/** Of fewer than five people not even their number leaves the server side. */
const shown = (description: DoseDescription): DoseDescription =>
  description.medianTenths === null ? { people: 0, months: 0, medianTenths: null } : description
