import type { AbsenceKind } from '../../../shared/records/absence.ts'
import type { RiskCause } from '../../../shared/rules/high-risk.ts'

/** Why a client is at high risk, within a sentence. */
export const riskCauses: Record<RiskCause, string> = {
  early: 'first weeks of treatment',
  prison: 'after prison',
  custody: 'after custody',
  hospital: 'after hospital',
  detox: 'after detoxification',
  gap: 'after days without a dose',
}

/** Where a client was, within a sentence. */
export const awayPlaces: Record<AbsenceKind, string> = {
  hospital: 'hospital',
  custody: 'custody',
  prison: 'prison',
  travel: 'a journey',
}

/** What a client's states have to say beside a dose. */
export const careNoticeWords = {
  high_risk: (cause: RiskCause, day: string) =>
    `High risk until ${day} (${riskCauses[cause]}): naloxone kit and talk not answered yet`,
  high_risk_answered: (cause: RiskCause, day: string) =>
    `High risk until ${day} (${riskCauses[cause]}); kit and talk are answered`,
  new_medicine: 'New medicine: doctor to review dose',
  dosing_there_unknown: (kind: AbsenceKind) =>
    `Back from ${awayPlaces[kind]}, doses there not known: they count as not taken`,
  pregnant: (day: string) => `Pregnant, said on ${day}: no taper and no detoxification without the doctor`,
  pregnancy_ask: 'Ask about pregnancy, on the client’s Care page',
} as const
