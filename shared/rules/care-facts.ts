import type { AbsenceKind } from '../records/absence.ts'
import type { Drug } from '../records/product.ts'
import type { ClinicDay, Instant } from '../records/time.ts'
import type { DosedElsewhere } from './away.ts'
import type { RiskFacts } from './high-risk.ts'

/** Medicine that was given on the chart of a detoxification and taken: out of a camp box, or off the clinic's shelf. */
export interface ChartGift {
  readonly day: ClinicDay
  /** As near as the chart says. */
  readonly at: Instant
  readonly drug: Drug
  readonly amountMicrograms: number
  /** Null of what a doctor ordered on paper. */
  readonly doseOrderId: number | null
  readonly orderStep: number | null
}

/** What the counter needs of a client's states: away, pregnant, at risk, on new medicines. Nothing personal. */
export type CareFacts = {
  /** Today's absence. */
  away: { id: number; kind: AbsenceKind; fromDay: ClinicDay; untilDay: ClinicDay | null } | null
  /** Confirmed doses of other places, the latest last. */
  elsewhere: readonly DosedElsewhere[]
  /** Medicine on the charts of detoxifications of the last 60 days, in the order of giving; never of a later day. */
  chart: readonly ChartGift[]
  /** The camp in which the client is and whose box holds medicine: it is given there, and its paper comes later. */
  camp: { place: string; fromDay: ClinicDay } | null
  /** Back, and nobody has said whether doses were given there: counts as not taken. */
  dosingUnknown: { id: number; kind: AbsenceKind } | null
  pregnant: { day: ClinicDay; at: Instant } | null
  pregnancyAsk: boolean
  /** A medicine with an alert that no doctor has looked at. */
  newMedicine: boolean
  risk: Pick<RiskFacts, 'returns' | 'detoxEnded' | 'answeredSince'>
}

/** Of a client of whom nothing of the kind is known. */
export const noCare: CareFacts = {
  away: null,
  elsewhere: [],
  chart: [],
  camp: null,
  dosingUnknown: null,
  pregnant: null,
  pregnancyAsk: false,
  newMedicine: false,
  risk: { returns: [], detoxEnded: [], answeredSince: null },
}
