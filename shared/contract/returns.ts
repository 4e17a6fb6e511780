import { z } from 'zod'
import { FigureWords, ReturnBody, ReturnMonth, SentHow } from '../records/monthly-return.ts'
import { ClinicDay, Id, Instant, RequestId } from '../records/time.ts'
import { call } from './call.ts'
import { LedgerEntry } from './ledger.ts'

const Pin = z.string().regex(/^\d{6}$/)
const By = z.object({ staffId: Id, name: z.string(), at: Instant })

export const ReturnState = z.enum(['none', 'prepared', 'approved', 'sent'])
export type ReturnState = z.infer<typeof ReturnState>

/** One month in the list. `differs`: figures of the return sent last that are not so any more. */
export const ReturnLine = z.object({
  month: ReturnMonth,
  state: ReturnState,
  /** Why none can be prepared now; null when one can. */
  refusal: z.string().nullable(),
  since: Instant.nullable(),
  differs: z.number().int(),
})
export type ReturnLine = z.infer<typeof ReturnLine>

const Numbers = z.object({ count: z.number().int(), of: z.number().int().nullable() })

/** One return with its signatures. `mark`: the beginning of the signed text's digest, printed at its foot. */
export const ReturnView = z.object({
  id: Id,
  state: ReturnState,
  mark: z.string(),
  prepared: By,
  approved: By.nullable(),
  sent: By.extend({ how: SentHow }).nullable(),
})
export type ReturnView = z.infer<typeof ReturnView>

export const MonthView = z.object({
  month: ReturnMonth,
  refusal: z.string().nullable(),
  /** A clinic day of the month that stands open. */
  openDay: ClinicDay.nullable(),
  /** Working days on which the register was never opened and no closure was marked. */
  daysWithoutRegister: z.array(ClinicDay),
  /** Newest first. */
  returns: z.array(ReturnView),
  /** The newest with its text; what is shown and printed. */
  body: ReturnBody.nullable(),
  /** Against the return sent last; empty before one was sent. */
  differences: z.array(
    z.object({ indicator: z.string(), cell: z.string(), sent: Numbers.nullable(), now: Numbers.nullable() }),
  ),
  /** Whose text the differences are of: the words of the figures stand in it. */
  differsFrom: Id.nullable(),
  /** What was written about days up to the end of that month since its figures were counted, newest first. */
  lines: z.array(LedgerEntry),
})
export type MonthView = z.infer<typeof MonthView>

export const returns = {
  list: call('return.see').output(
    z.object({ today: ClinicDay, dueDay: z.number().int(), months: z.array(ReturnLine) }),
  ),
  month: call('return.see')
    .input(z.object({ month: ReturnMonth }))
    .output(MonthView),
  /**
   * Counts the month and signs it. Refused: `return_in_future`, `return_month_not_over`, `return_before_register`,
   * `return_day_open`, `return_nothing_changed` after one was sent, and as a PIN is.
   */
  prepare: call('return.prepare')
    .input(z.object({ requestId: RequestId, month: ReturnMonth, pin: Pin, words: FigureWords }))
    .output(MonthView),
  /**
   * Signs what another prepared, after counting once more. Refused: `return_changed_since_prepared`,
   * `return_prepared_again`, `return_approved_already`; not allowed: `same_person`.
   */
  approve: call('return.approve')
    .input(z.object({ requestId: RequestId, id: Id, pin: Pin }))
    .output(MonthView),
  /** It went out: kept as it is from now on. Refused: `return_not_approved`, `return_sent_already`. */
  send: call('return.send')
    .input(z.object({ requestId: RequestId, id: Id, how: SentHow }))
    .output(MonthView),
}
