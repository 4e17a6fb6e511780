import type { AbsenceKind } from '../records/absence.ts'
import type { BroughtOver, Hold } from '../records/client.ts'
import type { OrderKind } from '../records/dose-order.ts'
import type { Episode } from '../records/episode.ts'
import type { Drug, Product } from '../records/product.ts'
import type { ReDoseOrder } from '../records/re-dose.ts'
import type { LadderStep } from '../records/rule-pack.ts'
import type { ClinicDay, Instant } from '../records/time.ts'
import type { CareFacts } from './care-facts.ts'
import type { DoseRecord, DoseState } from './dose-state.ts'
import type { HighRisk } from './high-risk.ts'
import type { AssessmentFacts, InductionReason } from './induction-check.ts'
import type { OrderFacts } from './order-step.ts'
import type { PackVersion, RuleReference } from './rule-pack.ts'
import type { StockBatch } from './stock-balance.ts'
import type { SplitLine } from './tablet-split.ts'

/** A product with its batches and what they hold; `openBatchId` is the pack confirmed for today. */
export type ShelfProduct = Pick<Product, 'id' | 'drug' | 'form' | 'strengthMicrograms' | 'stepsPerUnit'> & {
  batches: readonly (StockBatch & { balanceSteps: number })[]
  openBatchId: number | null
}

/** All that the rule of the counter looks at, for one client. Screen and server side give it the same. */
export type DoseFacts = {
  today: ClinicDay
  now: Instant
  timeZone: string
  dayOpen: boolean
  /** The client's open episodes. */
  episodes: readonly Pick<Episode, 'id' | 'kind'>[]
  /** Holds that nobody has released. */
  holds: readonly Pick<Hold, 'id' | 'kind'>[]
  /** The client's orders, past ones too: the last induction and the order of the last dose are asked about. */
  orders: readonly OrderFacts[]
  /** Doses of the last 60 days, of days to come (take-home), and in any case the last one taken. */
  doses: readonly DoseRecord[]
  /** What was asked and looked at today before doses of an induction, in the order of asking. */
  assessments: readonly AssessmentFacts[]
  /** Doctors' named orders to give a dose of today again. */
  redoses: readonly Pick<ReDoseOrder, 'id' | 'doseId' | 'amountMicrograms'>[]
  broughtOver: Pick<BroughtOver, 'lastDoseDay' | 'lastDoseMicrograms'> | null
  /** Dose passports that run or will: on their days another site gives the dose. */
  passports: readonly { id: number; fromDay: ClinicDay; untilDay: ClinicDay; receivingSite: number }[]
  /** Away, pregnant, at risk, on new medicines. */
  care: CareFacts
  /** Days kept on paper and not yet entered. */
  paperDaysNotEntered: readonly ClinicDay[]
  /** The office asks whether the client is enrolled at another site too, and nobody here has settled it. */
  officeCase: { caseNumber: number } | null
  pack: (PackVersion & { signed: boolean }) | null
  shelf: readonly ShelfProduct[]
  /** The slot asked for; null asks for the next. */
  slot: number | null
}

/** What is taken of one open pack for this dose. */
export type DoseLine = SplitLine & { batchId: number; batchNumber: string }

/** Why nothing may be given by the nurse alone: a doctor decides. */
export type DoctorReason =
  | { code: 'held'; kinds: Hold['kind'][] }
  | { code: 'no_order' }
  | { code: 'order_ended'; endDay: ClinicDay }
  | { code: 'order_stopped' }
  | { code: 'two_orders' }
  | { code: 'order_of_closed_episode' }
  /** So many days without that the order is suspended: a new induction. */
  | { code: 'order_suspended'; days: number }
  | { code: 'locked_ladder'; days: number; verdict: LadderStep['verdict'] }
  /** Early treatment, two days or more without: prescriber. */
  | { code: 'early_gap'; days: number }
  /** Early treatment, a day without, and the order would go up. */
  | { code: 'no_increase_after_gap'; days: number; fromMicrograms: number; toMicrograms: number }
  | { code: 'spilled'; doseId: number; slot: number }
  /** What was asked or seen before a dose of an induction wants a doctor; what it was follows. */
  | { code: 'induction_doctor'; assessmentId: number; orderId: number; slot: number }
  | InductionReason
  /** Days at another site of which nobody has told yet; they count as days without. */
  | { code: 'passport_days_unknown'; days: number }
  /** A taper or detoxification that was ordered before the client was known to be pregnant. */
  | { code: 'pregnant_taper'; day: ClinicDay }
  /** What another place gave last is another drug than ordered here, or less. */
  | { code: 'dose_elsewhere_differs'; drug: Drug; amountMicrograms: number; orderedMicrograms: number }

