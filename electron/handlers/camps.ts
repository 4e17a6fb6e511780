import type { CampKind } from '../../shared/records/camp.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { type CampSpan, campProblems } from '../../shared/rules/camp.ts'
import { cleanText } from '../../shared/rules/note-text.ts'
import {
  allCamps,
  type CampStored,
  campOfBox,
  campPlaces,
  campsAt,
  costById,
  staysOf,
  teamMember,
} from '../db/camp.ts'
import { insert, nextId, type Tx } from '../db/write.ts'
import { seal } from '../private-text.ts'
import { InvalidInput, invalid, NotFound, refuse } from '../refusal.ts'
import { todayOf } from '../today.ts'
import { signedIn } from './base.ts'
import { openBox } from './box-entries.ts'
import { campLine, campStored, campView, lastDayOf } from './camp-view.ts'

export const camps = {
  list: signedIn.camps.list.handler(({ context: { register } }) => ({
    today: todayOf(register),
    places: campPlaces(register.db),
    camps: allCamps(register.db).map((camp) => campLine(register, camp)),
  })),

  one: signedIn.camps.one.handler(({ input, context: { register } }) => campView(register, input.campId)),

  plan: signedIn.camps.plan.handler(({ input, context: { register, staff } }) => {
    const { requestId, firstDay, lastDay, beds, kind } = input
    const name = cleanText(input.place)
    const id = register.writeOnce(requestId, { act: 'camp.plan', actor: staff.id }, (tx) => {
      const place = placeOf(tx, name, kind, staff.id)
      fits({ firstDay, lastDay }, campsAt(tx.db, place))
      const days = { firstDay, lastDay, beds }
      return insert(tx, 'camp', { campPlaceId: place, ...days, staffId: staff.id, at: tx.at })
    })
    return campView(register, id)
  }),

  end: signedIn.camps.end.handler(({ input, context: { register, staff } }) => {
    const { requestId, campId, lastDay, reason } = input
    register.writeOnce(requestId, { act: 'camp.end', actor: staff.id, reason }, (tx) => {
      const camp = campStored(register, campId)
      if (camp.ended !== null) return refuse('camp_ended')
      const stays = staysOf(tx.db, campId)
      if (reason === 'cancelled' && stays.length > 0) return refuse('camp_has_people')
      const fit = reason === 'cancelled' ? camp.lastDay : endsAs(camp, lastDay, reason, todayOf(register))
      if (reason !== 'cancelled') {
        const staying = stays.some(({ from, to }) => to === null || to > fit || from > fit)
        if (staying) return refuse('camp_has_people')
        fits(
          { firstDay: camp.firstDay, lastDay: fit },
          campsAt(tx.db, camp.campPlaceId).filter(({ id }) => id !== campId),
        )
      }
      return insert(tx, 'camp_end', { campId, lastDay: fit, reason, staffId: staff.id, at: tx.at })
    })
    return campView(register, campId)
  }),

  addTeam: signedIn.camps.addTeam.handler(({ input, context: { register, staff } }) => {
    const { requestId, campId, duty } = input
    register.writeOnce(requestId, { act: 'camp.team', actor: staff.id }, (tx) => {
      campStored(register, campId)
      const id = nextId(tx, 'camp_team')
      const name = seal(register, 'camp_team', 'name', id, cleanText(input.name))
      return insert(tx, 'camp_team', { id, campId, name, duty, staffId: staff.id, at: tx.at })
    })
    return campView(register, campId)
  }),

  leaveTeam: signedIn.camps.leaveTeam.handler(({ input, context: { register, staff } }) => {
    const member = teamMember(register.db, input.campTeamId)
    if (!member) throw new NotFound('team member')
    register.writeOnce(input.requestId, { act: 'camp.team', actor: staff.id }, (tx) => {
      if (teamMember(tx.db, member.id)?.left === 1) return refuse('team_left')
      return insert(tx, 'camp_team_end', { campTeamId: member.id, staffId: staff.id, at: tx.at })
    })
    return campView(register, member.campId)
  }),

  addCost: signedIn.camps.addCost.handler(({ input, context: { register, staff } }) => {
    const { requestId, campId, day, kind, amountMinor } = input
    if (day > todayOf(register)) invalid('day', 'day_ahead')
    register.writeOnce(requestId, { act: 'camp.cost', actor: staff.id }, (tx) => {
      campStored(register, campId)
      const id = nextId(tx, 'camp_cost')
      const note = seal(register, 'camp_cost', 'note', id, cleanText(input.note))
      const cost = { campId, day, kind, amountMinor, note, undoes: null }
      return insert(tx, 'camp_cost', { id, ...cost, staffId: staff.id, at: tx.at })
    })
    return campView(register, campId)
  }),

  undoCost: signedIn.camps.undoCost.handler(({ input, context: { register, staff } }) => {
    const cost = costById(register.db, input.campCostId)
    if (!cost || cost.undoes !== null) throw new NotFound('cost')
    register.writeOnce(input.requestId, { act: 'camp.cost', actor: staff.id }, (tx) => {
      if (costById(tx.db, cost.id)?.undone === 1) return refuse('cost_undone')
      const { campId, day, kind } = cost
      const back = { campId, day, kind, amountMinor: -cost.amountMinor, note: null, undoes: cost.id }
      return insert(tx, 'camp_cost', { ...back, staffId: staff.id, at: tx.at })
    })
    return campView(register, cost.campId)
  }),

  linkBox: signedIn.camps.linkBox.handler(({ input, context: { register, staff } }) => {
    const { requestId, campId, boxId } = input
    register.writeOnce(requestId, { act: 'camp.box', actor: staff.id }, (tx) => {
      campStored(register, campId)
      openBox(register, boxId)
      if (campOfBox(tx.db, boxId) !== null) return refuse('box_of_other_camp')
      return insert(tx, 'camp_box', { campId, subStoreId: boxId, staffId: staff.id, at: tx.at })
    })
    return campView(register, campId)
  }),
}

/** The place of this name, or a new one. */
function placeOf(tx: Tx, name: string, kind: CampKind, staffId: number): number {
  const known = campPlaces(tx.db).find((place) => place.name.toLowerCase() === name.toLowerCase())
  return known?.id ?? insert(tx, 'camp_place', { name, kind, staffId, at: tx.at })
}

function fits(camp: CampSpan, others: readonly CampStored[]): void {
  const spans = others.map((other) => ({ firstDay: other.firstDay, lastDay: lastDayOf(other) }))
  const problems = campProblems(camp, spans)
  if (problems.length > 0) throw new InvalidInput(problems)
}

/** The last day as the reason has it: finished is the plan's own, cut short is before it, longer is after. */
function endsAs(
  camp: CampStored,
  lastDay: ClinicDay,
  reason: 'finished' | 'cut_short' | 'ran_longer',
  today: ClinicDay,
): ClinicDay {
  const right = {
    finished: lastDay === camp.lastDay,
    cut_short: lastDay < camp.lastDay,
    ran_longer: lastDay > camp.lastDay,
  }[reason]
  if (!right) return invalid('lastDay', 'camp_days_outside')
  if (reason !== 'ran_longer' && lastDay > today) return invalid('lastDay', 'day_ahead')
  return lastDay
}
