import {
  FollowUpVisit,
  FollowUpVoid,
  RouteLine,
  RouteList,
  RoutePaper,
} from '../../shared/records/follow-up.ts'
import {
  Referral,
  ReferralAttended,
  ReferralEnd,
  ReferralPlace,
  ReferralPlaceEnd,
  ReferralResult,
} from '../../shared/records/referral.ts'
import {
  IncomeReport,
  RehabilitationDuty,
  RehabilitationDutyEnd,
  RehabilitationPhase,
  Training,
  TrainingEnd,
  TrainingMonth,
} from '../../shared/records/rehabilitation.ts'

/** The tables of follow-ups, rehabilitation and referrals, for `TABLES`. */
export const FOLLOW_UP_TABLES = {
  follow_up_visit: FollowUpVisit,
  follow_up_void: FollowUpVoid,
  income_report: IncomeReport,
  referral: Referral,
  referral_attended: ReferralAttended,
  referral_end: ReferralEnd,
  referral_place: ReferralPlace,
  referral_place_end: ReferralPlaceEnd,
  referral_result: ReferralResult,
  rehabilitation_duty: RehabilitationDuty,
  rehabilitation_duty_end: RehabilitationDutyEnd,
  rehabilitation_phase: RehabilitationPhase,
  route_line: RouteLine,
  route_list: RouteList,
  route_paper: RoutePaper,
  training: Training,
  training_end: TrainingEnd,
  training_month: TrainingMonth,
} as const

/** Their key columns where these are not `id`, for `KEYS`. */
export const FOLLOW_UP_KEYS = {
  follow_up_void: 'follow_up_visit_id',
  referral_attended: 'referral_id',
  referral_end: 'referral_id',
  referral_place_end: 'referral_place_id',
  referral_result: 'referral_id',
  rehabilitation_duty_end: 'rehabilitation_duty_id',
  training_end: 'training_id',
} as const
