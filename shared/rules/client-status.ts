import type { ClosingReason } from '../records/episode.ts'
import type { ClinicDay } from '../records/time.ts'
import { addDays, daysBetween } from './days.ts'

export type StatusDefinition = {
  /** Consecutive days without a dose that make a dropout: the site's setting, printed wherever it counts. */
  dropoutDays: number
  /** Whole days without from which a treatment counts as interrupted: `suspendedFromDays` of the rule pack. */
  interruptedDays: number
  /** Days of closures, ascending: the clock of dropout stands still on them. */
  closedDays: readonly ClinicDay[]
  /** Days away (hospital, custody, prison, travel), ascending: the clock stands still on them too. */
  awayDays: readonly ClinicDay[]
}

/** What is needed of one client; a dose day, not rows, so that a thousand cost no more than a list. */
export type StatusFacts = {
  /** The open substitution or detox episode, else the one closed last; null for a client of other services only. */
  episode: { openedDay: ClinicDay; closing: { day: ClinicDay; reason: ClosingReason } | null } | null
  /** Last day with a dose that counts (`countsAsDose`) within the episode, or the brought-over one. */
  lastDoseDay: ClinicDay | null
}

export type ClientStatus =
  | { status: 'services_only' }
  | { status: 'not_started'; dropoutDay: ClinicDay }
  | { status: 'active'; dropoutDay: ClinicDay }
  | { status: 'interrupted'; days: number; dropoutDay: ClinicDay }
  | { status: 'dropped_out'; day: ClinicDay }
  | { status: 'closed'; day: ClinicDay; reason: ClosingReason }

/**
 * Where a client stands on a day, computed and stored nowhere (clinic.md, *Status is computed*).
 *
 * - *closed*: the episode was closed, for the reason and on the day that somebody wrote.
 * - *dropped out*: `dropoutDays` consecutive days passed without a dose, dated on the last of them, which is over;
 *   Nepal counts 7, India's integrated care centres 60. Days of closures do not count. Whoever comes back and takes
 *   a dose is active again: what the return calls *interrupted* is such a dropout with a dose after it.
 * - *interrupted*: not that long, but long enough that the order is suspended and a new induction is wanted.
 * - *active*: a dose more recently than that. *Not started*: no dose yet in the episode; the clock runs from its
 *   opening.
 */
export function clientStatus(
  facts: StatusFacts,
  definition: StatusDefinition,
  today: ClinicDay,
): ClientStatus {
  const { episode, lastDoseDay } = facts
  if (episode === null) return { status: 'services_only' }
  if (episode.closing !== null && episode.closing.day <= today)
    return { status: 'closed', ...episode.closing }
  const since = lastDoseDay ?? episode.openedDay
  const dropoutDay = dropoutDayOf(since, definition)
  if (today > dropoutDay) return { status: 'dropped_out', day: dropoutDay }
  if (lastDoseDay === null) return { status: 'not_started', dropoutDay }
  const days = Math.max(
    0,
    daysBetween(since, today) - 1 - closedBetween(since, addDays(today, -1), definition.closedDays),
  )
  return days >= definition.interruptedDays
    ? { status: 'interrupted', days, dropoutDay }
    : { status: 'active', dropoutDay }
}

/**
 * The day on which the threshold falls: the last of `dropoutDays` days after `since` that were no closures and no
 * days away, itself none. A client who comes on it has not dropped out.
 */
export function dropoutDayOf(since: ClinicDay, definition: StatusDefinition): ClinicDay {
  const { dropoutDays, closedDays, awayDays } = definition
  const stood = awayDays.length === 0 ? closedDays : [...new Set([...closedDays, ...awayDays])].toSorted()
  let day = addDays(since, dropoutDays)
  for (;;) {
    const paused = addDays(since, dropoutDays + closedBetween(since, day, stood))
    if (paused === day) return day
    day = paused
  }
}

/** How many of the ascending days lie after `after`, up to and including `until`. */
function closedBetween(after: ClinicDay, until: ClinicDay, closedDays: readonly ClinicDay[]): number {
  return Math.max(0, countUpTo(until, closedDays) - countUpTo(after, closedDays))
}

function countUpTo(day: ClinicDay, days: readonly ClinicDay[]): number {
  let [low, high] = [0, days.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((days[middle] ?? day) <= day) low = middle + 1
    else high = middle
  }
  return low
}
