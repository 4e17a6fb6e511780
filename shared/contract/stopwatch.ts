import { z } from 'zod'
import { ClinicDay } from '../records/time.ts'
import { call } from './call.ts'

export const HourTimes = z.object({
  hour: z.number().int().min(0).max(23),
  doses: z.number().int(),
  medianSeconds: z.number(),
  slowSeconds: z.number(),
})

export const stopwatch = {
  /**
   * How long the counter took, by hour of the day; by site, never by person. Refused: `stopwatch_off`. Invalid: a
   * period that ends before it begins.
   */
  hours: call('stopwatch.see')
    .input(z.object({ from: ClinicDay, to: ClinicDay }))
    .output(z.array(HourTimes)),
}
