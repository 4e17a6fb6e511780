import type { RouteListView } from '../../shared/contract/follow-ups.ts'
import { clientById } from '../db/client.ts'
import { consentsOf } from '../db/consent.ts'
import { deadClients } from '../db/death.ts'
import { clientsToVisit } from '../db/follow-up.ts'
import {
  linesOfRoute,
  nextRouteNumber,
  type RouteListStored,
  routeListById,
  routeLists,
} from '../db/route.ts'
import { allStaff } from '../db/staff.ts'
import { insert } from '../db/write.ts'
import { unseal } from '../private-text.ts'
import { invalid, NotAllowed, NotFound, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'
import { todayOf } from '../today.ts'
import { signedIn } from './base.ts'
import { dueLines } from './follow-up-facts.ts'
import { staffNames } from './staff-facts.ts'

const SHOWN = 40

/** The papers of the road: numbered, carried by one person, brought back and destroyed. */
export const routes = {
  routes: signedIn.followUps.routes.handler(({ context: { register, staff } }) => lists(register, staff)),

  makeRoute: signedIn.followUps.makeRoute.handler(({ input, context: { register, staff } }) => {
    const { requestId, fromDay, untilDay, forStaffId, episodeIds } = input
    const today = todayOf(register)
    if (untilDay < fromDay) invalid('untilDay', 'route_backwards')
    // Outreach carries its own list; others make one for whoever goes.
    if (staff.role === 'outreach' && forStaffId !== staff.id) throw new NotAllowed('follow_up.write', 'role')
    if (!allStaff(register.db).some(({ id }) => id === forStaffId)) throw new NotFound('staff')
    const routeListId = register.writeOnce(requestId, { act: 'route.make', actor: staff.id }, (tx) => {
      const lines = dueLines(register, staff, today, untilDay)
        .filter(({ episodeId }) => episodeIds.includes(episodeId))
        .sort((a, b) => a.registerNumber - b.registerNumber)
      if (lines.some(({ visits }) => !visits) || lines.length < new Set(episodeIds).size)
        return refuse('not_on_a_route')
      if (lines.some(({ onList }) => onList !== null)) return refuse('on_another_route')
      const id = insert(tx, 'route_list', {
        number: nextRouteNumber(tx.db),
        fromDay,
        untilDay,
        forStaffId,
        staffId: staff.id,
        at: tx.at,
      })
      lines.forEach(({ episodeId, step, dueDay }, index) => {
        insert(tx, 'route_line', { routeListId: id, line: index + 1, episodeId, step, dueDay })
      })
      return id
    })
    return { routeListId }
  }),

  route: signedIn.followUps.route.handler(({ input, context: { register, staff } }) => {
    const { db } = register
    const list = ownList(register, staff, input.routeListId)
    const agreed = clientsToVisit(db)
    const dead = deadClients(db)
    return {
      ...listView(register, list),
      rows: linesOfRoute(db, list.id).map(({ line, clientId, registerNumber, step, dueDay, entered }) => {
        const off = dead.has(clientId) || !agreed.has(clientId)
        const client = off ? undefined : clientById(db, clientId)
        const consent = off
          ? undefined
          : consentsOf(db, clientId).find(
              ({ kind, withdrawnDay }) => kind === 'visit' && withdrawnDay === null,
            )
        return {
          line,
          registerNumber,
          step,
          dueDay,
          landmark: client ? unseal(register, 'client', 'contact', clientId, client.contact) : null,
          agreed: consent ? unseal(register, 'consent', 'detail', consent.id, consent.detail) : null,
          entered: entered === 1,
          off,
        }
      }),
    }
  }),

  routePaper: signedIn.followUps.routePaper.handler(({ input, context: { register, staff } }) => {
    const { requestId, routeListId, kind } = input
    ownList(register, staff, routeListId)
    register.writeOnce(requestId, { act: 'route.paper', actor: staff.id, reason: kind }, (tx) =>
      insert(tx, 'route_paper', {
        routeListId,
        kind,
        day: todayOf(register),
        staffId: staff.id,
        at: tx.at,
      }),
    )
    return lists(register, staff)
  }),
}

function ownList(register: Register, staff: SignedIn, id: number): RouteListStored {
  const list = routeListById(register.db, id)
  if (!list) throw new NotFound('route_list')
  if (staff.role === 'outreach' && list.forStaffId !== staff.id) throw new NotAllowed('follow_up.see', 'role')
  return list
}

/** Outreach sees its own papers, everybody else all of them. */
export function lists(register: Register, staff: SignedIn): RouteListView[] {
  const whose = staff.role === 'outreach' ? staff.id : null
  return routeLists(register.db, whose, SHOWN).map((list) => listView(register, list))
}

function listView(register: Register, list: RouteListStored): RouteListView {
  const { id, number, fromDay, untilDay, forStaffId, lines, entered } = list
  const { returnedDay, destroyedDay, lostDay } = list
  const onTheRoad = untilDay < todayOf(register) ? 'late' : 'out'
  const state =
    lostDay !== null
      ? 'lost'
      : destroyedDay !== null
        ? 'destroyed'
        : returnedDay !== null
          ? 'returned'
          : onTheRoad
  const forName = staffNames(register).get(forStaffId) ?? ''
  return {
    id,
    number,
    fromDay,
    untilDay,
    forName,
    lines,
    entered,
    state,
    returnedDay,
    endedDay: destroyedDay ?? lostDay,
  }
}
