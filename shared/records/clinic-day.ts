import { z } from 'zod'
import { ClinicDay, Flag, Id, Instant, Micrograms } from './time.ts'

/** A working day, opened by a person who typed its date; rows refer to it, also past midnight. */
export const ClinicDayRow = z.object({
  id: Id,
  day: ClinicDay,
  openedBy: Id.nullable(),
  approvedBy: Id.nullable(),
  reason: z.string().nullable(),
  at: Instant,
})
export type ClinicDayRow = z.infer<typeof ClinicDayRow>

export const ClinicDayClose = z.object({ clinicDayId: Id, late: Flag, staffId: Id, at: Instant })

export const DayOutcome = z.enum([
  'taken',
  'not_checked',
  'refused',
  'withheld',
  'vomited',
  'spilled',
  'incident',
  'no_order',
  'held',
  'missed',
  'take_home',
  'away',
  'elsewhere',
])
export type DayOutcome = z.infer<typeof DayOutcome>

/** What became of one client's slot on one closed day. A correction names the line it corrects. */
export const DayLine = z.object({
  id: Id,
  clinicDayId: Id,
  clientId: Id,
  slot: z.number().int().min(1).max(4),
  due: Flag,
  outcome: DayOutcome,
  amountMicrograms: Micrograms,
  corrects: Id.nullable(),
})
export type DayLine = z.infer<typeof DayLine>

export const StockClose = z.object({
  id: Id,
  clinicDayId: Id,
  batchId: Id,
  bookSteps: z.number().int().min(0),
})
