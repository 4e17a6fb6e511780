import { z } from 'zod'
import { Attendance } from '../records/attendance.ts'
import { Drug } from '../records/product.ts'
import { Closure } from '../records/site.ts'
import { ClinicDay, Id, Instant, RequestId } from '../records/time.ts'
import type { TodayGroup } from '../rules/today-list.ts'
import { call } from './call.ts'
import { DoseStateWord } from './dose-views.ts'
import { Approver } from './stock.ts'

export const TodayGroupWord: z.ZodType<TodayGroup> = z.enum([
  'prepared',
  'waiting',
  'given',
  'not_given',
  'not_yet_come',
  'not_due',
])

/** One client and slot of the open day. `called` is null for a record that this person may not open. */
export const TodayRow = z.object({
  clientId: Id,
  registerNumber: z.number().int(),
  called: z.string().nullable(),
  slot: z.number().int(),
  drug: Drug.nullable(),
  /** What the order says for the slot; 0 without one. */
  orderedMicrograms: z.number().int(),
  /** What was swallowed or carried of it. */
  givenMicrograms: z.number().int(),
  group: TodayGroupWord,
  state: DoseStateWord.nullable(),
  /** The slot was carried home on a day before. */
  carried: z.boolean(),
  attendance: Attendance.shape.kind.nullable(),
  /** In hospital, custody, prison or on a journey: not waited for. */
  away: z.boolean(),
  /** When it went as it went; null while nothing has. */
  at: Instant.nullable(),
  /** When the client was given the dose before: so they are expected about that time of the day. */
  lastAt: Instant.nullable(),
  /** Days in a row before today on which a dose was due and nobody came. */
  missedBefore: z.number().int(),
})
export type TodayRow = z.infer<typeof TodayRow>

/** `due` = prepared + waiting + given + not given + not yet come, whatever happens. */
export const TodayCounts = z.object({
  due: z.number().int(),
  prepared: z.number().int(),
  waiting: z.number().int(),
  given: z.number().int(),
  not_given: z.number().int(),
  not_yet_come: z.number().int(),
  not_due: z.number().int(),
})
export type TodayCounts = z.infer<typeof TodayCounts>

export const Today = z.object({
  day: ClinicDay,
  /** Why the calendar has the clinic closed on this day: then nobody is missed. */
  closedBy: z.enum(['closure', 'holiday', 'weekly']).nullable(),
  rows: z.array(TodayRow),
  counts: TodayCounts,
  totals: z.array(
    z.object({ drug: Drug, expectedMicrograms: z.number().int(), givenMicrograms: z.number().int() }),
  ),
})
export type Today = z.infer<typeof Today>

const ClosureReason = z.string().trim().min(3).max(120)
export const ClosureLine = Closure.omit({ at: true, staffId: true }).extend({ by: z.string() })
export type ClosureLine = z.infer<typeof ClosureLine>

export const today = {
  /** The open day's list; null while no day is open. */
  list: call('today.see').output(Today.nullable()),
  /** How many are expected and how it stands: for the counter, which shows no list. */
  counts: call('today.see').output(TodayCounts.nullable()),

  /** Closures from 60 days back to the last one planned. */
  closures: call('today.see').output(z.object({ today: ClinicDay, closures: z.array(ClosureLine) })),
  /** Today or a day to come. Refused: `closure_known`, `closure_is_past`. */
  close: call('closure.mark')
    .input(
      z.object({
        requestId: RequestId,
        day: ClinicDay,
        kind: z.enum(['planned', 'unplanned']),
        reason: ClosureReason,
      }),
    )
    .output(z.object({ closures: z.array(ClosureLine) })),
  /**
   * A day that is past: a second person, or a countersign owed. Lines that the close of that day wrote as missed
   * are no longer due. Refused: `closure_known`, `closure_not_past`, `closure_too_old`.
   */
  closePast: call('closure.mark_past')
    .input(z.object({ requestId: RequestId, day: ClinicDay, reason: ClosureReason, approver: Approver }))
    .output(z.object({ closures: z.array(ClosureLine) })),
}
