import { z } from 'zod'
import {
  ChartBody,
  CheckAnswers,
  CheckVerdict,
  DetoxDischarge,
  DetoxOutcome,
  DetoxSetting,
  DetoxShift,
  DetoxTalkKind,
  DischargeKit,
  DischargeTalk,
} from '../records/detox.ts'
import { ClosingReason } from '../records/episode.ts'
import { Product } from '../records/product.ts'
import { DetoxRules } from '../records/rule-pack-lines.ts'
import { ClinicDay, Id, Instant, Micrograms, RequestId } from '../records/time.ts'
import { call, Problem } from './call.ts'

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

/** Medicine that the client got: out of a box, or as a dose at the counter. */
export const GivenView = z.object({
  from: z.enum(['box', 'counter']),
  /** Of the medication row, or of the dose. */
  id: Id,
  day: ClinicDay,
  shift: DetoxShift.nullable(),
  drug: Product.shape.drug,
  amountMicrograms: Micrograms,
  /** Of a box: what was given, in steps of its product. */
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

const Gift = z.object({ boxId: Id, batchId: Id, steps: z.number().int().min(1).max(1_000_000) })

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

const ofClient = z.object({ requestId: RequestId, clientId: Id })
const ofEpisode = z.object({ requestId: RequestId, episodeId: Id })

export const detox = {
  /** Everybody who is in detoxification now, checks that wait for a doctor, and paper charts that are out. */
  list: call('detox.see').output(
    z.object({
      today: ClinicDay,
      lines: z.array(DetoxLine),
      waiting: z.array(CheckView),
      sheets: z.array(SheetView),
      camps: z.array(z.object({ id: Id, label: z.string(), firstDay: ClinicDay, lastDay: ClinicDay })),
    }),
  ),
  client: call('detox.see')
    .input(z.object({ clientId: Id }))
    .output(ClientDetox),
  /** Counselling before or after took place. Invalid: `day` `day_ahead`. */
  talk: call('detox.write')
    .input(ofClient.extend({ kind: DetoxTalkKind, day: ClinicDay }))
    .output(ClientDetox),
  /** What is asked before an admission. Invalid: `day` `day_ahead`. */
  check: call('detox.write')
    .input(ofClient.extend({ day: ClinicDay, answers: CheckAnswers }))
    .output(ClientDetox),
  /** A doctor decides of a check that stopped. Refused: `check_decided`, `check_not_stopped`. */
  decide: call('detox.decide')
    .input(
      z.object({
        requestId: RequestId,
        checkId: Id,
        verdict: CheckVerdict,
        note: z.string().trim().min(3).max(1000),
      }),
    )
    .output(ClientDetox),
  /** Opens the episode. Refused with the codes of `admissionProblems`, all of them at once. */
  admit: call('detox.write')
    .input(ofClient.extend({ day: ClinicDay, campId: Id.nullable(), overBeds: z.boolean() }))
    .output(ClientDetox),
  /** One shift. Invalid with the codes of `chartProblems`. `replaces` puts an earlier chart right. */
  chart: call('detox.write')
    .input(
      ofEpisode.extend({
        day: ClinicDay,
        shift: DetoxShift,
        body: ChartBody,
        note: z.string().max(1000),
        replaces: Id.nullable(),
      }),
    )
    .output(ClientDetox),
  /**
   * Medicine out of a box of the camp. Refused with the codes of `medicationProblem`, `box_has_less`, `batch_expired`,
   * `box_not_of_camp`, `dosed_at_counter`; invalid `day` as a chart. `paperDoctorId`: who ordered it on paper.
   */
  medicate: call('detox.medicate')
    .input(ofEpisode.extend({ day: ClinicDay, shift: DetoxShift, gift: Gift, paperDoctorId: Id.nullable() }))
    .output(ClientDetox),
  /** Nobody took any of it: back into the box. Refused: `issue_undone_already`, `box_closed`. */
  medicineBack: call('detox.medicate')
    .input(z.object({ requestId: RequestId, medicationId: Id }))
    .output(ClientDetox),
  /**
   * Closes the episode. Invalid with the codes of `dischargeProblems`; refused `discharged_before`, `kits_none`,
   * `kits_expired`. Follow-ups are planned from the row that this writes.
   */
  discharge: call('detox.write')
    .input(
      ofEpisode.extend({
        day: ClinicDay,
        outcome: DetoxOutcome,
        toleranceTalk: DischargeTalk,
        naloxone: DischargeKit,
        note: z.string().trim().max(1000),
      }),
    )
    .output(ClientDetox),
  /**
   * Numbered paper charts: for one episode, or blank ones for a camp. Invalid: `episodeId` `discharged_before`.
   */
  makeSheets: call('detox.write')
    .input(
      z.object({
        requestId: RequestId,
        campId: Id.nullable(),
        episodeId: Id.nullable(),
        firstDay: ClinicDay,
        days: z.number().int().min(1).max(7),
        count: z.number().int().min(1).max(40),
      }),
    )
    .output(z.array(SheetView)),
  /** A paper chart by its number, with the client's page where it has one. */
  sheet: call('detox.see')
    .input(z.object({ sheetId: Id }))
    .output(SheetView),
  /** Writes the lines that can be written, each by itself; the others come back with what is wrong. */
  enter: call('detox.write')
    .input(
      z.object({
        requestId: RequestId,
        sheetId: Id,
        episodeId: Id,
        paperDoctorId: Id.nullable(),
        lines: z.array(SheetLine).min(1).max(40),
      }),
    )
    .output(
      z.object({
        lines: z.array(z.object({ line: z.number().int(), saved: z.boolean(), problems: z.array(Problem) })),
        client: ClientDetox,
      }),
    ),
}
