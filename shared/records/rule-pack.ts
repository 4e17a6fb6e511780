import { z } from 'zod'
import { Id, Instant, Micrograms } from './time.ts'

const Source = z.string().min(1)

/** From `fromDays` whole clinic days without drug on: what happens at the counter. */
export const LadderStep = z.object({
  fromDays: z.number().int().min(1),
  verdict: z.enum(['usual', 'usual_if_sober', 'telephone_order', 'doctor', 'new_induction']),
  /** The most that may be given at this step: a fraction of the order, a fixed cap, or the lower of both. */
  atMost: z
    .object({ percent: z.number().int().min(1).max(100), micrograms: Micrograms.nullable() })
    .nullable(),
  source: Source,
})
export type LadderStep = z.infer<typeof LadderStep>

export const DrugRules = z.object({
  ladder: z.array(LadderStep).min(1),
  firstDayBlockMicrograms: Micrograms.nullable(),
  firstDayWarnMicrograms: Micrograms,
  secondDayWarnMicrograms: Micrograms.nullable(),
  warnAboveMicrograms: Micrograms,
  warnBelowMicrograms: Micrograms,
  leastDaysBetweenIncreases: z.number().int().min(1),
  greatestRiseAWeekMicrograms: Micrograms,
  mouthCheckMinutes: z.number().int().min(0).max(60),
  observeMinutesAfterIncident: z.number().int().min(0).max(1440),
  source: Source,
})
export type DrugRules = z.infer<typeof DrugRules>

/** The clinic's rules as data, versioned, a source on every line; a doctor signs each version. */
export const RulePackBody = z.object({
  name: z.string().min(1),
  drugs: z.object({ buprenorphine: DrugRules, methadone: DrugRules }),
  telephoneOrders: z.object({
    allowed: z.boolean(),
    endAfterHours: z.number().int().min(1).max(168),
    bridgeDays: z.number().int().min(0).max(7),
    source: Source,
  }),
  warnDaysBeforeOrderEnds: z.number().int().min(0).max(30),
  changedDoseNoticeVisits: z.number().int().min(0).max(10),
  earlyTreatmentDays: z.number().int().min(0).max(60),
  daysAfterIncrease: z.number().int().min(0).max(60),
})
export type RulePackBody = z.infer<typeof RulePackBody>

export const RulePack = z.object({
  id: Id,
  version: z.number().int().min(1),
  body: z.string(),
  staffId: Id.nullable(),
  at: Instant,
})
export type RulePack = z.infer<typeof RulePack>
