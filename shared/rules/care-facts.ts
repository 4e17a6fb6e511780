import type { AbsenceKind } from '../records/absence.ts'
import type { ClinicDay, Instant } from '../records/time.ts'
import type { DosedElsewhere } from './away.ts'
import type { RiskFacts } from './high-risk.ts'

/** What the counter needs of a client's states: away, pregnant, at risk, on new medicines. Nothing personal. */
export type CareFacts = {
  /** Today's absence. */
  away: { id: number; kind: AbsenceKind; fromDay: ClinicDay; untilDay: ClinicDay | null } | null
  /** Confirmed doses of other places, the latest last. */
  elsewhere: readonly DosedElsewhere[]
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
  dosingUnknown: null,
  pregnant: null,
  pregnancyAsk: false,
  newMedicine: false,
  risk: { returns: [], detoxEnded: [], answeredSince: null },
}
