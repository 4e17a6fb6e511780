import type { ReportPeriod } from '../../shared/records/report.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import type { Reader } from '../db/connection.ts'
import { type DayHeld, daysHeld } from '../db/indicators/clinic-days.ts'

/** Keys of clinic days from one to another: lines are stored by these. */
export interface DayRange {
  readonly fromId: number
  readonly toId: number
}

/** The clinic days of a register, found by date and by key. */
export interface ReportDays {
  readonly held: readonly DayHeld[]
  readonly dayOf: ReadonlyMap<number, ClinicDay>
  /** The last day of which everything is known: closed, so that nobody can come on it any more; null before the first. */
  readonly knownUntil: ClinicDay | null
  /** Whether later keys are later days, so that a client's days may be sought by key. */
  readonly inOrder: boolean
  /** The key of the last day held up to a date; 0 for none. */
  upTo(day: ClinicDay): number
  /** Runs of keys whose days lie in a period; almost always one. */
  rangesOf(period: ReportPeriod): DayRange[]
}

export function reportDays(db: Reader): ReportDays {
  const held = daysHeld(db)
  const inOrder = held.every(({ day }, index) => index === 0 || (held[index - 1]?.day ?? day) <= day)
  const known = held.filter(({ closedAt }) => closedAt !== null).map(({ day }) => day)
  return {
    held,
    inOrder,
    dayOf: new Map(held.map(({ clinicDayId, day }) => [clinicDayId, day])),
    knownUntil: known.reduce<ClinicDay | null>(
      (last, day) => (last === null || day > last ? day : last),
      null,
    ),
    upTo: (day) => {
      let [low, high] = [0, held.length]
      while (low < high) {
        const middle = (low + high) >>> 1
        if ((held[middle]?.day ?? day) <= day) low = middle + 1
        else high = middle
      }
      return held[low - 1]?.clinicDayId ?? 0
    },
    rangesOf: ({ firstDay, lastDay }) => {
      const ranges: { fromId: number; toId: number }[] = []
      let open: { fromId: number; toId: number } | null = null
      for (const { clinicDayId, day } of held) {
        if (day < firstDay || day > lastDay) open = null
        else if (open) open.toId = clinicDayId
        else {
          open = { fromId: clinicDayId, toId: clinicDayId }
          ranges.push(open)
        }
      }
      return ranges
    },
  }
}
