import type { Attendance } from '../records/attendance.ts'
import type { DoseVerdict } from './dose-facts.ts'

type Plain = string | number | null
/** A reason as the contract carries it: a code and plain parameters. */
export type PlainReason = { code: string; params: Record<string, Plain> }

/**
 * Why a verdict gives no dose, as reasons that the words know; empty for *due*. Lists become text joined by a
 * blank, as the contract carries nothing deeper.
 */
export function refusalReasons(verdict: DoseVerdict): PlainReason[] {
  switch (verdict.outcome) {
    case 'due':
      return []
    case 'already_given':
      return [
        { code: 'already_given', params: { at: verdict.at, amountMicrograms: verdict.amountMicrograms } },
      ]
    case 'in_progress':
      return [{ code: 'dose_in_progress', params: { slot: verdict.slot, clinicDay: verdict.clinicDay } }]
    case 'not_due':
      return [{ code: 'not_due', params: { nextDay: verdict.nextDay } }]
    case 'see_doctor':
      return verdict.reasons.map(refusalOf)
    case 'blocked':
      return verdict.reasons.map(refusalOf)
  }
}

/** One reason of a rule as the contract carries it: what stands in it besides its code becomes its parameters. */
export function refusalOf({ code, ...params }: { code: string }): PlainReason {
  const entries = Object.entries(params as Record<string, Plain | readonly Plain[]>).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(' ') : value,
  ])
  return { code, params: Object.fromEntries(entries) }
}

const noOrder: ReadonlySet<string> = new Set([
  'no_order',
  'order_ended',
  'order_stopped',
  'two_orders',
  'order_of_closed_episode',
  'no_episode',
  'order_not_begun',
])
const noStock: ReadonlySet<string> = new Set([
  'no_stock',
  'expired_stock',
  'no_open_pack',
  'two_strengths_open',
  'amount_not_makeable',
])

/**
 * How a visit without a dose is written down (clinic.md, *attended, no order*): held before no order, no order
 * before an empty shelf, and *locked* for everything that the rules close. Null where a visit is no event: a dose
 * is due, was given, here or on a chart, stands open, or nothing is due today; and of who is away, for that they are
 * back is said first.
 */
export function attendanceKind(verdict: DoseVerdict): Attendance['kind'] | null {
  if (verdict.outcome !== 'see_doctor' && verdict.outcome !== 'blocked') return null
  const codes = verdict.reasons.map(({ code }) => code)
  if (codes.includes('away') || codes.includes('given_on_chart')) return null
  if (codes.includes('held')) return 'held'
  if (codes.some((code) => noOrder.has(code))) return 'no_order'
  return codes.some((code) => noStock.has(code)) ? 'no_stock' : 'locked'
}
