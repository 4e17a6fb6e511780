import type { AbsenceDosing, AbsenceFacts, AbsenceKind } from '../../shared/records/absence.ts'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { rowsOf } from './rows.ts'

/** An absence with its end and its newest answer about doses; taken back ones are left out. */
export interface AbsenceStored extends AbsenceFacts {
  clientId: number
  note: Uint8Array | null
  endId: number | null
  dosingRow: AbsenceDosing | null
  staffId: number
  at: Instant
}

type Flat = {
  id: number
  clientId: number
  kind: AbsenceKind
  fromDay: ClinicDay
  untilDay: ClinicDay | null
  note: Uint8Array | null
  staffId: number
  at: Instant
  endId: number | null
  backDay: ClinicDay | null
  dosingId: number | null
  answer: AbsenceDosing['answer'] | null
  drug: AbsenceDosing['drug']
  amountMicrograms: number | null
  lastDoseDay: ClinicDay | null
  detail: Uint8Array | null
  dosingStaffId: number | null
  dosingAt: Instant | null
}

const ABSENCES = `SELECT a.*, e.id AS end_id, e.day AS back_day,
    d.id AS dosing_id, d.answer, d.drug, d.amount_micrograms, d.last_dose_day, d.detail,
    d.staff_id AS dosing_staff_id, d.at AS dosing_at
  FROM absence a
  LEFT JOIN absence_end e ON e.id = (
    SELECT max(x.id) FROM absence_end x WHERE x.absence_id = a.id
      AND NOT EXISTS (SELECT 1 FROM taken_back t WHERE t.subject = 'absence_end' AND t.row_id = x.id))
  LEFT JOIN absence_dosing d ON d.id = (SELECT max(y.id) FROM absence_dosing y WHERE y.absence_id = a.id)
  WHERE NOT EXISTS (SELECT 1 FROM taken_back t WHERE t.subject = 'absence' AND t.row_id = a.id)`

/** The one that began last first. */
export function absencesOf(db: Reader, clientId: number): AbsenceStored[] {
  return rowsOf<Flat>(
    db,
    `${ABSENCES} AND a.client_id = ? ORDER BY a.from_day DESC, a.id DESC`,
    clientId,
  ).map(stored)
}

export function absenceById(db: Reader, id: number): AbsenceStored | undefined {
  return rowsOf<Flat>(db, `${ABSENCES} AND a.id = ?`, id).map(stored)[0]
}

/** Everybody's that touch a day, as far as it can be told without the day of return. */
export function absencesOn(db: Reader, day: ClinicDay): AbsenceStored[] {
  return rowsOf<Flat>(
    db,
    `${ABSENCES} AND a.from_day <= ? AND (a.until_day IS NULL OR a.until_day >= ?) ORDER BY a.id`,
    day,
    day,
  ).map(stored)
}

function stored(flat: Flat): AbsenceStored {
  const { dosingId, answer, drug, amountMicrograms, lastDoseDay, detail, dosingStaffId, dosingAt, ...row } =
    flat
  const dosingRow =
    dosingId === null || answer === null || dosingStaffId === null || dosingAt === null
      ? null
      : {
          id: dosingId,
          absenceId: row.id,
          answer,
          drug,
          amountMicrograms,
          lastDoseDay,
          detail,
          staffId: dosingStaffId,
          at: dosingAt,
        }
  const dosing = dosingRow && {
    answer: dosingRow.answer,
    drug,
    amountMicrograms,
    lastDoseDay,
    at: dosingRow.at,
  }
  return { ...row, dosingRow, dosing }
}
