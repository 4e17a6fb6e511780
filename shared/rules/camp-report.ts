import type { CampCost, CampCostKind } from '../records/camp.ts'
import { CampCostKind as CostKinds } from '../records/camp.ts'
import {
  type DetoxComplication as Complication,
  DetoxComplication,
  DetoxOutcome,
  type DetoxOutcome as Outcome,
} from '../records/detox.ts'
import type { ClinicDay } from '../records/time.ts'
import { type CampSpan, occupancy, type Stay, stayDays } from './camp.ts'

/** One person's stay in a camp, as the report counts it. */
export interface ReportStay extends Stay {
  /** How it ended; `died` and `other` of those whose treatment was closed elsewhere; null while it lasts. */
  readonly outcome: Outcome | 'died' | 'other' | null
  readonly complications: readonly Complication[]
}

export interface CampCounts {
  people: number
  stillThere: number
  /** Beds taken, summed over days. */
  bedDays: number
  /** Over those who left; null while nobody has. */
  meanStayDays: number | null
  /** The most beds taken on one day, and on how many days it was more than there are. */
  mostTaken: number
  daysOverBeds: number
  outcomes: Record<Outcome | 'died' | 'other', number>
  /** People, not times, who had each. */
  complications: Record<Complication, number>
  /** In the smallest unit of money. */
  costs: Record<CampCostKind, number>
  costTotal: number
}

const zeros = <K extends string>(keys: readonly K[]): Record<K, number> =>
  Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>

/** Every count of a camp's report, up to `today` while it lasts. */
export function campCounts(
  camp: CampSpan & { readonly beds: number },
  stays: readonly ReportStay[],
  costs: readonly Pick<CampCost, 'kind' | 'amountMinor'>[],
  today: ClinicDay,
): CampCounts {
  const lastDay = today < camp.lastDay ? today : camp.lastDay
  const days = lastDay < camp.firstDay ? [] : occupancy(stays, { firstDay: camp.firstDay, lastDay })
  const outcomes = zeros([...DetoxOutcome.options, 'died', 'other'] as const)
  const complications = zeros(DetoxComplication.options)
  const byKind = zeros(CostKinds.options)
  for (const { outcome } of stays) if (outcome !== null) outcomes[outcome] += 1
  for (const stay of stays) for (const one of new Set(stay.complications)) complications[one] += 1
  for (const { kind, amountMinor } of costs) byKind[kind] += amountMinor
  const left = stays.filter(({ to }) => to !== null)
  const sum = left.reduce((total, stay) => total + stayDays(stay, today), 0)
  return {
    people: stays.length,
    stillThere: stays.length - left.length,
    bedDays: days.reduce((total, { taken }) => total + taken, 0),
    meanStayDays: left.length === 0 ? null : Math.round((sum / left.length) * 10) / 10,
    mostTaken: Math.max(0, ...days.map(({ taken }) => taken)),
    daysOverBeds: days.filter(({ taken }) => taken > camp.beds).length,
    outcomes,
    complications,
    costs: byKind,
    costTotal: Object.values(byKind).reduce((total, amount) => total + amount, 0),
  }
}
