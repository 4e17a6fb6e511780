import type { InductionAssessment, InductionDecision } from '../../shared/records/induction.ts'
import type { Instant } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { rowOf, rowsOf } from './rows.ts'

/** An assessment with a doctor's word on it; `goOn` is null while no doctor said one. */
export type AssessmentStored = InductionAssessment & { goOn: InductionDecision['goOn'] | null }

const ASSESSMENTS = `SELECT a.*, d.go_on FROM induction_assessment a
  LEFT JOIN induction_decision d ON d.induction_assessment_id = a.id`

/** What was asked of a client on one open day, the oldest first. */
export function assessmentsOfDay(db: Reader, clientId: number, clinicDayId: number): AssessmentStored[] {
  return rowsOf(
    db,
    `${ASSESSMENTS} WHERE a.client_id = ? AND a.clinic_day_id = ? ORDER BY a.id`,
    clientId,
    clinicDayId,
  )
}

export function assessmentById(db: Reader, id: number): AssessmentStored | undefined {
  return rowOf(db, `${ASSESSMENTS} WHERE a.id = ?`, id)
}

/** The last dose given to each client on the first day of an induction, written on one open day. */
export function firstDayDoses(
  db: Reader,
  clinicDayId: number,
): { clientId: number; registerNumber: number; doseOrderId: number; givenAt: Instant }[] {
  return rowsOf(
    db,
    `SELECT d.client_id, c.register_number, d.dose_order_id, max(e.at) AS given_at
     FROM dose d
     JOIN dose_order o ON o.id = d.dose_order_id AND o.kind IN ('induction', 're_induction')
     JOIN dose_event e ON e.dose_id = d.id AND e.kind = 'given'
     JOIN client c ON c.id = d.client_id
     WHERE d.clinic_day_id = ? AND d.kind = 'observed'
       AND NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id)
       AND NOT EXISTS (SELECT 1 FROM dose b JOIN dose_event g ON g.dose_id = b.id AND g.kind = 'given'
                       WHERE b.dose_order_id = d.dose_order_id AND b.clinic_day < d.clinic_day
                         AND NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = b.id))
     GROUP BY d.client_id ORDER BY given_at`,
    clinicDayId,
  )
}
