import { z } from 'zod'
import { Cows } from './cows.ts'
import { ClinicDay, Flag, Id, Instant, Sealed } from './time.ts'

export const DetoxTalkKind = z.enum(['pre', 'post'])
export type DetoxTalkKind = z.infer<typeof DetoxTalkKind>

/** That counselling before or after a detoxification took place; what was said is a session's note. */
export const DetoxTalk = z.object({
  id: Id,
  clientId: Id,
  kind: DetoxTalkKind,
  day: ClinicDay,
  staffId: Id,
  at: Instant,
})
export type DetoxTalk = z.infer<typeof DetoxTalk>

export const CheckAnswer = z.enum(['no', 'yes', 'unsure'])
export type CheckAnswer = z.infer<typeof CheckAnswer>

/** What is asked before somebody is admitted. Sealed as JSON in `detox_check.detail`. */
export const CheckAnswers = z.object({
  /** `no` of those who cannot become pregnant. */
  pregnant: CheckAnswer,
  seizures: CheckAnswer,
  alcohol: CheckAnswer,
  benzodiazepines: CheckAnswer,
  /** Breaths in a minute, counted. */
  breaths: z.number().int().min(0).max(80),
})
export type CheckAnswers = z.infer<typeof CheckAnswers>

export const DetoxCheck = z.object({
  id: Id,
  clientId: Id,
  day: ClinicDay,
  detail: Sealed,
  /** Whether the rule stopped it for a doctor that day. */
  stopped: Flag,
  staffId: Id,
  at: Instant,
})
export type DetoxCheck = z.infer<typeof DetoxCheck>

export const CheckVerdict = z.enum(['admit', 'not_here'])
export type CheckVerdict = z.infer<typeof CheckVerdict>

/** What a doctor decided of a check that stopped. */
export const DetoxCheckDecision = z.object({
  detoxCheckId: Id,
  verdict: CheckVerdict,
  note: Sealed,
  staffId: Id,
  at: Instant,
})

export const DetoxSetting = z.enum(['camp', 'centre', 'home'])
export type DetoxSetting = z.infer<typeof DetoxSetting>

/** The beginning of a detoxification; at home there is no camp and no bed. */
export const DetoxAdmission = z.object({
  episodeId: Id,
  setting: DetoxSetting,
  campId: Id.nullable(),
  day: ClinicDay,
  detoxCheckId: Id,
  consentId: Id,
  /** Admitted although every bed was taken; somebody said so. */
  overBeds: Flag,
  staffId: Id,
  at: Instant,
})
export type DetoxAdmission = z.infer<typeof DetoxAdmission>

export const DetoxShift = z.enum(['morning', 'afternoon', 'night'])
export type DetoxShift = z.infer<typeof DetoxShift>

export const DetoxComplication = z.enum([
  'vomiting',
  'dehydration',
  'seizure',
  'confusion',
  'overdose',
  'self_harm',
  'infection',
  'other',
])
export type DetoxComplication = z.infer<typeof DetoxComplication>

export const ChartFood = z.enum(['nothing', 'little', 'half', 'all'])
export type ChartFood = z.infer<typeof ChartFood>

/** As measured; null is not measured. Wide bounds here: what is unlikely is warned of, by the rule pack. */
export const Vitals = z.object({
  pulse: z.number().int().min(0).max(300).nullable(),
  systolic: z.number().int().min(0).max(350).nullable(),
  diastolic: z.number().int().min(0).max(250).nullable(),
  /** Tenths of a degree Celsius. */
  temperatureTenths: z.number().int().min(200).max(460).nullable(),
  breaths: z.number().int().min(0).max(80).nullable(),
})
export type Vitals = z.infer<typeof Vitals>

/** One shift of one person; sealed as JSON in `detox_chart.detail`. The total of COWS is computed, never kept. */
export const ChartBody = z.object({
  cows: Cows.nullable(),
  vitals: Vitals,
  sleepHours: z.number().min(0).max(24).nullable(),
  food: ChartFood.nullable(),
  complications: z.array(DetoxComplication).max(8),
  /** Medicines that are in no narcotic book, in the nurse's words. */
  otherMedicines: z.string().max(300),
})
export type ChartBody = z.infer<typeof ChartBody>

export const DetoxChart = z.object({
  id: Id,
  episodeId: Id,
  day: ClinicDay,
  shift: DetoxShift,
  detail: Sealed,
  /** What the next shift must know. */
  note: Sealed.nullable(),
  /** The paper chart that it was copied from. */
  detoxSheetId: Id.nullable(),
  /** The chart that this one puts right. */
  replaces: Id.nullable(),
  staffId: Id,
  at: Instant,
})
export type DetoxChart = z.infer<typeof DetoxChart>

/** A numbered paper chart; without an episode it is blank, for somebody who is admitted where no PC is. */
export const DetoxSheet = z.object({
  id: Id,
  campId: Id.nullable(),
  episodeId: Id.nullable(),
  firstDay: ClinicDay,
  days: z.number().int().min(1).max(7),
  staffId: Id,
  at: Instant,
})
export type DetoxSheet = z.infer<typeof DetoxSheet>

/** Medicine out of a camp box on a day of the chart; amount, batch and client are those of the box's entry. */
export const DetoxMedication = z.object({
  id: Id,
  episodeId: Id,
  day: ClinicDay,
  shift: DetoxShift,
  subStoreEntryId: Id,
  /** The order in the register, with its step; null of what a doctor ordered on paper. */
  doseOrderId: Id.nullable(),
  orderStep: z.number().int().min(1).nullable(),
  paperDoctorId: Id.nullable(),
  staffId: Id,
  at: Instant,
})
export type DetoxMedication = z.infer<typeof DetoxMedication>

/** Medicine off the clinic's own shelf on a day of the chart; its batches are the entries of the narcotic book. */
export const DetoxShelfGift = z.object({
  id: Id,
  episodeId: Id,
  day: ClinicDay,
  shift: DetoxShift,
  productId: Id,
  /** In whole steps of the product, above zero. */
  steps: z.number().int().min(1),
  doseOrderId: Id.nullable(),
  orderStep: z.number().int().min(1).nullable(),
  paperDoctorId: Id.nullable(),
  staffId: Id,
  at: Instant,
  recordedAt: Instant,
})
export type DetoxShelfGift = z.infer<typeof DetoxShelfGift>

/** One batch of it: taken, or brought back. */
export const DetoxShelfEntry = z.object({ stockEntryId: Id, detoxShelfGiftId: Id })

/** Nobody took any of it. */
export const DetoxShelfBack = z.object({ detoxShelfGiftId: Id, staffId: Id, at: Instant })

export const DetoxOutcome = z.enum([
  'completed',
  'to_ost',
  'transferred',
  'hospital',
  'left_early',
  'sent_away',
])
export type DetoxOutcome = z.infer<typeof DetoxOutcome>

export const DischargeTalk = z.enum(['held', 'gone', 'not_able'])
export const DischargeKit = z.enum(['given', 'has_one', 'refused', 'none_here', 'gone'])
export type DischargeKit = z.infer<typeof DischargeKit>

/** The end of a detoxification that nobody died in. Follow-ups are planned from its day. */
export const DetoxDischarge = z.object({
  episodeId: Id,
  day: ClinicDay,
  outcome: DetoxOutcome,
  /** The talk about lost tolerance: the old dose can kill now. */
  toleranceTalk: DischargeTalk,
  naloxone: DischargeKit,
  naloxoneEntryId: Id.nullable(),
  note: Sealed.nullable(),
  staffId: Id,
  at: Instant,
})
export type DetoxDischarge = z.infer<typeof DetoxDischarge>
