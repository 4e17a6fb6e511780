import type { FollowUpLine, FollowUpNumbers } from '../../shared/contract/follow-ups.ts'
import { FollowUpOutcome, type FollowUpVisit } from '../../shared/records/follow-up.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays, isoWeekday } from '../../shared/rules/days.ts'
import {
  type FollowUpState,
  followUpPlan,
  followUpState,
  isFollowedUp,
  type PlannedStep,
} from '../../shared/rules/follow-up-plan.ts'
import { opens } from '../client-access.ts'
import { clientById } from '../db/client.ts'
import { deadClients } from '../db/death.ts'
import {
  clientsToVisit,
  type Discharge,
  discharges,
  templatesOverTime,
  visitCounts,
  visitsByEpisode,
} from '../db/follow-up.ts'
import { episodesOnTheRoad } from '../db/route.ts'
import { followUpDates } from '../follow-up-dates.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'

/** The Sunday of a day's week: a route goes round until then. */
export const weekEnd = (day: ClinicDay): ClinicDay => addDays(day, 7 - isoWeekday(day))

export interface Planned {
  readonly discharge: Discharge
  readonly plan: readonly PlannedStep[]
  readonly visits: readonly FollowUpVisit[]
  readonly state: FollowUpState
}

/** Every plan that runs on a day: the newest discharge of a client who lives and is not in such care again. */
export function runningPlans({ db }: Register, today: ClinicDay): Planned[] {
  const dead = deadClients(db)
  const templateAt = templatesOverTime(db)
  const visits = visitsByEpisode(db)
  return discharges(db).flatMap((discharge) => {
    if (discharge.later !== 'none' || dead.has(discharge.clientId)) return []
    if (!isFollowedUp(discharge.kind, discharge.closedFor)) return []
    const plan = followUpPlan(discharge.closedDay, templateAt(discharge.closedAt))
    const own = visits.get(discharge.episodeId) ?? []
    return [{ discharge, plan, visits: own, state: followUpState(plan, own, today) }]
  })
}

/** Whose date comes until a day, the longest waiting first; without restricted records that this person may not open. */
export function dueLines(
  register: Register,
  staff: SignedIn,
  today: ClinicDay,
  until: ClinicDay,
): FollowUpLine[] {
  const { db } = register
  const agreed = clientsToVisit(db)
  const onTheRoad = episodesOnTheRoad(db)
  const mayOpen = ({ restricted, clientId }: Discharge) => {
    if (restricted === 0) return true
    const client = clientById(db, clientId)
    return client !== undefined && opens(register, staff, client) === 'yes'
  }
  return runningPlans(register, today)
    .flatMap(({ discharge, plan, state }): FollowUpLine[] => {
      const { next, last, failedInARow, suggestLost } = state
      if (next === null || next.dueDay > until || !mayOpen(discharge)) return []
      const visits = agreed.has(discharge.clientId)
      // Outreach has its own list: who agreed to be visited, and nobody else.
      if (!visits && staff.role === 'outreach') return []
      const { episodeId, clientId, registerNumber, kind, closedDay } = discharge
      return [
        {
          episodeId,
          clientId,
          registerNumber,
          kind,
          closedDay,
          ...next,
          steps: plan.length,
          visits,
          failedInARow,
          suggestLost,
          last,
          onList: onTheRoad.get(episodeId) ?? null,
        },
      ]
    })
    .sort((a, b) =>
      a.dueDay === b.dueDay ? a.registerNumber - b.registerNumber : a.dueDay < b.dueDay ? -1 : 1,
    )
}

/**
 * Follow-ups of a period. *Due*: dates of plans that fell into it while the plan ran, so not after a death, a newer
 * discharge or a return into such care; *done*: those of them whose outcome is known now. Visits count by their own day.
 */
export function followUpNumbers(register: Register, from: ClinicDay, until: ClinicDay): FollowUpNumbers {
  const { db } = register
  const dates = followUpDates(db, { firstDay: from, lastDay: until })
  const counts = new Map(visitCounts(db, from, until).map(({ outcome, count }) => [outcome, count]))
  const outcomes = Object.fromEntries(
    FollowUpOutcome.options.map((outcome) => [outcome, counts.get(outcome) ?? 0]),
  ) as Record<FollowUpOutcome, number>
  const failed = counts.get(null) ?? 0
  return {
    due: dates.length,
    done: dates.filter(({ done }) => done).length,
    attempts: [...counts.values()].reduce((sum, count) => sum + count, 0),
    failed,
    outcomes,
  }
}