/** Why nothing may be given now, though no doctor is needed to mend it. */
export type BlockReason =
  | { code: 'day_not_open' }
  | { code: 'pack_unsigned' }
  | { code: 'no_episode' }
  | { code: 'order_not_begun'; startDay: ClinicDay }
  /** Brought over with a dose of today, which stands in the paper book. */
  | { code: 'dosed_on_paper'; day: ClinicDay; amountMicrograms: number }
  /** Another site gives today's dose, by dose passport. */
  | { code: 'on_passport'; receivingSite: number; untilDay: ClinicDay }
  /** Another place confirmed a dose of today. */
  | { code: 'dosed_elsewhere'; day: ClinicDay; amountMicrograms: number; drug: Drug }
  /** Got medicine today on the chart of a detoxification, `at` the last of it: the day's medicine comes from one place. */
  | { code: 'given_on_chart'; drug: Drug; amountMicrograms: number; at: Instant }
  /** In a camp with medicine in its box: what was given there today may be on paper only. */
  | { code: 'in_camp'; place: string; fromDay: ClinicDay }
  /** Away, as far as the register knows: that the client is back is said first. */
  | { code: 'away'; kind: AbsenceKind; fromDay: ClinicDay }
  | { code: 'no_such_slot'; slot: number }
  | { code: 'slot_passed'; slot: number }
  | { code: 'unknown_days_enter_sheet'; days: ClinicDay[] }
  /** Before a dose of an induction: not asked yet, or too long ago. */
  | { code: 'induction_not_asked' | 'induction_asked_long_ago'; orderId: number; slot: number }
  /** Asked, and too early; `until` is null where only asking again tells. What it was follows. */
  | { code: 'induction_wait'; orderId: number; slot: number; until: Instant | null }
  | InductionReason
  | {
      code: 'wait_hours'
      until: Instant
      since: Instant
      leastHours: number
      slot: number
      doseId: number | null
    }
  | { code: 'above_day_total'; totalMicrograms: number; usedMicrograms: number; askedMicrograms: number }
  | ShelfReason

export type ShelfReason =
  | { code: 'two_strengths_open'; strengths: number[] }
  | { code: 'no_stock'; drug: Drug }
  | { code: 'expired_stock'; drug: Drug }
  | { code: 'no_open_pack'; productIds: number[] }
  | { code: 'amount_not_makeable'; amountMicrograms: number; below: number | null; above: number | null }

/** What the person at the counter should know, without being stopped. */
export type DoseNotice =
  | { code: 'changed_dose'; wasMicrograms: number; nowMicrograms: number; wasDrug: Drug; from: ClinicDay }
  | { code: 'first_dose'; kind: OrderKind }
  | { code: 'dose_again'; lost: 'spilled' | 'vomited'; ofMicrograms: number }
  | { code: 'diversion_suspected' | 'diversion_confirmed'; doseId: number; day: ClinicDay }
  | { code: 'ask_office'; caseNumber: number }
  | { code: 'order_ends_soon'; endDay: ClinicDay; days: number }
  | { code: 'early_treatment'; day: number }
  | ({ code: 'high_risk' } & HighRisk)
  | { code: 'new_medicine' }
  | { code: 'dosing_there_unknown'; kind: AbsenceKind }
  | { code: 'pregnant'; day: ClinicDay }
  | { code: 'pregnancy_ask' }
  | { code: 'days_without'; days: number; lastDoseDay: ClinicDay | null }
  | { code: 'usual_if_sober'; days: number }
  | { code: 'lowered_by_ladder'; fromMicrograms: number; toMicrograms: number; days: number }
  | { code: 'increase_held_back'; fromMicrograms: number; toMicrograms: number }
  | { code: 'passport_days_unknown'; days: number }
  | { code: 'split_recomputed' }
  | { code: 'expiring_batch'; batchId: number; batchNumber: string; expiryDay: ClinicDay; days: number }

export type DoseVerdict =
  | {
      outcome: 'due'
      orderId: number
      episodeId: number
      drug: Drug
      step: number
      slot: number
      /** How many slots the day has. */
      slots: number
      /** 1 + earlier rows of this slot: what the new row's `attempt` is. */
      attempt: number
      /** The dose that a doctor's named order gives again; null for a dose of the order itself. */
      redoseOf: number | null
      amountMicrograms: number
      /** What the order says for this slot; the amount is never above it. */
      orderedMicrograms: number
      lines: DoseLine[]
      notices: DoseNotice[]
      /** Whole clinic days without drug; null before any dose. */
      daysWithout: number | null
      rule: RuleReference
    }
  | {
      outcome: 'already_given'
      doseId: number
      slot: number
      at: Instant
      amountMicrograms: number
      staffId: number
      state: DoseState
      kind: DoseRecord['kind']
    }
  | {
      outcome: 'in_progress'
      doseId: number
      clinicDay: ClinicDay
      slot: number
      state: DoseState
      at: Instant
      amountMicrograms: number
    }
  | { outcome: 'not_due'; nextDay: ClinicDay | null }
  | { outcome: 'see_doctor'; reasons: DoctorReason[]; rule: RuleReference | null }
  | { outcome: 'blocked'; reasons: BlockReason[] }
