import { z } from 'zod'
import { Outage, PaperLine, PaperResult, SheetState } from '../records/downtime.ts'
import { ClinicDay, Id, Instant, RequestId } from '../records/time.ts'
import type { SheetBody } from '../rules/paper-sheet.ts'
import { call, Reason } from './call.ts'
import { Approver } from './stock.ts'

export const SheetHead = z.object({
  id: Id,
  number: z.number().int(),
  day: ClinicDay,
  /** First digits of the digest, as they stand at the foot of the pages. */
  check: z.string(),
  by: z.string(),
  at: Instant,
  state: SheetState.nullable(),
})
export type SheetHead = z.infer<typeof SheetHead>

/** A line of the sheet that stands in the register. */
export const EnteredLine = PaperLine.pick({
  line: true,
  result: true,
  amountMicrograms: true,
  givenAt: true,
  against: true,
}).extend({ registerNumber: z.number().int() })
export type EnteredLine = z.infer<typeof EnteredLine>

export const Sheet = z.object({
  head: SheetHead,
  body: z.custom<SheetBody>((value) => typeof value === 'object' && value !== null),
  entered: z.array(EnteredLine),
  /** The first moment of the sheet's day and the first of the next, in the site's zone. */
  bounds: z.object({ from: Instant, to: Instant }),
})
export type Sheet = z.infer<typeof Sheet>

export const OutageLine = Outage.omit({ staffId: true, at: true }).extend({ by: z.string(), at: Instant })
export type OutageLine = z.infer<typeof OutageLine>

export const DowntimeState = z.object({
  /** The newest first, at most sixty. */
  sheets: z.array(SheetHead),
  outages: z.array(OutageLine),
  /** Days to enter before anybody's days without drug are known; `sheetIds` empty: no sheet was used that is known. */
  paperDays: z.array(z.object({ day: ClinicDay, sheetIds: z.array(Id) })),
  openDay: ClinicDay.nullable(),
  /** The latest day ever opened. */
  lastDay: ClinicDay.nullable(),
  /** The open day, or the calendar's; and the next day on which the clinic is open. */
  today: ClinicDay,
  nextDay: ClinicDay,
})
export type DowntimeState = z.infer<typeof DowntimeState>

/** One line of paper as it was read. */
export const TypedPaperLine = z.object({
  line: z.number().int().min(1).max(5_000),
  registerNumber: z.number().int().min(1),
  result: PaperResult,
  amountMicrograms: z.number().int().positive().max(10_000_000).nullable(),
  givenAt: Instant.nullable(),
})
export type TypedPaperLine = z.infer<typeof TypedPaperLine>

/** What the rule says of one line (shared/rules/paper-line.ts); *entered*: it stands in the register. */
export const JudgedLine = z.object({
  line: z.number().int(),
  outcome: z.enum(['entered', 'ready', 'say', 'mend']),
  /** For *say*: an incident, or a second person alone. */
  as: z.enum(['incident', 'second']).nullable(),
  reasons: z.array(Reason),
})
export type JudgedLine = z.infer<typeof JudgedLine>

const Lines = z.array(TypedPaperLine).min(1).max(500)
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** The day on paper, and its way back into the register. */
export const downtime = {
  state: call('downtime.see').output(DowntimeState),
  sheet: call('downtime.see')
    .input(z.object({ sheetId: Id }))
    .output(Sheet),
  /** Makes a numbered sheet for today or a day of the next week. Refused: `sheet_day_past`, `sheet_day_far`. */
  make: call('downtime.make')
    .input(z.object({ requestId: RequestId, day: ClinicDay }))
    .output(Sheet),
  /** Says of sheets that they were used, or were not. Refused: `sheet_has_lines`, `sheet_entered`. */
  declare: call('downtime.make')
    .input(
      z.object({
        requestId: RequestId,
        sheetIds: z.array(Id).min(1).max(60),
        state: z.enum(['used', 'unused']),
      }),
    )
    .output(DowntimeState),
  /**
   * A cut, after the fact; the sheets used meanwhile are said with it. Refused: `outage_backwards`, `outage_future`,
   * `outage_long`, `outage_old`.
   */
  logOutage: call('downtime.make')
    .input(
      z.object({
        requestId: RequestId,
        from: z.object({ day: ClinicDay, time: Time }),
        until: z.object({ day: ClinicDay, time: Time }),
        reason: Outage.shape.reason,
        note: z.string().trim().max(200),
        onPaper: z.boolean(),
        sheetIds: z.array(Id).max(20),
      }),
    )
    .output(DowntimeState),

  /** What the counter would have said of each line; writes nothing. */
  check: call('downtime.enter')
    .input(z.object({ sheetId: Id, lines: Lines }))
    .output(z.array(JudgedLine)),
  /** Writes every line against which nothing is said; the others come back with what is wrong. */
  enter: call('downtime.enter')
    .input(z.object({ requestId: RequestId, sheetId: Id, givenBy: Id, lines: Lines }))
    .output(z.object({ lines: z.array(JudgedLine), sheet: Sheet })),
  /**
   * One line that the counter would have refused, because it has been swallowed: as the incident that it is, with a
   * second person or a countersign owed. Refused: what has to be mended first.
   */
  enterIncident: call('downtime.enter_incident')
    .input(
      z.object({
        requestId: RequestId,
        sheetId: Id,
        givenBy: Id,
        line: TypedPaperLine,
        doctorCalled: z.boolean(),
        naloxoneAtHand: z.boolean(),
        note: z.string().trim().min(3).max(200),
        approver: Approver,
      }),
    )
    .output(Sheet),
  /** All of the paper is entered: who stands on no line entered did not come. Refused: `sheet_not_used`. */
  finish: call('downtime.enter')
    .input(z.object({ requestId: RequestId, sheetId: Id }))
    .output(DowntimeState),
}
