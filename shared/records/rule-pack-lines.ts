import { z } from 'zod'
import { Drug } from './product.ts'

/** Where a line comes from: a guideline, a table, or `[inference]` and `[common practice]`, which the doctor signs. */
export const Source = z.string().min(1)

/** What is asked before a first or resumed dose, and how long what was answered stays good. */
export const InductionRules = z.object({
  /** Least COWS, 0 to 48; null where the medicine needs none. */
  cowsAtLeast: z.number().int().min(1).max(48).nullable(),
  hoursAfterHeroin: z.number().int().min(0).max(168),
  hoursAfterMethadone: z.number().int().min(0).max(336),
  /** Watched after the dose, in minutes; 0 is not at all. */
  observeMinutes: z.number().int().min(0).max(480),
  /** From asking to dosing, in minutes. */
  validMinutes: z.number().int().min(10).max(1440),
  source: Source,
})
export type InductionRules = z.infer<typeof InductionRules>

/** What a doctor may order again of a vomited dose. */
export const VomitingRules = z.object({
  /** Vomited within so many minutes of swallowing; null is never. */
  repeatWithinMinutes: z.number().int().min(1).max(120).nullable(),
  /** Of the dose vomited. */
  mostPercent: z.number().int().min(0).max(100),
  source: Source,
})
export type VomitingRules = z.infer<typeof VomitingRules>

/** Least hours between the last dose of one clinic day and the first of another. */
export const BetweenDays = z.object({ hours: z.number().int().min(0).max(24), source: Source })
export type BetweenDays = z.infer<typeof BetweenDays>

export const TakeHomeRules = z.object({
  allowed: z.boolean(),
  /** Days carried at one time. */
  mostDays: z.number().int().min(0).max(30),
  leastDaysInTreatment: z.number().int().min(0).max(730),
  /** Doses due and not taken in the last 28 days. */
  mostMissedLast28: z.number().int().min(0).max(28),
  /** Whether a day carried home counts as dosed for the ladder, like one swallowed under the nurse's eyes. */
  countsAsObserved: z.boolean(),
  source: Source,
})
export type TakeHomeRules = z.infer<typeof TakeHomeRules>

/** How long naloxone kit and talk are asked for: from the start, and again after so many days without drug. */
export const HighRiskRules = z.object({
  days: z.number().int().min(0).max(365),
  afterGapDays: z.number().int().min(1).max(60),
  source: Source,
})
export type HighRiskRules = z.infer<typeof HighRiskRules>

export const StockRules = z.object({
  expiryWarnDays: z.number().int().min(1).max(365),
  /** Days of stock left, from booked clients, at which an order to the supplier is due. */
  reorderDays: z.number().int().min(1).max(180),
  /** What one count of a liquid may differ from the book, of what went out since the last count. */
  liquidTolerancePerMille: z.number().int().min(0).max(100),
  /** What a month's differences of a liquid may come to, of what went out in it. */
  liquidToleranceSumPerMille: z.number().int().min(0).max(100),
  source: Source,
})
export type StockRules = z.infer<typeof StockRules>

/** `review`: the doctor looks at the dose before the next one; `know`: said to whoever prescribes. */
export const AlertLevel = z.enum(['review', 'know'])
export type AlertLevel = z.infer<typeof AlertLevel>

export const MedicineAlert = z.object({
  medicine: z.string().trim().min(2).max(60),
  /** Other names, brands or members of the class, by which it may be written down. */
  alsoCalled: z.array(z.string().trim().min(2).max(60)).max(30).default([]),
  drugs: z.array(Drug).min(1),
  level: AlertLevel,
  /** What it does, for the prescriber: never an illness. */
  text: z.string().trim().min(3).max(300),
  source: Source,
})
export type MedicineAlert = z.infer<typeof MedicineAlert>

export const PregnancyRules = z.object({
  askEveryDays: z.number().int().min(7).max(365),
  source: Source,
})
export type PregnancyRules = z.infer<typeof PregnancyRules>

/** What stops a detoxification for a doctor, and which measurements are unlikely: these are warned of, never refused. */
export const DetoxRules = z.object({
  /** Fewer breaths a minute than this stop admission and medicine for a doctor. */
  slowBreathsBelow: z.number().int().min(4).max(20),
  /** A check before admission stays good for so many days. */
  checkGoodDays: z.number().int().min(0).max(14),
  /** A detoxification that lasts longer says so. */
  longAfterDays: z.number().int().min(5).max(120),
  pulseFrom: z.number().int().min(20).max(100),
  pulseTo: z.number().int().min(80).max(250),
  systolicFrom: z.number().int().min(40).max(120),
  systolicTo: z.number().int().min(120).max(300),
  diastolicFrom: z.number().int().min(20).max(80),
  diastolicTo: z.number().int().min(70).max(200),
  /** Tenths of a degree Celsius. */
  temperatureFromTenths: z.number().int().min(300).max(370),
  temperatureToTenths: z.number().int().min(370).max(440),
  breathsTo: z.number().int().min(16).max(60),
  source: Source,
})
export type DetoxRules = z.infer<typeof DetoxRules>
