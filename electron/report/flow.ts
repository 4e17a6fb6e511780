import type { ReportPeriod } from '../../shared/records/report.ts'
import { addMonths } from '../../shared/rules/follow-up-plan.ts'
import {
  heldFor,
  type Movement,
  movements,
  type StayDefinition,
  type StayState,
  stayState,
} from '../../shared/rules/indicators/stay.ts'
import { dayBefore, type ReportClinic, type StayOfClient } from './clinic.ts'
import { type Entry, entry } from './entries.ts'

const RETAINED_MONTHS = 6
/** Nepal's threshold and that of India's integrated care centres (clinic.md): each stands beside the site's own. */
const ALTERNATIVES = [7, 60] as const

/** One stay as the flow and the retention see it. */
export interface Walked {
  readonly stay: StayOfClient
  /** At the end of the day before the period, and at the end of its last day. */
  readonly before: StayState
  readonly after: StayState
  readonly within: readonly Movement[]
  readonly heldSixMonths: boolean
}

const touches = ({ openedDay, closing }: StayOfClient, { firstDay, lastDay }: ReportPeriod): boolean =>
  openedDay <= lastDay && (closing === null || closing.day >= firstDay || openedDay >= firstDay)

/** Every stay that reaches into the period, walked once through the six months before it and through it. */
export function walk(clinic: ReportClinic): Walked[] {
  const { period } = clinic.scope
  const from = addMonths(period.firstDay, -RETAINED_MONTHS)
  return clinic.stays
    .filter((stay) => touches(stay, period))
    .map((stay) => {
      const dosed = clinic.dosed(stay.clientId)
      const definition = clinic.definition(stay.clientId)
      const activeThen = stayState(stay, dosed, definition, dayBefore(from)) === 'active'
      const walked = movements(stay, dosed, definition, from, period.lastDay)
      const within = walked.filter(({ day }) => day >= period.firstDay)
      const state = (upTo: readonly Movement[]): StayState => stateAfter(upTo, activeThen, stay, from)
      return {
        stay,
        before: state(walked.filter(({ day }) => day < period.firstDay)),
        after: state(walked),
        within,
        heldSixMonths: heldFor(RETAINED_MONTHS, walked, activeThen, dayBefore(from), period),
      }
    })
}

function stateAfter(
  walked: readonly Movement[],
  activeThen: boolean,
  { openedDay }: StayOfClient,
  from: string,
): StayState {
  const last = walked.at(-1)
  if (last === undefined) return activeThen ? 'active' : openedDay < from ? 'dropped_out' : 'not_begun'
  if (last.kind === 'entered' || last.kind === 'came_back') return 'active'
  return last.kind === 'dropped_out' ? 'dropped_out' : 'closed'
}

/** Whether a stay was active on any day of the period. */
export const activeWithin = ({ before, within }: Walked): boolean =>
  before === 'active' || within.some(({ kind }) => kind === 'entered' || kind === 'came_back')

/** Who was active, came, went, and is active: every movement in exactly one line. */
export function* flowEntries(clinic: ReportClinic, walked: readonly Walked[]): Generator<Entry> {
  const { firstDay, lastDay } = clinic.scope.period
  for (const one of walked) {
    const { clientId, episodeId } = one.stay
    const row = { clientId, table: 'episode', rowId: episodeId }
    if (one.before === 'active') yield entry('active_start', { ...row, day: firstDay })
    for (const moved of one.within) yield movementEntry(moved, row)
    if (one.after === 'active') yield entry('active_end', { ...row, day: lastDay })
    for (const days of ALTERNATIVES) yield* otherDefinition(clinic, one, days, row)
  }
}

function movementEntry(moved: Movement, row: Partial<Entry>): Entry {
  const { day } = moved
  switch (moved.kind) {
    case 'entered':
      return entry(`entered_${moved.entry}`, { ...row, day })
    case 'came_back':
      return entry('came_back', { ...row, day })
    case 'dropped_out':
      return entry('left_dropped_out', { ...row, day, why: 'by_the_days' })
    case 'left':
      return entry(`left_${moved.reason}`, { ...row, day, why: 'closed_by_staff' })
    case 'closed_after_dropout':
      return entry('closed_after_dropout', { ...row, cell: moved.reason, day })
  }
}

function* otherDefinition(
  clinic: ReportClinic,
  one: Walked,
  days: number,
  row: Partial<Entry>,
): Generator<Entry> {
  const { stay } = one
  const definition: StayDefinition = clinic.definition(stay.clientId, days)
  const { firstDay, lastDay } = clinic.scope.period
  const moved =
    days === clinic.scope.dropoutDays
      ? one.within
      : movements(stay, clinic.dosed(stay.clientId), definition, firstDay, lastDay)
  for (const { kind, day } of moved) {
    if (kind === 'dropped_out') yield entry(`dropped_out_by_${days}`, { ...row, day })
    if (kind === 'came_back') yield entry(`came_back_by_${days}`, { ...row, day })
  }
}
