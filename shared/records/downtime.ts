import { z } from 'zod'
import { Drug } from './product.ts'
import { Bytes, ClinicDay, Flag, Id, Instant } from './time.ts'

/** A numbered dose sheet for a day on which the program may not run; `body` is what was printed, as JSON. */
export const DowntimeSheet = z.object({
  id: Id,
  number: z.number().int().min(1),
  day: ClinicDay,
  /** `SheetBody` (shared/rules/paper-sheet.ts): register numbers, never a name. */
  body: z.string(),
  /** SHA-256 of the body: its first digits stand at the foot of every page. */
  digest: Bytes,
  staffId: Id,
  at: Instant,
})
export type DowntimeSheet = z.infer<typeof DowntimeSheet>

export const SheetState = z.enum(['used', 'unused', 'entered'])
export type SheetState = z.infer<typeof SheetState>

/** What became of a sheet; the latest row holds, none: nobody has said. */
export const DowntimeSheetState = z.object({
  id: Id,
  downtimeSheetId: Id,
  state: SheetState,
  staffId: Id,
  at: Instant,
})

/** A power cut or a PC that failed, logged after the fact. `onPaper`: medicine was given meanwhile. */
export const Outage = z.object({
  id: Id,
  fromAt: Instant,
  untilAt: Instant,
  reason: z.enum(['power_cut', 'pc_failed', 'program_failed', 'place_closed', 'other']),
  note: z.string().nullable(),
  onPaper: Flag,
  staffId: Id,
  at: Instant,
})
export type Outage = z.infer<typeof Outage>

/** What the paper says of one line. *Given* means swallowed, the mouth checked or not. */
export const PaperResult = z.enum(['given', 'not_checked', 'refused', 'withheld', 'not_come'])
export type PaperResult = z.infer<typeof PaperResult>

/**
 * One line of a sheet as it was entered. `doseId` is the dose that it made, or, where somebody had swallowed twice,
 * the dose that it adds to; with `holdId` and no dose it is a swallowing that no order explains.
 */
export const PaperLine = z.object({
  id: Id,
  downtimeSheetId: Id,
  line: z.number().int().min(1),
  clientId: Id,
  result: PaperResult,
  drug: Drug.nullable(),
  amountMicrograms: z.number().int().positive().nullable(),
  givenAt: Instant.nullable(),
  givenBy: Id,
  doseId: Id.nullable(),
  holdId: Id.nullable(),
  /** Why the counter would have refused it: reason codes joined by blanks; null: nothing against it. */
  against: z.string().nullable(),
  reason: z.string().nullable(),
  staffId: Id,
  at: Instant,
})
export type PaperLine = z.infer<typeof PaperLine>
