import { z } from 'zod'
import { ClinicDay, RequestId } from '../records/time.ts'
import { call } from './call.ts'
import { SessionState } from './session.ts'
import { Approver } from './stock.ts'

export const day = {
  /** What a person wants to see before they type the date: the day before this one. */
  last: call('day.see').output(z.object({ day: ClinicDay, closed: z.boolean() }).nullable()),
  /**
   * Opens the clinic day that the person typed. Refused: `day_still_open`, `day_not_after_last`; and, unless a
   * reason comes with it, every doubt of the rule: `day_not_calendar`, `clock_behind`, `clock_jumped`,
   * `day_long_gap`. With a reason a second person looks too, or a countersign is owed.
   */
  open: call('day.open')
    .input(
      z.object({
        requestId: RequestId,
        day: ClinicDay,
        approver: Approver,
        reason: z.string().trim().min(3).max(200).nullable(),
      }),
    )
    .output(SessionState),
}
