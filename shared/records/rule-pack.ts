import { z } from 'zod'
import {
  BetweenDays,
  DetoxRules,
  HighRiskRules,
  InductionRules,
  MedicineAlert,
  PregnancyRules,
  Source,
  StockRules,
  TakeHomeRules,
  VomitingRules,
} from './rule-pack-lines.ts'
import {
  startOfDetox,
  startOfDrug,
  startOfHighRisk,
  startOfMedicineAlerts,
  startOfOthersSource,
  startOfPregnancy,
  startOfStock,
  startOfTakeHome,
} from './rule-pack-start.ts'
import { Id, Instant, Micrograms } from './time.ts'

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

const FirstDrugRules = z.object({
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

/** The groups that came later stand as `start` says in a version that was signed before. */
function drugRules(start: (typeof startOfDrug)[keyof typeof startOfDrug]) {
  return FirstDrugRules.extend({
    induction: InductionRules.prefault(start.induction),
    vomiting: VomitingRules.prefault(start.vomiting),
    hoursBetweenDays: BetweenDays.prefault(start.hoursBetweenDays),
  })
}
const BuprenorphineRules = drugRules(startOfDrug.buprenorphine)
const MethadoneRules = drugRules(startOfDrug.methadone)
export type DrugRules = z.infer<typeof MethadoneRules>

/**
 * The clinic's rules as data, versioned, a source on every line; a doctor signs each version. A stored body is read
 * with `RulePackBody.parse`, never by a cast: an older one lacks the groups that came later.
 */
export const RulePackBody = z.object({
  name: z.string().min(1),
  drugs: z.object({ buprenorphine: BuprenorphineRules, methadone: MethadoneRules }),
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
  /** Of the five numbers above and below that belong to no group. */
  othersSource: Source.prefault(startOfOthersSource),
  /** Days without a dose after which a client has dropped out; null is the site's own number. */
  dropoutDays: z.number().int().min(1).max(365).nullable().prefault(null),
  takeHome: TakeHomeRules.prefault(startOfTakeHome),
  highRisk: HighRiskRules.prefault(startOfHighRisk),
  stock: StockRules.prefault(startOfStock),
  pregnancy: PregnancyRules.prefault(startOfPregnancy),
  detox: DetoxRules.prefault(startOfDetox),
  medicineAlerts: z.array(MedicineAlert).prefault(startOfMedicineAlerts),
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
