import type { BroughtOver, Hold } from '../records/client.ts'
import type { DoseEvent, DoseVoid } from '../records/dose.ts'
import type { DoseOrder } from '../records/dose-order.ts'
import type { Episode } from '../records/episode.ts'
import type { ClinicDay, Instant } from '../records/time.ts'
import { addDays } from './days.ts'
import type { DoseFacts } from './dose-facts.ts'
import { type DoseRecord, doseRecord } from './dose-state.ts'
import { type OrderStep, stepProgress } from './order-step.ts'

type DoseHistory = Omit<DoseRecord, 'state' | 'diversion' | 'givenAt' | 'incidentSwallowed'> & {
  events: readonly Pick<DoseEvent, 'kind' | 'at' | 'recordedAt'>[]
  voided: Pick<DoseVoid, 'doseId' | 'at'> | null
  incidentSwallowed: 'yes' | 'unsure' | null
}

type OrderHistory = Omit<DoseOrder, 'clientId' | 'prescriberId' | 'writtenBy' | 'reason'> & {
  steps: readonly OrderStep[]
  /** From when on doses may come from it; null while a list that it was brought over with is not signed. */
  inForceFrom: Instant | null
  endedAt: Instant | null
}

/** All that was written of one client and bears on doses, with when it was written. */
export type ClientHistory = {
  episodes: readonly (Pick<Episode, 'id' | 'kind' | 'at'> & { closedAt: Instant | null })[]
  holds: readonly (Pick<Hold, 'id' | 'kind' | 'at'> & { releasedAt: Instant | null })[]
  orders: readonly OrderHistory[]
  doses: readonly DoseHistory[]
  broughtOver: Pick<BroughtOver, 'lastDoseDay' | 'lastDoseMicrograms' | 'at'> | null
}

/** How far back the counter looks at doses (dose-facts.ts). */
const daysBack = 60

/**
 * What the counter knew of a client at an instant of a clinic day: only what was written by then. The counter of
 * today reads the same facts from the register as it stands.
 */
export function factsAsOf(
  history: ClientHistory,
  today: ClinicDay,
  now: Instant,
): Pick<DoseFacts, 'episodes' | 'holds' | 'orders' | 'doses' | 'broughtOver'> {
  const stood = (from: Instant, until: Instant | null) => from <= now && (until === null || until > now)
  const known = history.doses.filter(({ at }) => at <= now).map((dose) => asKnown(dose, now))
  const written = history.orders.filter(
    ({ at, inForceFrom }) => at <= now && (inForceFrom ?? Infinity) <= now,
  )
  const first = windowStart(known, written, today)
  const doses = known.filter(({ clinicDay }) => clinicDay >= first)
  const { broughtOver } = history
  return {
    episodes: history.episodes.filter(({ at, closedAt }) => stood(at, closedAt)),
    holds: history.holds.filter(({ at, releasedAt }) => stood(at, releasedAt)),
    orders: written.map((order) => ({
      ...order,
      endedAt: order.endedAt !== null && order.endedAt <= now ? order.endedAt : null,
      progress: stepProgress(doses, order, today),
    })),
    doses,
    broughtOver: broughtOver !== null && broughtOver.at <= now ? broughtOver : null,
  }
}

function asKnown(dose: DoseHistory, now: Instant): DoseRecord {
  const events = dose.events.filter(({ recordedAt }) => recordedAt <= now)
  const voided = dose.voided !== null && dose.voided.at <= now ? dose.voided : null
  const incident = events.some(({ kind }) => kind === 'incident') ? dose.incidentSwallowed : null
  return doseRecord(dose, events, voided, incident)
}

/** Sixty days, or further back: to the last dose given, and to where an order with steps began. */
function windowStart(
  doses: readonly DoseRecord[],
  orders: readonly Pick<OrderHistory, 'startDay' | 'endDay' | 'steps'>[],
  today: ClinicDay,
): ClinicDay {
  const sixty = addDays(today, -daysBack)
  const given = doses
    .filter(({ clinicDay, givenAt, state }) => clinicDay < today && givenAt !== null && state !== 'voided')
    .map(({ clinicDay }) => clinicDay)
    .toSorted()
    .at(-1)
  const starts = orders
    .filter(({ endDay, steps }) => endDay >= today && steps.some(({ step }) => step > 1))
    .map(({ startDay }) => startDay)
  return [sixty, given ?? sixty, ...starts].toSorted()[0] ?? sixty
}
