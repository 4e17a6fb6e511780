import { z } from 'zod'
import { ClinicDay, Id } from '../records/time.ts'
import { type Leads, WHY } from '../rules/my-day.ts'
import { call } from './call.ts'

const WhyWord = z.enum(WHY)
const LeadsWord: z.ZodType<Leads> = z.enum(['sessions', 'counselling', 'plan'])

/** One client of the list, with every reason; words of attendance only, never an amount. */
const MyDayLine = z.object({
  clientId: Id,
  registerNumber: z.number().int(),
  /** Null for who may not open the record: outreach knows numbers. */
  called: z.string().nullable(),
  reasons: z.array(
    z.object({
      why: WhyWord,
      day: ClinicDay.nullable(),
      count: z.number().int().nullable(),
      startMinute: z.number().int().nullable(),
    }),
  ),
  /** Where Enter leads; null where this person may not go. */
  leads: LeadsWord.nullable(),
})
export type MyDayLine = z.infer<typeof MyDayLine>

export const MyDay = z.object({
  today: ClinicDay,
  /** The clinic day before, of which *missed* speaks. */
  before: ClinicDay.nullable(),
  lines: z.array(MyDayLine),
})
export type MyDay = z.infer<typeof MyDay>

export const myDay = {
  list: call('my_day.see').output(MyDay),
}
