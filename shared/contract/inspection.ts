import { z } from 'zod'
import { ClinicDay, Id, Instant, RequestId } from '../records/time.ts'
import type { PaperCategory } from '../rules/paper-days.ts'
import { call } from './call.ts'
import { LedgerEntry } from './ledger.ts'

export const FindingKind = z.enum([
  'dose_after_death',
  'dose_after_exit',
  'dose_not_as_ordered',
  'entered_late',
  'entered_in_bulk',
  'mouth_not_checked',
  'voided',
  'incident',
  'from_paper',
  'stock_corrected',
  'wasted',
  'count_missing',
  'count_left_out',
  'count_differs',
  'marks_differ',
  'clock_reset',
  'countersign_owed',
  'telephone_not_signed',
  'day_closed_late',
  'day_opened_with_second',
])
export type FindingKind = z.infer<typeof FindingKind>

/** How many rows of one kind come at once. */
export const FINDINGS_PAGE = 200

/** What the inspector looks at: a period, and how late or how many at once is worth a look. */
export const Look = z.object({
  from: ClinicDay,
  to: ClinicDay,
  /** Minutes between a dose's time and its entry, from which on it is listed. */
  lateMinutes: z.number().int().min(1).max(10_080),
  /** Doses entered by one person within a minute, from which on they are listed. */
  bulk: z.number().int().min(2).max(100),
})
export type Look = z.infer<typeof Look>

const PaperCategoryWord: z.ZodType<PaperCategory> = z.enum([
  'sheet_in_outage',
  'incident_in_outage',
  'outside_outage',
  'sheet_made_later',
])

/** One row that wants a look. By register number; never a name. */
export const Finding = z.object({
  kind: FindingKind,
  table: z.string(),
  rowId: Id,
  day: ClinicDay,
  at: Instant,
  registerNumber: z.number().int().nullable(),
  staff: z.string().nullable(),
  /** Micrograms, steps, minutes or a count, as the kind has them. */
  value: z.number().nullable(),
  /** What it is held against: the ordered amount, the owed days. */
  against: z.number().nullable(),
  /** The code alone where words about a client are sealed. */
  reason: z.string().nullable(),
  /** From a numbered downtime sheet within a logged outage: entered late for a known cause. */
  fromPaper: z.boolean(),
  /** Of `from_paper`: how the sheet, the power cut and the dose go together. */
  category: PaperCategoryWord.nullable(),
})
export type Finding = z.infer<typeof Finding>

const OpenInspection = z.object({ id: Id, inspector: z.string(), until: Instant, reason: z.string() })

export const InspectionState = z.object({
  open: OpenInspection.nullable(),
  /** People with the role, whose PIN works. */
  inspectors: z.array(z.object({ id: Id, name: z.string() })),
  past: z.array(OpenInspection.extend({ at: Instant, openedBy: z.string(), endedAt: Instant })),
})
export type InspectionState = z.infer<typeof InspectionState>

export const inspection = {
  state: call('inspection.see').output(InspectionState),
  /** Refused: `inspection_open`, `not_an_inspector`. */
  open: call('inspection.open')
    .input(
      z.object({
        requestId: RequestId,
        inspectorId: Id,
        hours: z.number().int().min(1).max(12),
        reason: z.string().trim().min(3).max(200),
      }),
    )
    .output(InspectionState),
  /** Refused: `inspection_over`. */
  end: call('inspection.open')
    .input(z.object({ requestId: RequestId, inspectionId: Id }))
    .output(InspectionState),
  /** How many rows of each kind, and how many of them come from paper in an outage. Invalid: a period of no day. */
  summary: call('inspection.see')
    .input(Look)
    .output(z.array(z.object({ kind: FindingKind, count: z.number().int(), fromPaper: z.number().int() }))),
  /** The rows of one kind, the newest first, two hundred a page. */
  findings: call('inspection.see')
    .input(Look.extend({ kind: FindingKind, offset: z.number().int().min(0) }))
    .output(z.object({ findings: z.array(Finding), more: z.boolean() })),
  /** The ledger's lines of a row and of what was written about it: steps, void, incident, stock of a dose. */
  lines: call('inspection.see')
    .input(z.object({ table: z.string().max(60), rowId: Id }))
    .output(z.array(LedgerEntry)),
}
