import { Sex } from '../records/client.ts'
import { TestKind } from '../records/health.ts'
import { AgeBand, ServiceKind } from '../records/service-contact.ts'
import type { ClinicDay } from '../records/time.ts'

/** What is counted: services of contacts, dressings of abscesses, STI care, and tests that were taken. */
export const COUNTED_KINDS = [
  ...ServiceKind.options,
  'abscess',
  'sti',
  ...TestKind.options.map((kind) => `test_${kind}` as const),
] as const
export type CountedKind = (typeof COUNTED_KINDS)[number]

/** One thing that somebody received on one day. */
export interface ServiceEvent {
  readonly kind: CountedKind
  readonly day: ClinicDay
  /** Pieces; 1 for what is done. */
  readonly quantity: number
  readonly clientId: number | null
  readonly sex: Sex
  readonly ageBand: AgeBand
  /** Of somebody without a register number: whether they said that it was the first time. */
  readonly firstTime: boolean
}

export interface CountRow {
  readonly kind: CountedKind
  /** How often it was given or done. */
  readonly times: number
  readonly quantity: number
  /** Different clients; people without a register number cannot be told apart and are not in it. */
  readonly clients: number
  readonly bySex: Record<Sex, number>
  readonly byAge: Record<AgeBand, number>
  readonly firstTimers: number
  readonly returning: number
}

/**
 * Whether the person was new that day: for a client, no service of any kind was given on an earlier day; for somebody
 * without a number, what they said.
 *
 * @param firstDays the first day of any service of each client, over the whole register
 */
export function isNew(event: ServiceEvent, firstDays: ReadonlyMap<number, ClinicDay>): boolean {
  return event.clientId === null ? event.firstTime : firstDays.get(event.clientId) === event.day
}

/** The first day on which each client received anything. */
export function firstServiceDays(events: readonly ServiceEvent[]): Map<number, ClinicDay> {
  const first = new Map<number, ClinicDay>()
  for (const { clientId, day } of events) {
    if (clientId === null) continue
    const known = first.get(clientId)
    if (known === undefined || day < known) first.set(clientId, day)
  }
  return first
}

/** One row a kind, in the order of `COUNTED_KINDS`, zeros included. Sex, age and new or returning count times. */
export function countServices(
  events: readonly ServiceEvent[],
  firstDays: ReadonlyMap<number, ClinicDay>,
): CountRow[] {
  return COUNTED_KINDS.map((kind) => {
    const own = events.filter((event) => event.kind === kind)
    const firstTimers = own.filter((event) => isNew(event, firstDays)).length
    const times = <K extends string>(keys: readonly K[], keyOf: (event: ServiceEvent) => K) =>
      Object.fromEntries(
        keys.map((key) => [key, own.filter((event) => keyOf(event) === key).length]),
      ) as Record<K, number>
    return {
      kind,
      times: own.length,
      quantity: own.reduce((sum, { quantity }) => sum + quantity, 0),
      clients: new Set(own.flatMap(({ clientId }) => (clientId === null ? [] : [clientId]))).size,
      bySex: times(Sex.options, ({ sex }) => sex),
      byAge: times(AgeBand.options, ({ ageBand }) => ageBand),
      firstTimers,
      returning: own.length - firstTimers,
    }
  })
}

/**
 * Needles out and in over a time. More may come back than went out: people bring what they found or had from
 * elsewhere, so it is said and never refused.
 */
export function needleBalance(out: number, back: number): 'none' | 'all_out' | 'some_back' | 'more_back' {
  if (out === 0 && back === 0) return 'none'
  if (back > out) return 'more_back'
  return back === 0 ? 'all_out' : 'some_back'
}
