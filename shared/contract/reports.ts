import { z } from 'zod'
import { Figure, ReportPeriod, ReportRow, ReportScope } from '../records/report.ts'
import { ClinicDay } from '../records/time.ts'
import { call, Reason } from './call.ts'

/** `dropoutDays` null: by the definition in force at this site. */
const ScopeAsked = z.object({
  period: ReportPeriod,
  dropoutDays: z.number().int().min(1).max(366).nullable(),
})

/** What a page must say beside its figures: a code and its days or counts. */
export const ReportNote = Reason
export type ReportNote = z.infer<typeof ReportNote>

export const Return = z.object({
  scope: ReportScope,
  figures: z.array(Figure),
  notes: z.array(ReportNote),
  /** The last day of which everything is known; null before the first close. */
  knownUntil: ClinicDay.nullable(),
})
export type Return = z.infer<typeof Return>

export const reports = {
  /** What the page begins with: today, and the site's own definition of a dropout. */
  facts: call('report.see').output(
    z.object({ today: ClinicDay, dropoutDays: z.number().int(), knownUntil: ClinicDay.nullable() }),
  ),
  /** Every figure of a period, zeros included. Invalid: `period.lastDay` (`ends_before_start`). */
  return: call('report.see').input(ScopeAsked).output(Return),
  /** The rows behind one cell's count, or behind its denominator: a page by register number. */
  rows: call('report.see')
    .input(
      ScopeAsked.extend({
        indicator: z.string().max(60),
        cell: z.string().max(120),
        part: z.enum(['count', 'of']),
        offset: z.number().int().min(0),
      }),
    )
    .output(
      z.object({
        rows: z.array(ReportRow),
        total: z.number().int(),
        /** What all of them add up to: the figure that was opened. */
        sum: z.number().int(),
        limit: z.number().int(),
      }),
    ),
}
