import { z } from 'zod'
import {
  ChartBody,
  CheckAnswers,
  CheckVerdict,
  DetoxDischarge,
  DetoxSetting,
  DetoxShift,
  DetoxTalkKind,
} from '../records/detox.ts'
import { ClosingReason } from '../records/episode.ts'
import { Product } from '../records/product.ts'
import { DetoxRules } from '../records/rule-pack-lines.ts'
import { ClinicDay, Id, Instant, Micrograms } from '../records/time.ts'

export const RedFlagWord = z.enum(['pregnant', 'seizures', 'alcohol', 'benzodiazepines', 'slow_breathing'])
const Band = z.enum(['none', 'mild', 'moderate', 'moderately_severe', 'severe'])
const Scale = z.object({ total: z.number().int(), band: Band })
const BoxProduct = Product.omit({ at: true })

export const CheckView = z.object({
  id: Id,
  clientId: Id,
  registerNumber: z.number().int(),
  day: ClinicDay,
  answers: CheckAnswers,
  flags: z.array(RedFlagWord),
  by: z.string(),
  decision: z.object({ verdict: CheckVerdict, note: z.string(), by: z.string() }).nullable(),
  /** Somebody was admitted by it. */
  used: z.boolean(),
})
export type CheckView = z.infer<typeof CheckView>

export const ChartView = z.object({
  id: Id,
  day: ClinicDay,
  shift: DetoxShift,
  body: ChartBody,
  /** Computed of a whole scale; null without one. */
  cows: Scale.nullable(),
  note: z.string().nullable(),
  sheet: Id.nullable(),
  by: z.string(),
  at: Instant,
})
export type ChartView = z.infer<typeof ChartView>

/** Medicine that the client got: out of a box, off the clinic's shelf, or as a dose at the counter. */
export const GivenView = z.object({
  from: z.enum(['box', 'shelf', 'counter']),
  /** Of the medication row, or of the dose. */
  id: Id,
  day: ClinicDay,
  shift: DetoxShift.nullable(),
  drug: Product.shape.drug,
  amountMicrograms: Micrograms,
  /** Of box and shelf: what was given, in steps of its product. */
  steps: z.number().int().nullable(),
  product: BoxProduct.nullable(),
  onPaper: z.boolean(),
  by: z.string(),
})
export type GivenView = z.infer<typeof GivenView>

export const DetoxEpisodeView = z.object({
  episodeId: Id,
  clientId: Id,
  registerNumber: z.number().int(),
  setting: DetoxSetting,
  campId: Id.nullable(),
  place: z.string().nullable(),
  from: ClinicDay,
  /** The day of discharge, or on which the treatment was closed otherwise; null while it lasts. */
  to: ClinicDay.nullable(),
  days: z.number().int(),
  overBeds: z.boolean(),
  discharge: DetoxDischarge.pick({ day: true, outcome: true, toleranceTalk: true, naloxone: true })
    .extend({ note: z.string().nullable() })
    .nullable(),
  /** Closed without a discharge: a death, a mistake. */
  closedFor: ClosingReason.nullable(),
  charts: z.array(ChartView),
  given: z.array(GivenView),
  sheets: z.array(
    z.object({ id: Id, firstDay: ClinicDay, days: z.number().int(), entered: z.number().int() }),
  ),
})
export type DetoxEpisodeView = z.infer<typeof DetoxEpisodeView>

/** What is in the boxes from which this client may be given medicine. */
export const BoxChoice = z.object({
  boxId: Id,
  box: z.string(),
  batchId: Id,
  batchNumber: z.string(),
  expiryDay: ClinicDay,
  product: BoxProduct,
  steps: z.number().int(),
})
export type BoxChoice = z.infer<typeof BoxChoice>

/** What stands on the clinic's shelf of a product: all of it, and the pack that is taken first. */
export const ShelfChoice = z.object({
  product: BoxProduct,
  steps: z.number().int(),
  batchNumber: z.string(),
  expiryDay: ClinicDay,
})
export type ShelfChoice = z.infer<typeof ShelfChoice>

export const ClientDetox = z.object({
  today: ClinicDay,
  clientId: Id,
  registerNumber: z.number().int(),
  sex: z.enum(['M', 'F', 'T']),
  rules: DetoxRules,
  talks: z.array(z.object({ id: Id, kind: DetoxTalkKind, day: ClinicDay, by: z.string() })),
  /** The consent to detoxification that stands. */
  consentDay: ClinicDay.nullable(),
  /** The newest check that admitted nobody. */
  check: CheckView.nullable(),
  /** Camps into which somebody could be admitted, those that are over included: paper comes later. */
  camps: z.array(
    z.object({
      id: Id,
      label: z.string(),
      kind: z.enum(['camp', 'centre']),
      firstDay: ClinicDay,
      lastDay: ClinicDay,
      beds: z.number().int(),
      taken: z.number().int(),
    }),
  ),
  /** The newest first; the first one may still last. */
  episodes: z.array(DetoxEpisodeView),
  /** Of the one that lasts. */
  boxes: z.array(BoxChoice),
  /** Empty of somebody in a camp, where medicine comes out of the box. */
  shelf: z.array(ShelfChoice),
  orderToday: z.object({ drug: Product.shape.drug, totalMicrograms: Micrograms }).nullable(),
  doctors: z.array(z.object({ id: Id, name: z.string() })),
  kitsUsable: z.number().int(),
})
export type ClientDetox = z.infer<typeof ClientDetox>

export const DetoxLine = z.object({
  episodeId: Id,
  clientId: Id,
  registerNumber: z.number().int(),
  place: z.string().nullable(),
  setting: DetoxSetting,
  from: ClinicDay,
  days: z.number().int(),
  long: z.boolean(),
  lastCows: Scale.extend({ day: ClinicDay }).nullable(),
  chartedToday: z.array(DetoxShift),
  handover: z.string().nullable(),
})
export type DetoxLine = z.infer<typeof DetoxLine>

export const SheetView = z.object({
  id: Id,
  campId: Id.nullable(),
  place: z.string().nullable(),
  /** Null of a blank one. */
  episodeId: Id.nullable(),
  registerNumber: z.number().int().nullable(),
  firstDay: ClinicDay,
  days: z.number().int(),
  /** Charts that were copied from it. */
  entered: z.number().int(),
})
export type SheetView = z.infer<typeof SheetView>

const GiftSteps = z.number().int().min(1).max(1_000_000)
/** Out of a camp box, batch by batch; off the shelf the program chooses the pack. */
export const Gift = z.union([
  z.object({ boxId: Id, batchId: Id, steps: GiftSteps }),
  z.object({ productId: Id, steps: GiftSteps }),
])

/** One line of a paper chart. `line` is the row of the grid, given back with what became of it. */
export const SheetLine = z.object({
  line: z.number().int().min(0).max(100),
  day: ClinicDay,
  shift: DetoxShift,
  body: ChartBody,
  note: z.string().max(1000),
  gift: Gift.nullable(),
})
export type SheetLine = z.infer<typeof SheetLine>
