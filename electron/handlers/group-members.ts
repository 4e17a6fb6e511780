import type { JoinWho } from '../../shared/contract/groups.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { type DayProblem, joinProblem, leaveProblem } from '../../shared/rules/group-members.ts'
import { cleanText } from '../../shared/rules/note-text.ts'
import { openRecord } from '../client-access.ts'
import { clientByNumber } from '../db/client.ts'
import { facilitatorById, facilitatorsOf, memberById, membersOf } from '../db/peer-group.ts'
import { relativeById } from '../db/relative.ts'
import { staffById } from '../db/staff.ts'
import { insert, nextId } from '../db/write.ts'
import { seal } from '../private-text.ts'
import { invalid, NotFound, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'
import { todayOf } from '../today.ts'
import { signedIn } from './base.ts'
import { cardHolder } from './client-finding.ts'
import { attendanceDays, groupOf, membershipOf, memberWho, spanOf } from './group-facts.ts'
import { groupView } from './group-views.ts'

export const groupMembers = {
  join: signedIn.groups.join.handler(({ input, context: { register, staff } }) => {
    const { requestId, groupId: peerGroupId, day } = input
    const person = personOf(register, staff, input.who)
    const memberId = register.writeOnce(requestId, { act: 'group.join', actor: staff.id }, (tx) => {
      const earlier = membersOf(tx.db, peerGroupId).filter((member) =>
        person.name === null
          ? member.clientId === person.clientId && member.relativeId === person.relativeId
          : memberWho(register, member).name?.toLocaleLowerCase() === person.name.toLocaleLowerCase(),
      )
      if (person.name !== null && earlier.some(({ leftDay }) => leftDay === null))
        invalid('who', 'peer_same_name')
      const facts = { day, today: todayOf(register), group: spanOf(groupOf(register, peerGroupId)) }
      throwProblem(joinProblem({ ...facts, earlier: person.name === null ? earlier.map(membershipOf) : [] }))
      const id = nextId(tx, 'group_member')
      return insert(tx, 'group_member', {
        id,
        peerGroupId,
        clientId: person.clientId,
        relativeId: person.relativeId,
        name: seal(register, 'group_member', 'name', id, person.name),
        joinedDay: day,
        staffId: staff.id,
        at: tx.at,
      })
    })
    return { memberId, group: groupView(register, staff, peerGroupId) }
  }),

  leave: signedIn.groups.leave.handler(({ input, context: { register, staff } }) => {
    const { requestId, memberId, day, reason } = input
    const { peerGroupId } = memberOf(register, memberId)
    register.writeOnce(requestId, { act: 'group.leave', actor: staff.id, reason }, (tx) => {
      const { joinedDay, leftDay } = memberOf(register, memberId)
      if (leftDay !== null) refuse('member_gone', { day: leftDay })
      const came = attendanceDays(register, peerGroupId).get(memberId) ?? []
      throwProblem(leaveProblem({ day, today: todayOf(register), reason, joined: joinedDay, came }))
      insert(tx, 'group_member_end', { groupMemberId: memberId, day, reason, staffId: staff.id, at: tx.at })
      for (const leader of facilitatorsOf(tx.db, peerGroupId))
        if (leader.groupMemberId === memberId && leader.untilDay === null)
          insert(tx, 'group_facilitator_end', {
            groupFacilitatorId: leader.id,
            day,
            staffId: staff.id,
            at: tx.at,
          })
      return memberId
    })
    return groupView(register, staff, peerGroupId)
  }),

  facilitate: signedIn.groups.facilitate.handler(({ input, context: { register, staff } }) => {
    const { requestId, groupId, staffId: personId, memberId: groupMemberId, day } = input
    if ((personId === null) === (groupMemberId === null)) invalid('who', 'who_leads')
    if (personId !== null && !staffById(register.db, personId)) throw new NotFound('staff')
    checkDay(register, groupId, day)
    register.writeOnce(requestId, { act: 'group.facilitate', actor: staff.id }, (tx) => {
      if (groupMemberId !== null) {
        const member = memberOf(register, groupMemberId)
        if (member.peerGroupId !== groupId) invalid('who', 'not_a_member')
        if (member.leftDay !== null) invalid('who', 'member_gone', { day: member.leftDay })
        if (day < member.joinedDay) invalid('day', 'left_before_joining', { day: member.joinedDay })
      }
      const leads = facilitatorsOf(tx.db, groupId).some(
        (leader) =>
          leader.personId === personId &&
          leader.groupMemberId === groupMemberId &&
          (leader.untilDay === null || leader.untilDay >= day),
      )
      if (leads) invalid('who', 'leads_already')
      const by = { staffId: staff.id, at: tx.at }
      return insert(tx, 'group_facilitator', {
        peerGroupId: groupId,
        personId,
        groupMemberId,
        fromDay: day,
        ...by,
      })
    })
    return groupView(register, staff, groupId)
  }),

  endFacilitator: signedIn.groups.endFacilitator.handler(({ input, context: { register, staff } }) => {
    const { requestId, facilitatorId, day } = input
    const leader = facilitatorById(register.db, facilitatorId)
    if (!leader) throw new NotFound('group_facilitator')
    if (day > todayOf(register)) invalid('day', 'day_in_future')
    if (day < leader.fromDay) invalid('day', 'ends_before_start')
    register.writeOnce(requestId, { act: 'group.facilitate_end', actor: staff.id }, (tx) => {
      if (facilitatorById(tx.db, facilitatorId)?.untilDay) refuse('led_no_more')
      insert(tx, 'group_facilitator_end', {
        groupFacilitatorId: facilitatorId,
        day,
        staffId: staff.id,
        at: tx.at,
      })
      return facilitatorId
    })
    return groupView(register, staff, leader.peerGroupId)
  }),

  byCard: signedIn.groups.byCard.handler(({ input, context: { register } }) => ({
    registerNumber: cardHolder(register, input.digits).registerNumber,
  })),
}

function throwProblem(problem: DayProblem | null): void {
  if (problem) invalid(problem.field, problem.code, problem.params)
}

function memberOf(register: Register, id: number) {
  const member = memberById(register.db, id)
  if (!member) throw new NotFound('group_member')
  return member
}

function checkDay(register: Register, groupId: number, day: ClinicDay): void {
  const { begunDay, endedDay } = groupOf(register, groupId)
  if (day > todayOf(register)) invalid('day', 'day_in_future')
  if (day < begunDay) invalid('day', 'before_group_began', { day: begunDay })
  if (endedDay !== null) invalid('day', 'group_ended', { day: endedDay })
}

interface Person {
  clientId: number | null
  relativeId: number | null
  name: string | null
}

/** Restricted records are opened by doctor and manager alone: their number does not enter a list here either. */
function personOf(register: Register, staff: SignedIn, who: JoinWho): Person {
  if (who.by === 'peer') return { clientId: null, relativeId: null, name: cleanText(who.name) || null }
  if (who.by === 'relative') {
    const relative = relativeById(register.db, who.relativeId)
    if (!relative) throw new NotFound('relative')
    openRecord(register, staff, relative.clientId, 'group.write')
    if (relative.endedFor !== null) invalid('who', 'relative_ended')
    return { clientId: null, relativeId: relative.id, name: null }
  }
  const client = clientByNumber(register.db, who.registerNumber)
  if (!client) return invalid('who', 'no_such_number', { number: who.registerNumber })
  openRecord(register, staff, client.id, 'group.write')
  return { clientId: client.id, relativeId: null, name: null }
}
