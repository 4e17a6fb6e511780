import { z } from 'zod'
import { PictureFacts } from '../records/picture-facts.ts'
import { ReportPeriod } from '../records/report.ts'
import { ClinicDay } from '../records/time.ts'
import { call } from './call.ts'
import { Outlook } from './stock-book.ts'

export const PictureMonth = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)

export const Pictures = PictureFacts.extend({
  month: ReportPeriod,
  /** The twelve months that end with it. */
  year: ReportPeriod,
  dropoutDays: z.number().int(),
  knownUntil: ClinicDay.nullable(),
  today: ClinicDay,
  /** How long the shelf lasts today; null where no medicine is given. */
  runway: Outlook.pick({ drugs: true, reorderDays: true, horizonDays: true }).nullable(),
})
export type Pictures = z.infer<typeof Pictures>

export const pictures = {
  /** Null: the month of the last closed day. Invalid: `month` (`period_in_future`). */
  look: call('report.see')
    .input(z.object({ month: PictureMonth.nullable() }))
    .output(Pictures),
}
