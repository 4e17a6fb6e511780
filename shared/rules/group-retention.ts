import type { ClinicDay } from '../records/time.ts'
import { addDays } from './days.ts'
import { belongsOn, type Membership } from './group-members.ts'

/** Fewer people than this are not described: somebody could be recognised [common practice]. */
export const fewestPeople = 5

/** Weeks after joining at which the group looks back: a month, a quarter, half a year, a year. */
export const retentionWeeks = [4, 12, 26, 52] as const

export interface MemberAttendance extends Membership {
  readonly id: number
  /** Days of the meetings that count at which this member was present. */
  readonly came: readonly ClinicDay[]
}

export interface Retention {
  weeks: number
  /** Who joined at least so many weeks ago. */
  people: number
  /** Of these: who came to a meeting after so many weeks or later; null where fewer than five people joined. */
  stillCame: number | null
}

/** How many of those who joined long enough ago still came after 4, 12, 26 and 52 weeks. About the group alone. */
export function groupRetention(members: readonly MemberAttendance[], today: ClinicDay): Retention[] {
  const real = members.filter(({ mistaken }) => !mistaken)
  return retentionWeeks.map((weeks) => {
    const old = real.filter(({ joined }) => addDays(joined, weeks * 7) <= today)
    const still = old.filter(({ joined, came }) => came.some((day) => day >= addDays(joined, weeks * 7)))
    return {
      weeks,
      people: old.length,
      stillCame: old.length < fewestPeople ? null : still.length,
    }
  })
}

/** One client who is a member, with what the doses' half of the register knows of whole months that are over. */
export interface MemberMonths extends MemberAttendance {
  /** Who it is: memberships of one client count as one person. */
  readonly clientId: number
  /** Days with a dose in each month in which a dose was due on at least one day, by `2026-02`. */
  readonly doseDays: ReadonlyMap<string, number>
}

export interface DoseDescription {
  people: number
  months: number
  /** Half of these months had no more days with a dose, in tenths of a day; null below five people. */
  medianTenths: number | null
}

/**
 * Days with a dose in months with and without a meeting attended, side by side. A month of a client counts when it is
 * over, the client was a member for all of it, a dose was due in it, and the group met in it. It says nothing about
 * why: who is well may come more to both.
 */
export function dosesBesideMeetings(
  members: readonly MemberMonths[],
  meetings: readonly ClinicDay[],
  today: ClinicDay,
): { with: DoseDescription; without: DoseDescription } {
  const met = [...new Set(meetings.map((day) => day.slice(0, 7)))].filter((month) => lastDay(month) < today)
  const found = { with: [] as Month[], without: [] as Month[] }
  for (const member of members)
    for (const month of met) {
      const days = member.doseDays.get(month)
      if (days === undefined || !belongsFor(member, month)) continue
      const side = member.came.some((day) => day.startsWith(month)) ? 'with' : 'without'
      found[side].push({ clientId: member.clientId, days })
    }
  return { with: describe(found.with), without: describe(found.without) }
}

interface Month {
  clientId: number
  days: number
}

function describe(months: readonly Month[]): DoseDescription {
  const people = new Set(months.map(({ clientId }) => clientId)).size
  const days = months.map((month) => month.days).toSorted((a, b) => a - b)
  const [low = 0, high = 0] = [days[Math.floor((days.length - 1) / 2)], days[Math.floor(days.length / 2)]]
  return { people, months: months.length, medianTenths: people < fewestPeople ? null : (low + high) * 5 }
}

const belongsFor = (member: Membership, month: string): boolean =>
  belongsOn(member, `${month}-01` as ClinicDay) && belongsOn(member, lastDay(month))

/** The last day of `2026-02`. */
function lastDay(month: string): ClinicDay {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10) as ClinicDay
}
