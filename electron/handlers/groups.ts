import type { GroupInput } from '../../shared/contract/groups.ts'
import { cleanText } from '../../shared/rules/note-text.ts'
import { allGroups } from '../db/peer-group.ts'
import { insert, nextId, type Tx } from '../db/write.ts'
import { seal } from '../private-text.ts'
import { invalid, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { todayOf } from '../today.ts'
import { signedIn } from './base.ts'
import { groupOf, seesWhole } from './group-facts.ts'
import { groupLine, groupView, yearView } from './group-views.ts'

export const groups = {
  list: signedIn.groups.list.handler(({ context: { register, staff } }) => ({
    groups: allGroups(register.db).map((group) => groupLine(register, group)),
    mayWrite: seesWhole(staff),
  })),

  group: signedIn.groups.group.handler(({ input, context: { register, staff } }) =>
    groupView(register, staff, input.groupId),
  ),

  year: signedIn.groups.year.handler(({ input, context: { register, staff } }) =>
    yearView(register, staff, input.groupId, input.year),
  ),

  begin: signedIn.groups.begin.handler(({ input, context: { register, staff } }) => {
    const { requestId, kind, begunDay } = input
    if (begunDay > todayOf(register)) invalid('begunDay', 'day_in_future')
    const groupId = register.writeOnce(requestId, { act: 'group.begin', actor: staff.id }, (tx) => {
      checkName(register, input.name, null)
      const id = insert(tx, 'peer_group', { kind, begunDay, staffId: staff.id, at: tx.at })
      writeDetail(tx, id, input, staff.id)
      return id
    })
    return { groupId }
  }),

  change: signedIn.groups.change.handler(({ input, context: { register, staff } }) => {
    const { requestId, groupId } = input
    groupOf(register, groupId)
    register.writeOnce(requestId, { act: 'group.change', actor: staff.id }, (tx) => {
      checkName(register, input.name, groupId)
      return writeDetail(tx, groupId, input, staff.id)
    })
    return groupView(register, staff, groupId)
  }),

  end: signedIn.groups.end.handler(({ input, context: { register, staff } }) => {
    const { requestId, groupId: peerGroupId, day } = input
    const reason = cleanText(input.reason)
    const { begunDay } = groupOf(register, peerGroupId)
    if (day !== null && day > todayOf(register)) invalid('day', 'day_in_future')
    if (day !== null && day < begunDay) invalid('day', 'before_group_began', { day: begunDay })
    register.writeOnce(requestId, { act: 'group.end', actor: staff.id }, (tx) => {
      const { endedDay } = groupOf(register, peerGroupId)
      if (day !== null && endedDay !== null) refuse('group_ended', { day: endedDay })
      if (day === null && endedDay === null) refuse('group_goes_on')
      const last = groupLine(register, groupOf(register, peerGroupId)).lastMeeting
      if (day !== null && last !== null && last > day) invalid('day', 'met_after_end', { day: last })
      return insert(tx, 'peer_group_end', { peerGroupId, day, reason, staffId: staff.id, at: tx.at })
    })
    return groupView(register, staff, peerGroupId)
  }),

  agree: signedIn.groups.agree.handler(({ input, context: { register, staff } }) => {
    const { requestId, groupId: peerGroupId, fromDay, untilDay } = input
    if (groupOf(register, peerGroupId).kind !== 'self_help_partner') refuse('not_a_partner')
    if (untilDay !== null && untilDay < fromDay) invalid('untilDay', 'ends_before_start')
    register.writeOnce(requestId, { act: 'group.agree', actor: staff.id }, (tx) => {
      const id = nextId(tx, 'partner_agreement')
      insert(tx, 'partner_agreement', {
        id,
        peerGroupId,
        fromDay,
        untilDay,
        contact: seal(register, 'partner_agreement', 'contact', id, cleanText(input.contact)),
        staffId: staff.id,
        at: tx.at,
      })
      for (const service of new Set(input.services.map(cleanText)))
        if (service !== '') insert(tx, 'partner_service', { partnerAgreementId: id, service })
      return id
    })
    return groupView(register, staff, peerGroupId)
  }),
}

/** Two groups of one name could not be told apart. */
function checkName(register: Register, name: string, own: number | null): void {
  const typed = cleanText(name)
  if (typed.length < 2) invalid('name', 'group_name_empty')
  const same = (other: string) => other.toLocaleLowerCase() === typed.toLocaleLowerCase()
  const taken = allGroups(register.db).some((group) => group.id !== own && same(group.name))
  if (taken) invalid('name', 'group_name_taken')
}

function writeDetail(tx: Tx, peerGroupId: number, input: GroupInput, staffId: number): number {
  const { weekday, startMinute, everyWeeks } = input
  return insert(tx, 'peer_group_detail', {
    peerGroupId,
    name: cleanText(input.name),
    purpose: cleanText(input.purpose),
    place: cleanText(input.place),
    weekday,
    startMinute,
    everyWeeks,
    staffId,
    at: tx.at,
  })
}
