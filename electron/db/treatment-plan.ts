import type { PlanReview, TreatmentPlan } from '../../shared/records/treatment-plan.ts'
import type { Reader } from './connection.ts'
import { rowOf, rowsOf } from './rows.ts'

/** Every version of a client's plan, the newest first. */
export function plansOf(db: Reader, clientId: number): TreatmentPlan[] {
  return rowsOf(db, 'SELECT * FROM treatment_plan WHERE client_id = ? ORDER BY id DESC', clientId)
}

export function planById(db: Reader, id: number): TreatmentPlan | undefined {
  return rowOf(db, 'SELECT * FROM treatment_plan WHERE id = ?', id)
}

/** The oldest first. */
export function reviewsOf(db: Reader, planId: number): PlanReview[] {
  return rowsOf(db, 'SELECT * FROM plan_review WHERE treatment_plan_id = ? ORDER BY id', planId)
}

/** Every client's plan in force, without its text. */
export function plansInForce(db: Reader): Pick<TreatmentPlan, 'id' | 'clientId' | 'reviewDay'>[] {
  return rowsOf(
    db,
    `SELECT p.id, p.client_id, p.review_day FROM treatment_plan p
     WHERE NOT EXISTS (SELECT 1 FROM treatment_plan later WHERE later.supersedes = p.id) ORDER BY p.client_id`,
  )
}
