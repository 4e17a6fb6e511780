import { z } from 'zod'
import { Id, Instant } from './time.ts'

/** In the morning before the first dose, in the evening after the last. */
export const CountMoment = z.enum(['opening', 'closing'])
export type CountMoment = z.infer<typeof CountMoment>

/** One physical count of all that stands on the shelf; of several for one moment of a day the latest holds. */
export const StockCount = z.object({
  id: Id,
  clinicDayId: Id,
  moment: CountMoment,
  /** Why nobody counted; null when somebody did. */
  skipped: z.string().min(3).nullable(),
  staffId: Id,
  at: Instant,
})
export type StockCount = z.infer<typeof StockCount>

/** What was typed for one batch before the book was shown, beside what the book said at that moment, in steps. */
export const StockCountLine = z.object({
  id: Id,
  stockCountId: Id,
  batchId: Id,
  bookSteps: z.number().int().min(0),
  countedSteps: z.number().int().min(0),
  /** What the signed rules let a liquid differ at this count; 0 for tablets. */
  toleranceSteps: z.number().int().min(0),
  /** The last entry of this batch when it was counted. */
  lastEntryId: Id.nullable(),
})
export type StockCountLine = z.infer<typeof StockCountLine>

/** Why count and book differed, and the entry that brought the book to the count. */
export const StockCountDifference = z.object({
  stockCountLineId: Id,
  reason: z.string().min(1),
  stockEntryId: Id,
  at: Instant,
})
export type StockCountDifference = z.infer<typeof StockCountDifference>

/** The count is signed: by who counted, and by the second person unless a countersign is owed. */
export const StockCountEnd = z.object({
  stockCountId: Id,
  staffId: Id,
  approverId: Id.nullable(),
  at: Instant,
})
export type StockCountEnd = z.infer<typeof StockCountEnd>
