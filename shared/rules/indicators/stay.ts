import type { ClosingReason, EpisodeEntry } from '../../records/episode.ts'
import type { ReportPeriod } from '../../records/report.ts'
import type { ClinicDay } from '../../records/time.ts'
import { dropoutDayOf, type StatusDefinition } from '../client-status.ts'
import { addDays, laterDay } from '../days.ts'
import { addMonths } from '../follow-up-plan.ts'

/** One stay in treatment at this site: an episode that is no guest's. */
export interface Stay {
  readonly openedDay: ClinicDay
  readonly entry: Exclude<EpisodeEntry, 'guest'>
  readonly closing: { readonly day: ClinicDay; readonly reason: Exclude<ClosingReason, 'guest_left'> } | null
  /** The last dose in the paper book of who was brought over. */
  readonly paperDoseDay: ClinicDay | null
}

/** Days with a dose that counts (`countsAsDose`), asked one by one: nobody reads ten years to date one dropout. */
export interface DosedDays {
  /** The latest from `from` on that is not after `day`. */
  lastUpTo(day: ClinicDay, from: ClinicDay): ClinicDay | null
  /** The earliest after `day` that is not after `until`. */
  firstAfter(day: ClinicDay, until: ClinicDay): ClinicDay | null
}

export type StayDefinition = Pick<StatusDefinition, 'dropoutDays' | 'closedDays' | 'awayDays'> & {
  /** The last day of which everything is known: a dropout cannot fall on a day that is not over. */
  readonly knownUntil: ClinicDay
}

export type StayState = 'not_begun' | 'active' | 'dropped_out' | 'closed'

export type Movement =
  | { readonly kind: 'entered'; readonly day: ClinicDay; readonly entry: Stay['entry'] }
  | { readonly kind: 'dropped_out'; readonly day: ClinicDay }
  | { readonly kind: 'came_back'; readonly day: ClinicDay }
  | { readonly kind: 'left'; readonly day: ClinicDay; readonly reason: Exclude<ClosingReason, 'guest_left'> }
  /** The episode of somebody who had dropped out by the days was closed: the flow has counted them as gone before. */
  | {
      readonly kind: 'closed_after_dropout'
      readonly day: ClinicDay
      readonly reason: Exclude<ClosingReason, 'guest_left'>
    }

/** An episode closed with a day before its opening (a slip of the keys) ends on the day on which it began. */
const closedOn = ({ openedDay, closing }: Stay): ClinicDay | null =>
  closing === null ? null : laterDay(openedDay, closing.day)

function lastDose(stay: Stay, dosed: DosedDays, day: ClinicDay): ClinicDay {
  const found = dosed.lastUpTo(day, stay.openedDay)
  return (
    found ??
    (stay.paperDoseDay !== null && stay.paperDoseDay > stay.openedDay ? stay.paperDoseDay : stay.openedDay)
  )
}

/** Null: nothing falls within what is known. */
function dropoutAfter(since: ClinicDay, definition: StayDefinition): ClinicDay | null {
  const day = dropoutDayOf(since, { ...definition, interruptedDays: definition.dropoutDays })
  return day <= definition.knownUntil ? day : null
}

/**
 * Where a stay stands at the end of a day. The definition is `clientStatus`'s: dropped out on the day on which the
 * threshold falls, active again with the next dose; a day away and a closure do not count towards it.
 */
export function stayState(
  stay: Stay,
  dosed: DosedDays,
  definition: StayDefinition,
  day: ClinicDay,
): StayState {
  if (stay.openedDay > day) return 'not_begun'
  const closed = closedOn(stay)
  if (closed !== null && closed <= day) return 'closed'
  const dropout = dropoutAfter(lastDose(stay, dosed, day), definition)
  return dropout !== null && dropout <= day ? 'dropped_out' : 'active'
}

/**
 * Everything that moved a stay in or out of the active ones within a period, both ends included, in the order of
 * days. What is active at the start plus what enters and comes back less what drops out and leaves is active at the end.
 */
export function movements(
  stay: Stay,
  dosed: DosedDays,
  definition: StayDefinition,
  first: ClinicDay,
  last: ClinicDay,
): Movement[] {
  const found: Movement[] = []
  if (stay.openedDay > last) return found
  const closed = closedOn(stay)
  if (closed !== null && closed < first) return found
  const begins = stay.openedDay >= first
  if (begins) found.push({ kind: 'entered', day: stay.openedDay, entry: stay.entry })
  const end = closed !== null && closed <= last ? closed : addDays(last, 1)
  let since = lastDose(stay, dosed, begins ? stay.openedDay : addDays(first, -1))
  let out = !begins && stayState(stay, dosed, definition, addDays(first, -1)) === 'dropped_out'
  for (;;) {
    if (out) {
      const back = dosed.firstAfter(laterDay(since, addDays(first, -1)), addDays(end, -1))
      if (back === null) break
      found.push({ kind: 'came_back', day: back })
      out = false
      since = back
    }
    const dropout = dropoutAfter(since, definition)
    if (dropout === null || dropout >= end) break
    const later = dosed.lastUpTo(dropout, since)
    if (later !== null && later > since) since = later
    else {
      found.push({ kind: 'dropped_out', day: dropout })
      out = true
      since = dropout
    }
  }
  if (closed !== null && closed <= last && stay.closing !== null) {
    const { reason } = stay.closing
    found.push({ kind: out ? 'closed_after_dropout' : 'left', day: closed, reason })
  }
  return found
}

/**
 * Whether a stay had run for so many months without a dropout at any point of a period (PEPFAR's KP_MAT asks for six):
 * reckoned from its opening, or from the dose with which somebody came back. What lies before `from`, so many months
 * before the period, need not be read.
 *
 * @param walked the movements after `from` up to the period's last day
 * @param activeThen whether the stay was active at the end of `from`
 */
export function heldFor(
  months: number,
  walked: readonly Movement[],
  activeThen: boolean,
  from: ClinicDay,
  period: ReportPeriod,
): boolean {
  let since: ClinicDay | null = activeThen ? from : null
  const holds = (until: ClinicDay) =>
    since !== null && until >= period.firstDay && addMonths(since, months) <= until
  for (const { kind, day } of walked) {
    if (kind === 'entered' || kind === 'came_back') since = day
    else {
      if (holds(addDays(day, -1))) return true
      since = null
    }
  }
  return holds(period.lastDay)
}
