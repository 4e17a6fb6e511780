import type { Attendance } from '../records/attendance.ts'
import type { DayLine, DayOutcome } from '../records/clinic-day.ts'
import type { ClinicDay } from '../records/time.ts'
import { type DoseRecord, holdsSlot, isUnfinished } from './dose-state.ts'
import { isDueOn, type OrderFacts, type OrderStep, orderOfDay, stepInForce } from './order-step.ts'

/** A dose of the day; what an incident says was swallowed, null when nobody knows or there was none. */
export type DayDose = DoseRecord & { readonly incidentTakenMicrograms: number | null }

/** All that the day knows of one client. */
export interface DayClient {
  readonly clientId: number
  /** Of episodes open on the day, and such as may be dosed from. */
  readonly orders: readonly OrderFacts[]
  /** Doses that claim a slot of this day, in the order of their ids, wherever they were written. */
  readonly doses: readonly DayDose[]
  /** The last time on this day that the client came and no dose was prepared. */
  readonly attended: Attendance['kind'] | null
  /** In hospital, custody, prison or on a journey. */
  readonly away: boolean
  /** Their death is reported or confirmed, and was before this day or on it. */
  readonly dead: boolean
}

/** A line of the day as it stands now: `unfinished` and `missed` may still become something else until the close. */
export type DraftLine = Pick<DayLine, 'clientId' | 'slot' | 'due' | 'amountMicrograms'> & {
  readonly outcome: DayOutcome | 'unfinished'
}

/**
 * The slots that an order has on a day. None on a day when the clinic is closed, for then nobody is missed and
 * nothing is due (clinic.md, *Calendar and absence*), and none without one order in force.
 */
export function dueSlots(
  orders: readonly OrderFacts[],
  day: ClinicDay,
  closed: boolean,
): readonly OrderStep[] {
  if (closed) return []
  const found = orderOfDay(orders, day)
  return found.found && isDueOn(found.order, day) ? stepInForce(found.order, day).slots : []
}

/** The same for one client. While another site gives the doses of the day, by passport, nothing is due here. */
export function dueHere(client: DayClient, day: ClinicDay, closed: boolean): readonly OrderStep[] {
  const elsewhere = client.doses.some(({ kind, state }) => kind === 'passport' && holdsSlot(state))
  return elsewhere || client.dead ? [] : dueSlots(client.orders, day, closed)
}

/**
 * What became of each slot of one client's day: one line a slot that was due, or that a dose was given in, and one
 * for a client who came and got none. Two kinds of line never exist: a slot told twice, and a due slot untold.
 * Amounts are what was swallowed or carried away, in micrograms.
 */
export function dayLines(client: DayClient, day: ClinicDay, closed: boolean): DraftLine[] {
  const due = dueHere(client, day, closed)
  const told = client.doses.filter(({ state }) => state !== 'voided' && state !== 'returned')
  const slots = new Set([...due, ...told].map(({ slot }) => slot))
  if (slots.size === 0 && client.attended !== null) slots.add(1)
  return [...slots]
    .toSorted((a, b) => a - b)
    .map((slot) => {
      const doses = told.filter((dose) => dose.slot === slot)
      if (isAway(client, doses))
        return { clientId: client.clientId, slot, due: 0, outcome: 'away', amountMicrograms: 0 }
      const isDue = due.some((one) => one.slot === slot)
      return { clientId: client.clientId, slot, due: isDue ? 1 : 0, ...whatBecame(doses, client.attended) }
    })
}

/** Who is away and did not come is not missed, and nothing of theirs is due (clinic.md, *Calendar and absence*). */
export function isAway({ away, attended }: DayClient, dosesOfSlot: readonly DayDose[]): boolean {
  return away && attended === null && dosesOfSlot.length === 0
}

function whatBecame(
  doses: readonly DayDose[],
  attended: DayClient['attended'],
): Pick<DraftLine, 'outcome' | 'amountMicrograms'> {
  const firsts = doses.filter(({ redoseOf }) => redoseOf === null)
  const first = firsts.findLast(({ state }) => holdsSlot(state)) ?? firsts.at(-1)
  if (first === undefined) return { outcome: withoutDose(attended), amountMicrograms: 0 }
  const redose = doses.findLast((dose) => dose.redoseOf === first.id && holdsSlot(dose.state))
  return {
    outcome: outcomeOf(redose ?? first),
    amountMicrograms: swallowed(first) + (redose ? swallowed(redose) : 0),
  }
}

/** Came without a dose: a lock by the rules is a hold like any other, an empty shelf is the site's withholding. */
function withoutDose(attended: DayClient['attended']): DayOutcome {
  if (attended === null) return 'missed'
  if (attended === 'no_order') return 'no_order'
  return attended === 'no_stock' ? 'withheld' : 'held'
}

function outcomeOf(dose: DayDose): DraftLine['outcome'] {
  if (dose.kind === 'passport') return 'elsewhere'
  if (isUnfinished(dose)) return 'unfinished'
  switch (dose.state) {
    case 'not_checked':
    case 'refused':
    case 'withheld':
    case 'vomited':
    case 'spilled':
    case 'incident':
      return dose.state
    default:
      return dose.kind === 'take_home' ? 'take_home' : 'taken'
  }
}

/**
 * An incident of which nobody knows the amount counts in full: unsure counts as taken (clinic.md). What another site
 * gave counts here as nothing: it left that site's shelf and stands in that site's day.
 */
function swallowed(dose: DayDose): number {
  if (dose.state === 'refused' || dose.state === 'withheld' || dose.state === 'spilled') return 0
  if (dose.state === 'prepared' || dose.kind === 'passport') return 0
  return dose.state === 'incident'
    ? (dose.incidentTakenMicrograms ?? dose.amountMicrograms)
    : dose.amountMicrograms
}

/** How many slots ended in each way; `due` and `other` add up to all lines. */
export interface OutcomeCount {
  readonly outcome: DraftLine['outcome']
  readonly due: number
  readonly other: number
}

/** In the order in which lists show them: what was swallowed, what was not, who did not come. */
export const OUTCOMES: readonly DraftLine['outcome'][] = [
  'taken',
  'not_checked',
  'take_home',
  'vomited',
  'incident',
  'spilled',
  'refused',
  'withheld',
  'held',
  'no_order',
  'unfinished',
  'away',
  'elsewhere',
  'missed',
]

/** The lines counted by outcome, in the order of `OUTCOMES`; those that nobody had are left out. */
export function countOutcomes(lines: readonly DraftLine[]): OutcomeCount[] {
  return OUTCOMES.map((outcome) => {
    const own = lines.filter((line) => line.outcome === outcome)
    const due = own.filter((line) => line.due === 1).length
    return { outcome, due, other: own.length - due }
  }).filter(({ due, other }) => due + other > 0)
}
