import { ScaleResult, ScaleResultVoid } from '../../shared/records/scale.ts'
import { PlanReview, TreatmentPlan } from '../../shared/records/treatment-plan.ts'

/** The tables of plans and questionnaires, for `TABLES`. */
export const PLAN_TABLES = {
  plan_review: PlanReview,
  scale_result: ScaleResult,
  scale_result_void: ScaleResultVoid,
  treatment_plan: TreatmentPlan,
} as const

/** Their key columns where these are not `id`, for `KEYS`. */
export const PLAN_KEYS = { scale_result_void: 'scale_result_id' } as const
