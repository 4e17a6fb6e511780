import { z } from 'zod'
import { Drug } from './product.ts'
import { ReferralPurpose } from './referral.ts'
import { ReportPeriod } from './report.ts'
import { ClinicDay } from './time.ts'

/** What the pictures are drawn from. Whatever the return shows too is the return's own figure of the same period. */
export const PictureFacts = z.object({
  /** Each month: active at its end, with a dose in it, who came (entered or back) and who left (dropped out too). */
  overTime: z.array(
    z.object({
      period: ReportPeriod,
      active: z.number().int(),
      dosed: z.number().int(),
      came: z.number().int(),
      left: z.number().int(),
    }),
  ),
  /** Of those whose so-many-months day fell into the year, how many were active on it. */
  retention: z.array(z.object({ months: z.number().int(), held: z.number().int(), of: z.number().int() })),
  /** The last day's amount of each client dosed in the month. */
  doses: z.array(z.object({ drug: Drug, amountMicrograms: z.number().int(), clients: z.number().int() })),
  /** Every day held of the year: slots expected at the counter, and how many of them somebody came for. */
  days: z.array(z.object({ day: ClinicDay, expected: z.number().int(), came: z.number().int() })),
  /** Doses begun in each hour of the month's days: all of them, and the most on one day. */
  hours: z.array(z.object({ hour: z.number().int(), doses: z.number().int(), most: z.number().int() })),
  /** So many days of the month with a dose at the counter. */
  daysDosed: z.number().int(),
  /** Referrals made in the year: those attended, those whose result is known. */
  cascade: z.array(
    z.object({
      purpose: ReferralPurpose,
      referred: z.number().int(),
      attended: z.number().int(),
      result: z.number().int(),
    }),
  ),
})
export type PictureFacts = z.infer<typeof PictureFacts>
