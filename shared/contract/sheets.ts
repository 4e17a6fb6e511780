import { z } from 'zod'
import { SheetKind } from '../records/signature-sheet.ts'
import { ClinicDay, Id, Instant, RequestId } from '../records/time.ts'
import { call } from './call.ts'

/** One printed line: number and amount, and the time when the dose was given before the sheet was printed. */
export const SheetRow = z.object({
  position: z.number().int(),
  registerNumber: z.number().int(),
  slot: z.number().int(),
  amountMicrograms: z.number().int(),
  at: Instant.nullable(),
})
export type SheetRow = z.infer<typeof SheetRow>

export const SheetView = z.object({
  id: Id,
  number: z.number().int(),
  kind: SheetKind,
  rows: z.array(SheetRow),
  /** What was counted on it; null before, and where it did not come back. */
  marks: z.number().int().nullable(),
})
export type SheetView = z.infer<typeof SheetView>

export const MarkReason = z.enum([
  'no_sheets',
  'did_not_mark',
  'marked_twice',
  'downtime_sheet',
  'sheet_lost',
  'other',
])
export type MarkReason = z.infer<typeof MarkReason>

export const MarksView = z.object({
  doses: z.number().int(),
  marks: z.number().int(),
  reason: z.string().nullable(),
  by: z.string(),
  at: Instant,
})
export type MarksView = z.infer<typeof MarksView>

export const SheetFacts = z.object({
  day: ClinicDay,
  sheets: z.array(SheetView),
  /** Doses handed out on the day so far: so many marks are expected. */
  doses: z.number().int(),
  /** Given, and on no sheet that was printed after. */
  notOnSheet: z.number().int(),
  /** Expected today and not yet dosed: who would stand on sheets printed ahead. */
  dueAhead: z.number().int(),
  /** The latest count of marks, and whether doses were handed out since. */
  counted: MarksView.nullable(),
  countedAll: z.boolean(),
})
export type SheetFacts = z.infer<typeof SheetFacts>

export const sheets = {
  /** The day's sheets; null while no day is open. */
  facts: call('sheet.see').output(SheetFacts.nullable()),
  /**
   * Takes the next numbers and makes the sheets ready to print: who is due, what was given, or blank ones.
   * Refused: `nothing_for_sheets`.
   */
  make: call('sheet.make')
    .input(z.object({ requestId: RequestId, kind: SheetKind, blanks: z.number().int().min(1).max(40) }))
    .output(z.object({ made: z.array(SheetView), facts: SheetFacts })),
  /**
   * The marks on each sheet that came back. Invalid: `sheets.N.number` `sheet_unknown` or `sheet_twice`. Refused:
   * `marks_differ` with doses, marks and the sheets missing, unless a reason comes with it.
   */
  count: call('sheet.make')
    .input(
      z.object({
        requestId: RequestId,
        sheets: z
          .array(z.object({ number: z.number().int().positive(), marks: z.number().int().min(0).max(25) }))
          .max(200),
        reason: MarkReason.nullable(),
        note: z.string().trim().max(200),
      }),
    )
    .output(SheetFacts),
}
