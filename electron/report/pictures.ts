import type { PictureFacts } from '../../shared/records/picture-facts.ts'
import { ReferralPurpose } from '../../shared/records/referral.ts'
import type { Figure, ReportPeriod, ReportScope } from '../../shared/records/report.ts'
import { addMonths } from '../../shared/rules/follow-up-plan.ts'
import {
  CLOSING_LINES,
  COHORT_MONTHS,
  ENTRY_LINES,
  type ReportSection,
} from '../../shared/rules/indicators/definitions.ts'
import { readDoseCell } from '../../shared/rules/indicators/product-cells.ts'
import { hourOfInstant } from '../../shared/rules/stopwatch.ts'
import type { Reader } from '../db/connection.ts'
import { timeZoneOf } from '../db/indicators/clinic-days.ts'
import { attendanceByDay, dosesByQuarter } from '../db/indicators/day-by-day.ts'
import { dayBefore, readClinic } from './clinic.ts'
import { reportDays } from './days.ts'
import { addUp } from './entries.ts'
import { entriesOf } from './sections.ts'

/** What the pictures are asked for. */
export interface PictureScope {
  readonly month: ReportPeriod
  readonly year: ReportPeriod
  readonly dropoutDays: number
}

/** Everything that is drawn: the figures of the return where it has them, and days and hours, which it has not. */
export function readPictures(db: Reader, { month, year, dropoutDays }: PictureScope): PictureFacts {
  const figures = (period: ReportPeriod, ...sections: ReportSection[]) =>
    lookUp(sectionFigures(db, { period, dropoutDays }, sections))
  const ofYear = figures(year, 'retention', 'referrals')
  return {
    overTime: monthsOf(db, year).map((period) => {
      const of = figures(period, 'flow', 'people')
      const sum = (ids: readonly string[]) => ids.reduce((total, id) => total + of(id, '').count, 0)
      return {
        period,
        active: of('active_end', '').count,
        dosed: of('dosed', '').count,
        came: sum([...ENTRY_LINES.map((line) => `entered_${line}`), 'came_back']),
        left: sum(CLOSING_LINES.map((line) => `left_${line}`)),
      }
    }),
    retention: COHORT_MONTHS.map((months) => {
      const { count, of } = ofYear(`cohort_${months}_months`, '')
      return { months, held: count, of: of ?? 0 }
    }),
    doses: sectionFigures(db, { period: month, dropoutDays }, ['doses'])
      .filter(({ indicator }) => indicator === 'last_dose')
      .flatMap(({ cell, count }) => {
        const dose = readDoseCell(cell)
        return dose ? [{ ...dose, clients: count }] : []
      })
      .toSorted((a, b) => a.drug.localeCompare(b.drug) || a.amountMicrograms - b.amountMicrograms),
    days: daysOf(db, year),
    ...hoursOf(db, month),
    cascade: ReferralPurpose.options
      .map((purpose) => ({
        purpose,
        referred: ofYear('referred', purpose).count,
        attended: ofYear('referral_attended', purpose).count,
        result: ofYear('referral_result', purpose).count,
      }))
      .filter(({ referred }) => referred > 0),
  }
}

function sectionFigures(db: Reader, scope: ReportScope, sections: readonly ReportSection[]): Figure[] {
  const clinic = readClinic(db, scope)
  return addUp(clinic, entriesOf(clinic, sections))
}

function lookUp(
  figures: readonly Figure[],
): (indicator: string, cell: string) => Pick<Figure, 'count' | 'of'> {
  const all = new Map(figures.map((figure) => [`${figure.indicator} ${figure.cell}`, figure]))
  return (indicator, cell) => all.get(`${indicator} ${cell}`) ?? { count: 0, of: 0 }
}

/** The months of a year in which the register was kept already. */
function monthsOf(db: Reader, { firstDay, lastDay }: ReportPeriod): ReportPeriod[] {
  const begun = reportDays(db).held[0]?.day
  const months: ReportPeriod[] = []
  for (let first = firstDay; first <= lastDay; first = addMonths(first, 1)) {
    const last = dayBefore(addMonths(first, 1))
    if (begun !== undefined && last >= begun) months.push({ firstDay: first, lastDay: last })
  }
  return months
}

function daysOf(db: Reader, year: ReportPeriod): PictureFacts['days'] {
  const { dayOf, rangesOf } = reportDays(db)
  return rangesOf(year)
    .flatMap(({ fromId, toId }) => attendanceByDay(db, fromId, toId))
    .flatMap(({ clinicDayId, expected, missed }) => {
      const day = dayOf.get(clinicDayId)
      return day === undefined ? [] : [{ day, expected, came: expected - missed }]
    })
    .toSorted((a, b) => a.day.localeCompare(b.day))
}

function hoursOf(db: Reader, month: ReportPeriod): Pick<PictureFacts, 'hours' | 'daysDosed'> {
  const timeZone = timeZoneOf(db)
  const byHour = new Map<number, Map<string, number>>()
  const days = new Set<string>()
  for (const { day, at, doses } of dosesByQuarter(db, month.firstDay, month.lastDay)) {
    const hour = hourOfInstant(at, timeZone)
    const own = byHour.get(hour) ?? new Map<string, number>()
    byHour.set(hour, own.set(day, (own.get(day) ?? 0) + doses))
    days.add(day)
  }
  const hours = [...byHour].map(([hour, own]) => {
    const all = [...own.values()]
    return { hour, doses: all.reduce((sum, count) => sum + count, 0), most: Math.max(...all) }
  })
  return { hours: hours.toSorted((a, b) => a.hour - b.hour), daysDosed: days.size }
}
