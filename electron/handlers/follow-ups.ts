import type { Problem } from '../../shared/contract/call.ts'
import type { FollowUpPlanView, RoundLine } from '../../shared/contract/follow-ups.ts'
import { followUpPlan, followUpState, isFollowedUp, stepFor } from '../../shared/rules/follow-up-plan.ts'
import { visitProblems } from '../../shared/rules/follow-up-visit.ts'
import { cleanText } from '../../shared/rules/note-text.ts'
import { openRecord } from '../client-access.ts'
import { refreshIndex } from '../client-index.ts'
import { clientByNumber } from '../db/client.ts'
import { openClinicDay } from '../db/clinic-day.ts'
import { deadClients } from '../db/death.ts'
import {
  clientsInCare,
  clientsToVisit,
  type Discharge,
  dischargeOf,
  dischargesOf,
  lastMetDay,
  templatesOverTime,
  visitById,
  visitsOf,
} from '../db/follow-up.ts'
import { routeListById } from '../db/route.ts'
import { insert, nextId } from '../db/write.ts'
import { seal, unseal } from '../private-text.ts'
import { InvalidInput, NotAllowed, NotFound, Refusal, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'
import { todayOf } from '../today.ts'
import { signedIn } from './base.ts'
import { writeDeathReport } from './care-death.ts'
import { dueLines, followUpNumbers, runningPlans, weekEnd } from './follow-up-facts.ts'
import { staffNames } from './staff-facts.ts'

export const followUps = {
  due: signedIn.followUps.due.handler(({ input, context: { register, staff } }) => {
    const today = todayOf(register)
    const end = weekEnd(today)
    return { today, weekEnd: end, lines: dueLines(register, staff, today, input.until ?? end) }
  }),

  client: signedIn.followUps.client.handler(({ input, context: { register, staff } }) => {
    const client = openRecord(register, staff, input.clientId, 'follow_up.client')
    const { db } = register
    return {
      registerNumber: client.registerNumber,
      today: todayOf(register),
      dayOpen: openClinicDay(db) !== undefined,
      visitsAgreed: clientsToVisit(db).has(client.id),
      plans: dischargesOf(db, client.id).map((discharge) => planView(register, discharge)),
    }
  }),

  // Each line is an act of its own under its own request id: one bad line keeps no other out.
  record: signedIn.followUps.record.handler(({ input, context: { register, staff } }) => {
    const { routeListId, lines } = input
    if (routeListId !== null && !routeListById(register.db, routeListId)) throw new NotFound('route_list')
    return {
      results: lines.map((line) => {
        const problems = problemsOf(() => recordLine(register, staff, routeListId, line))
        return { requestId: line.requestId, saved: problems.length === 0, problems }
      }),
    }
  }),

  void: signedIn.followUps.void.handler(({ input, context: { register, staff } }) => {
    const { visitId, reason, requestId } = input
    const visit = visitById(register.db, visitId)
    const discharge = visit && dischargeOf(register.db, visit.episodeId)
    if (!visit || !discharge) throw new NotFound('follow_up_visit')
    openRecord(register, staff, discharge.clientId, 'follow_up.write')
    register.writeOnce(requestId, { act: 'follow_up.void', actor: staff.id, reason }, (tx) => {
      if (visitById(tx.db, visitId)?.voided) refuse('visit_voided')
      if (visit.outcome === 'died' && deadClients(tx.db).has(discharge.clientId))
        refuse('death_in_error_first')
      return insert(tx, 'follow_up_void', { followUpVisitId: visitId, reason, staffId: staff.id, at: tx.at })
    })
    return { visitId }
  }),

  wayBack: signedIn.followUps.wayBack.handler(({ context: { register, staff } }) => {
    const inCare = clientsInCare(register.db)
    return runningPlans(register, todayOf(register)).flatMap(({ discharge, state }) => {
      const { clientId, registerNumber, kind, restricted } = discharge
      if (state.last?.outcome !== 'relapsed' || inCare.has(clientId)) return []
      if (restricted === 1 && staff.role !== 'doctor') return []
      return [{ clientId, registerNumber, day: state.last.day, kind }]
    })
  }),

  numbers: signedIn.followUps.numbers.handler(({ input: { from, until }, context: { register } }) =>
    followUpNumbers(register, from, until),
  ),
}

/** Runs one line. @returns why it was not written; empty when it was */
function problemsOf(write: () => void): Problem[] {
  try {
    write()
    return []
  } catch (cause) {
    if (cause instanceof InvalidInput) return cause.problems
    if (cause instanceof Refusal) return cause.reasons.map((reason) => ({ ...reason, field: '' }))
    if (cause instanceof NotFound) return [{ field: 'registerNumber', code: 'nobody_discharged' }]
    if (cause instanceof NotAllowed) return [{ field: 'registerNumber', code: `not_allowed_${cause.why}` }]
    throw cause
  }
}

function recordLine(register: Register, staff: SignedIn, routeListId: number | null, line: RoundLine): void {
  const { day, place, met, outcome, evidence, diedOn } = line
  const client = clientByNumber(register.db, line.registerNumber)
  if (!client) throw new NotFound('client')
  openRecord(register, staff, client.id, 'follow_up.write')
  const act = { act: 'follow_up.write', actor: staff.id }
  register.writeOnce(line.requestId, act, (tx) => {
    // The discharge that the visit follows: the last one by then, else the oldest, whose day says what is wrong.
    const all = dischargesOf(tx.db, client.id)
    const discharge = all.find(({ closedDay }) => closedDay <= day) ?? all.at(-1)
    if (!discharge) throw new NotFound('discharge')
    const { episodeId, closedDay, closedAt } = discharge
    const problems = visitProblems(
      { day, met, outcome, evidence, diedOn },
      {
        today: todayOf(register),
        closedDay,
        lastMetDay: lastMetDay(tx.db, client.id),
        deathDay: deadClients(tx.db).get(client.id) ?? null,
      },
    )
    if (problems.length > 0) throw new InvalidInput(problems)
    const visits = visitsOf(tx.db, episodeId).filter(({ voided }) => voided === null)
    const plan = followUpPlan(closedDay, templatesOverTime(tx.db)(closedAt))
    const id = nextId(tx, 'follow_up_visit')
    insert(tx, 'follow_up_visit', {
      id,
      episodeId,
      step: stepFor(plan, visits, day),
      day,
      place,
      met,
      outcome,
      evidence,
      routeListId,
      note: seal(register, 'follow_up_visit', 'note', id, cleanText(line.note)),
      staffId: staff.id,
      at: tx.at,
    })
    if (outcome === 'died' && diedOn !== null)
      writeDeathReport(tx, register, {
        clientId: client.id,
        day: diedOn,
        source: SOURCES[met],
        detail: cleanText(line.note),
        staffId: staff.id,
      })
    return id
  })
  if (outcome === 'died') refreshIndex(register, client.id)
}

/** Who a round hears of a death from. */
const SOURCES = { client: 'other', family: 'family', peer: 'peer', nobody: 'other' } as const

function planView(register: Register, discharge: Discharge): FollowUpPlanView {
  const { db } = register
  const { episodeId, clientId, kind, closedDay, closedFor, closedAt, later } = discharge
  const stored = visitsOf(db, episodeId)
  const plan = isFollowedUp(kind, closedFor) ? followUpPlan(closedDay, templatesOverTime(db)(closedAt)) : []
  const state = followUpState(
    plan,
    stored.filter(({ voided }) => voided === null),
    todayOf(register),
  )
  const dead = deadClients(db).has(clientId)
  const resting = later === 'open' ? 'in_care' : later === 'closed' ? 'newer' : null
  const ended = dead ? 'died' : plan.length === 0 ? 'not_planned' : (resting ?? state.ended)
  const names = staffNames(register)
  return {
    episodeId,
    kind,
    closedDay,
    closedFor,
    steps: [...state.steps],
    next: ended === null ? state.next : null,
    ended,
    failedInARow: state.failedInARow,
    suggestLost: ended === null && state.suggestLost,
    relapsed: state.last?.outcome === 'relapsed' && later === 'none' && !dead,
    visits: stored.toReversed().map(({ staffId, note, voided, ...visit }) => ({
      id: visit.id,
      step: visit.step,
      day: visit.day,
      place: visit.place,
      met: visit.met,
      outcome: visit.outcome,
      evidence: visit.evidence,
      note: unseal(register, 'follow_up_visit', 'note', visit.id, note),
      by: names.get(staffId) ?? '',
      voided: voided as FollowUpPlanView['visits'][number]['voided'],
    })),
  }
}
