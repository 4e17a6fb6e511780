import type { KitAndTalk, PregnancyAnswer, TakenBack } from '../../shared/records/care-answer.ts'
import type { ClientMedicine } from '../../shared/records/client-medicine.ts'
import type { Overdose } from '../../shared/records/overdose.ts'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import type { TreatmentLetter } from '../../shared/records/treatment-letter.ts'
import type { Reader } from './connection.ts'
import { oneOf, rowOf, rowsOf } from './rows.ts'

type Subject = TakenBack['subject']

const standing = (subject: Subject, key: string) =>
  `NOT EXISTS (SELECT 1 FROM taken_back t WHERE t.subject = '${subject}' AND t.row_id = ${key})`

/** Overdoses that were not taken back, the newest first, with whether a doctor has reviewed them. */
export function overdosesOf(
  db: Reader,
  clientId: number,
): (Overdose & { reviewedAt: Instant | null; review: string | null })[] {
  return rowsOf(
    db,
    `SELECT o.*, r.at AS reviewed_at, r.reason AS review FROM overdose o
     LEFT JOIN hold_release r ON r.hold_id = o.hold_id
     WHERE o.client_id = ? AND ${standing('overdose', 'o.id')} ORDER BY o.id DESC`,
    clientId,
  )
}

/** Answers about kit and talk, the newest first. */
export function kitAndTalksOf(db: Reader, clientId: number): KitAndTalk[] {
  return rowsOf(
    db,
    `SELECT k.* FROM kit_and_talk k WHERE k.client_id = ? AND ${standing('kit_and_talk', 'k.id')} ORDER BY k.id DESC`,
    clientId,
  )
}

/** The newest first. */
export function pregnancyAnswersOf(db: Reader, clientId: number): PregnancyAnswer[] {
  return rowsOf(
    db,
    `SELECT p.* FROM pregnancy_answer p
     WHERE p.client_id = ? AND ${standing('pregnancy_answer', 'p.id')} ORDER BY p.id DESC`,
    clientId,
  )
}

/** A medicine with its end and the doctor's review. */
export type MedicineStored = ClientMedicine & {
  stopDay: ClinicDay | null
  reviewedBy: number | null
  reviewedAt: Instant | null
}

const MEDICINES = `SELECT m.*, s.day AS stop_day, g.staff_id AS reviewed_by, g.at AS reviewed_at
  FROM client_medicine m
  LEFT JOIN client_medicine_stop s ON s.client_medicine_id = m.id
  LEFT JOIN signature g ON g.id = (
    SELECT min(x.id) FROM signature x WHERE x.kind = 'medicine_review' AND x.subject_id = m.id)
  WHERE ${standing('client_medicine', 'm.id')}`

/** The newest first. */
export function medicinesOf(db: Reader, clientId: number): MedicineStored[] {
  return rowsOf(db, `${MEDICINES} AND m.client_id = ? ORDER BY m.id DESC`, clientId)
}

export function medicineById(db: Reader, id: number): MedicineStored | undefined {
  return rowOf(db, `${MEDICINES} AND m.id = ?`, id)
}

/** Medicines that somebody takes and no doctor has looked at, the oldest first. */
export function medicinesToReview(db: Reader): MedicineStored[] {
  return rowsOf(db, `${MEDICINES} AND s.day IS NULL AND g.id IS NULL ORDER BY m.id`)
}

/** The newest first. */
export function lettersOf(db: Reader, clientId: number): TreatmentLetter[] {
  return rowsOf(db, 'SELECT * FROM treatment_letter WHERE client_id = ? ORDER BY id DESC', clientId)
}

/** Whose row it is, while nobody has taken it back. */
export function takenBackFrom(db: Reader, subject: Subject, id: number): { clientId: number } | undefined {
  const clientId =
    subject === 'absence_end'
      ? 'SELECT a.client_id FROM absence_end s JOIN absence a ON a.id = s.absence_id'
      : `SELECT s.client_id FROM ${subject} s`
  return rowOf(db, `${clientId} WHERE s.id = ? AND ${standing(subject, 's.id')}`, id)
}

/** The hold that an overdose placed. */
export function holdOfOverdose(db: Reader, overdoseId: number): number | undefined {
  return oneOf(db, 'SELECT hold_id FROM overdose WHERE id = ?', overdoseId)
}
