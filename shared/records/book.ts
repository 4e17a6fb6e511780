import { z } from 'zod'
import type { DayOutcome } from './clinic-day.ts'
import type { Dose, DoseEventKind } from './dose.ts'
import type { EpisodeKind } from './episode.ts'
import type { FollowUpEvidence, FollowUpOutcome, VisitMet, VisitPlace } from './follow-up.ts'
import type { Drug, Product } from './product.ts'
import { ReportPeriod } from './report.ts'
import type { SessionKind, SessionPlace } from './session.ts'
import type { StockEntryKind } from './stock-entry.ts'
import { type ClinicDay, Id, type Instant } from './time.ts'

/** The books that a clinic keeps on its shelf, beside the page of each day. */
export const BookKind = z.enum(['doses', 'narcotic', 'counselling', 'follow_up'])
export type BookKind = z.infer<typeof BookKind>

/** Which book, over which clinic days; the narcotic register is kept a product at a time. */
export const BookScope = z
  .object({ book: BookKind, period: ReportPeriod, productId: Id.nullable() })
  .refine(({ book, productId }) => (book === 'narcotic') === (productId !== null), {
    path: ['productId'],
    message: 'choose_one',
  })
export type BookScope = z.infer<typeof BookScope>

/** Rows of a book say register numbers and keys of staff; no row holds a sealed column. */
interface BookRowOf<Kind extends BookKind> {
  readonly book: Kind
  readonly day: ClinicDay
}

/** What was taken off the shelf for a dose, a batch a part; in steps. */
export interface BookPart extends Pick<Product, 'form' | 'strengthMicrograms' | 'stepsPerUnit'> {
  readonly batchNumber: string
  readonly steps: number
}

/** A dose as it was handed out, or a line of the closed day on which nothing was. */
export interface DoseBookRow extends BookRowOf<'doses'> {
  readonly registerNumber: number
  /** Null on a line without a dose, as everything below that belongs to one. */
  readonly drug: Drug | null
  readonly amountMicrograms: number
  readonly at: Instant | null
  readonly staffId: number | null
  readonly kind: Dose['kind'] | null
  /** The day whose slot it claims: later than `day` when it was carried home. */
  readonly forDay: ClinicDay
  readonly slot: number
  readonly state: Exclude<DoseEventKind, `diversion_${string}`> | DayOutcome | 'voided'
  /** The code of why: of the void, of the incident, of a refusal. */
  readonly why: string | null
  readonly parts: readonly BookPart[]
  /** Identified without the card. */
  readonly noCardReason: Dose['noCardReason']
  /** Number of the paper sheet that it was entered from. */
  readonly paperSheet: number | null
  readonly diversion: 'suspected' | 'confirmed' | null
  readonly redose: boolean
}

/** A line of the narcotic register, in steps: a day's doses of a batch, another entry, or a balance carried. */
export interface NarcoticBookRow extends BookRowOf<'narcotic'> {
  readonly line: 'entry' | 'doses' | 'brought_forward' | 'carried_forward'
  readonly kind: StockEntryKind | null
  readonly otherParty: string | null
  readonly document: string | null
  readonly why: string | null
  readonly batchNumber: string | null
  readonly received: number
  readonly issued: number
  readonly doses: number
  readonly returned: number
  readonly wasted: number
  readonly sent: number
  readonly corrected: number
  readonly balance: number
  readonly staffId: number | null
  readonly approverId: number | null
  readonly countersignOwed: boolean
}

/** A counselling session, without a word of its note. */
export interface CounsellingBookRow extends BookRowOf<'counselling'> {
  readonly startMinute: number
  readonly minutes: number
  readonly kind: SessionKind
  readonly place: SessionPlace
  readonly registerNumbers: readonly number[]
  readonly relatives: number
  readonly topics: readonly string[]
  readonly nextDay: ClinicDay | null
  readonly staffId: number
  readonly voided: string | null
}

/** An attempt to meet somebody after a discharge. */
export interface FollowUpBookRow extends BookRowOf<'follow_up'> {
  readonly registerNumber: number
  readonly after: EpisodeKind
  readonly closedDay: ClinicDay
  /** Its place in the plan; 0 between two dates of it. */
  readonly step: number
  readonly place: VisitPlace
  readonly met: VisitMet
  readonly outcome: FollowUpOutcome | null
  readonly evidence: FollowUpEvidence | null
  readonly routeNumber: number | null
  readonly staffId: number
  readonly voided: string | null
}

export type BookRow = DoseBookRow | NarcoticBookRow | CounsellingBookRow | FollowUpBookRow

/** What stands around the rows of a book, the same on every page. */
export interface BookFrame {
  readonly book: BookKind
  readonly period: ReportPeriod
  /** Of the narcotic register. */
  readonly product: Pick<Product, 'drug' | 'form' | 'strengthMicrograms' | 'stepsPerUnit'> | null
  readonly site: { readonly name: string; readonly district: string; readonly timeZone: string }
  readonly printedAt: Instant
  readonly printedBy: string
  /** The period's last closed day with its code; null while none of its days is closed. */
  readonly close: { readonly day: ClinicDay; readonly code: string } | null
  /** A day of the period is open still, so the book may change. */
  readonly draft: boolean
  /** Names of the staff by key. */
  readonly staff: Readonly<Record<number, string>>
}

/** One page of a book. */
export interface BookSheet {
  readonly rows: readonly BookRow[]
  readonly page: number
  readonly of: number
}
