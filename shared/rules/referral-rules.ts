import type { ReferralPurpose } from '../records/referral.ts'
import type { Role } from '../records/staff.ts'
import type { ClinicDay } from '../records/time.ts'

export interface ReferralStages {
  readonly attendedDay: ClinicDay | null
  readonly resultDay: ClinicDay | null
  readonly endedFor: string | null
  readonly byDay: ClinicDay
}

export type ReferralStage = 'referred' | 'overdue' | 'attended' | 'result_known' | 'ended'

/** How far a referral has come. Overdue: the day agreed is past and nobody knows that the client went. */
export function referralStage(referral: ReferralStages, today: ClinicDay): ReferralStage {
  if (referral.resultDay !== null) return 'result_known'
  if (referral.endedFor !== null) return 'ended'
  if (referral.attendedDay !== null) return 'attended'
  return referral.byDay < today ? 'overdue' : 'referred'
}

/** Purposes that tell what a test found: who is sent to HIV care has HIV. */
const tellsResult: readonly ReferralPurpose[] = ['hiv_care', 'hepatitis_care', 'tb_care']

/**
 * Whether a person may see for what somebody was sent: results are for doctor and counsellor (decisions.md, *People,
 * acts, second person*), and whoever made the referral knows it.
 */
export function maySeePurpose(purpose: ReferralPurpose, role: Role, madeIt: boolean): boolean {
  return madeIt || role === 'doctor' || role === 'counsellor' || !tellsResult.includes(purpose)
}

/** What the place found or did is for doctor and counsellor alone. */
export const maySeeResult = (role: Role): boolean => role === 'doctor' || role === 'counsellor'
