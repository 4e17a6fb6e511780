import { z } from 'zod'
import { ClinicDay, Id, Instant, RequestId } from '../records/time.ts'
import { call } from './call.ts'

/** An act that one person did alone where two should stand. */
export const OwedCountersign = z.object({
  id: Id,
  act: z.string(),
  table: z.string(),
  rowId: Id,
  registerNumber: z.number().int().nullable(),
  reason: z.string().nullable(),
  by: z.string(),
  byStaffId: Id,
  day: ClinicDay,
  at: Instant,
  /** Seven days after the day of the act; negative when overdue. */
  daysLeft: z.number().int(),
})
export type OwedCountersign = z.infer<typeof OwedCountersign>

export const countersigns = {
  /** The oldest first. */
  owed: call('countersign.see').output(z.array(OwedCountersign)),
  /**
   * The second person's own PIN, whoever is signed in. Refused: `already_countersigned`, `wrong_pin` and the like;
   * not allowed: `same_person`.
   */
  give: call('countersign.give')
    .input(
      z.object({
        requestId: RequestId,
        owedIds: z.array(Id).min(1).max(200),
        staffId: Id,
        pin: z.string().regex(/^\d{6}$/),
      }),
    )
    .output(z.array(OwedCountersign)),
}
