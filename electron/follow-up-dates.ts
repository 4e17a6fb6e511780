import type { ReportPeriod } from '../shared/records/report.ts'
import type { ClinicDay } from '../shared/records/time.ts'
import { followUpPlan, isFollowedUp } from '../shared/rules/follow-up-plan.ts'
import type { Reader } from './db/connection.ts'
import { deadClients } from './db/death.ts'
import { discharges, templatesOverTime, visitsByEpisode } from './db/follow-up.ts'

/** One date of a plan that fell due, and whether its outcome is known. */
export interface FollowUpDate {
  readonly episodeId: number
  readonly clientId: number
  readonly step: number
  readonly dueDay: ClinicDay
  readonly done: boolean
}

/**
 * Dates of plans that fell into a period while the plan ran, so not after a death, a newer discharge or a return into
 * such care. One whose outcome is known counts all the same. The follow-up screen and the return count by this.
 */
export function followUpDates(db: Reader, { firstDay, lastDay }: ReportPeriod): FollowUpDate[] {
  const templateAt = templatesOverTime(db)
  const visits = visitsByEpisode(db)
  const dead = deadClients(db)
  const all = discharges(db)
  return all.flatMap(({ episodeId, clientId, kind, closedFor, closedDay, closedAt }) => {
    if (!isFollowedUp(kind, closedFor)) return []
    const died = dead.get(clientId)
    const newer = all
      .filter((other) => other.clientId === clientId && other.closedDay > closedDay)
      .map((other) => other.closedDay)
    const known = new Set(
      (visits.get(episodeId) ?? []).filter(({ outcome }) => outcome !== null).map(({ step }) => step),
    )
    return followUpPlan(closedDay, templateAt(closedAt)).flatMap(({ step, dueDay }) => {
      if (dueDay < firstDay || dueDay > lastDay) return []
      const done = known.has(step)
      if (!done && ((died !== undefined && dueDay > died) || newer.some((day) => day < dueDay))) return []
      return [{ episodeId, clientId, step, dueDay, done }]
    })
  })
}
