import { z } from 'zod'
import { ClinicDay, Id } from './time.ts'

/** Whole clinic days, both ends counted. */
export const ReportPeriod = z
  .object({ firstDay: ClinicDay, lastDay: ClinicDay })
  .refine(({ firstDay, lastDay }) => firstDay <= lastDay, { path: ['lastDay'], message: 'ends_before_start' })
export type ReportPeriod = z.infer<typeof ReportPeriod>

/** By which definition a report counts: the period, and after how many days without a dose somebody dropped out. */
export const ReportScope = z.object({
  period: ReportPeriod,
  dropoutDays: z.number().int().min(1).max(366),
})
export type ReportScope = z.infer<typeof ReportScope>

/**
 * One number of a report. `cell` says which part of the indicator it is, its parts joined by dots (`F.under_25`,
 * `methadone`), empty for the whole. `of` is the denominator, null where a figure is a plain count. Both are whole
 * numbers, so that sites, partners and districts add up by addition alone; a share or a mean is computed where it is
 * shown.
 */
export const Figure = z.object({
  indicator: z.string(),
  cell: z.string(),
  count: z.number().int(),
  of: z.number().int().nullable(),
})
export type Figure = z.infer<typeof Figure>

/** One row behind a figure: a client by register number, or a row of a table, and what it adds to the figure. */
export const ReportRow = z.object({
  registerNumber: z.number().int().nullable(),
  clientId: Id.nullable(),
  day: ClinicDay.nullable(),
  table: z.string().nullable(),
  rowId: Id.nullable(),
  count: z.number().int(),
  of: z.number().int().nullable(),
  /** A code that words turn into a sentence: why this row counts where it does. */
  why: z.string().nullable(),
})
export type ReportRow = z.infer<typeof ReportRow>
