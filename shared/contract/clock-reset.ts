import { z } from 'zod'
import { ClinicDay, Id, Instant, RequestId } from '../records/time.ts'
import { call } from './call.ts'

export const ClockFacts = z.object({
  now: Instant,
  calendarDay: ClinicDay,
  /** The latest moment that the register has seen, when the computer's clock shows an earlier one; else null. */
  behind: Instant.nullable(),
  /** The earliest clinic day that stands and lies in the future, with what was written on it. */
  ahead: z.object({ id: Id, day: ClinicDay, open: z.boolean(), doses: z.number().int() }).nullable(),
  /** The last clinic day before it. */
  before: ClinicDay.nullable(),
  /** What was taken back before, the newest first. */
  resets: z.array(
    z.object({
      id: Id,
      day: ClinicDay.nullable(),
      trueDay: ClinicDay.nullable(),
      reason: z.string(),
      by: z.string(),
      at: Instant,
    }),
  ),
})
export type ClockFacts = z.infer<typeof ClockFacts>

export const clock = {
  facts: call('day.see').output(ClockFacts),
  /**
   * Takes a day that was opened in the future back, or forgets a moment that was seen wrongly. The manager proves
   * themselves by PIN, the other keyholder by passphrase. Refused as the rule says (shared/rules/clock-reset.ts),
   * `wrong_passphrase`, and as every PIN; not allowed: `same_person`.
   */
  reset: call('clock.reset')
    .input(
      z.object({
        requestId: RequestId,
        clinicDayId: Id.nullable(),
        trueDay: ClinicDay.nullable(),
        reason: z.string().trim().min(3).max(200),
        pin: z.string().regex(/^\d{6}$/),
        passphrase: z.string().min(1).max(400),
      }),
    )
    .output(ClockFacts),
}
