import type {
  CheckVerdict,
  DetoxAdmission,
  DetoxChart,
  DetoxCheck,
  DetoxDischarge,
  DetoxShift,
  DetoxTalk,
} from '../../shared/records/detox.ts'
import type { ClosingReason } from '../../shared/records/episode.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { rowOf, rowsOf } from './rows.ts'

export type AdmissionStored = DetoxAdmission & {
  readonly clientId: number
  readonly registerNumber: number
  readonly place: string | null
  readonly closedDay: ClinicDay | null
  readonly closedFor: ClosingReason | null
}

const ADMISSION = `SELECT a.*, e.client_id, c.register_number, p.name AS place,
    x.day AS closed_day, x.reason AS closed_for
  FROM detox_admission a JOIN episode e ON e.id = a.episode_id JOIN client c ON c.id = e.client_id
  LEFT JOIN camp k ON k.id = a.camp_id LEFT JOIN camp_place p ON p.id = k.camp_place_id
  LEFT JOIN episode_closing x ON x.episode_id = a.episode_id`

/** The newest first. */
export function admissionsOf(db: Reader, clientId: number): AdmissionStored[] {
  return rowsOf(db, `${ADMISSION} WHERE e.client_id = ? ORDER BY a.day DESC, a.episode_id DESC`, clientId)
}

export function admissionById(db: Reader, episodeId: number): AdmissionStored | undefined {
  return rowOf(db, `${ADMISSION} WHERE a.episode_id = ?`, episodeId)
}

/** Everybody who is in detoxification, in the order of their admission. */
export function openAdmissions(db: Reader): AdmissionStored[] {
  return rowsOf(db, `${ADMISSION} WHERE x.episode_id IS NULL ORDER BY a.day, a.episode_id`)
}

export function dischargeOf(db: Reader, episodeId: number): DetoxDischarge | undefined {
  return rowOf(db, 'SELECT * FROM detox_discharge WHERE episode_id = ?', episodeId)
}

/** The newest first. */
export function talksOf(db: Reader, clientId: number): DetoxTalk[] {
  return rowsOf(db, 'SELECT * FROM detox_talk WHERE client_id = ? ORDER BY day DESC, id DESC', clientId)
}

export type CheckStored = DetoxCheck & {
  readonly registerNumber: number
  readonly used: 0 | 1
  readonly verdict: CheckVerdict | null
  readonly note: Uint8Array | null
  readonly decidedBy: number | null
}

const CHECK = `SELECT k.*, c.register_number, d.verdict, d.note, d.staff_id AS decided_by,
    EXISTS (SELECT 1 FROM detox_admission a WHERE a.detox_check_id = k.id) AS used
  FROM detox_check k JOIN client c ON c.id = k.client_id
  LEFT JOIN detox_check_decision d ON d.detox_check_id = k.id`

/** The newest check of a client, whether somebody was admitted by it or not. */
export function lastCheckOf(db: Reader, clientId: number): CheckStored | undefined {
  return rowOf(db, `${CHECK} WHERE k.client_id = ? ORDER BY k.id DESC LIMIT 1`, clientId)
}

export function checkById(db: Reader, id: number): CheckStored | undefined {
  return rowOf(db, `${CHECK} WHERE k.id = ?`, id)
}

/** Checks that stopped, that no doctor has decided, and that no later check took the place of. */
export function checksWaiting(db: Reader): CheckStored[] {
  return rowsOf(
    db,
    `${CHECK} WHERE k.stopped = 1 AND d.detox_check_id IS NULL
       AND NOT EXISTS (SELECT 1 FROM detox_check n WHERE n.client_id = k.client_id AND n.id > k.id)
     ORDER BY k.id`,
  )
}

/** The charts that stand, in the order of days; those that were put right are left out. */
export function chartsOf(db: Reader, episodeId: number): DetoxChart[] {
  return rowsOf(
    db,
    `SELECT c.* FROM detox_chart c WHERE c.episode_id = ?
       AND NOT EXISTS (SELECT 1 FROM detox_chart n WHERE n.replaces = c.id)
     ORDER BY c.day, CASE c.shift WHEN 'morning' THEN 1 WHEN 'afternoon' THEN 2 ELSE 3 END`,
    episodeId,
  )
}

export interface SheetStored {
  readonly id: number
  readonly campId: number | null
  readonly place: string | null
  readonly episodeId: number | null
  readonly registerNumber: number | null
  readonly firstDay: ClinicDay
  readonly days: number
  readonly entered: number
}

/** A blank sheet belongs to whom its first chart was written for. */
const SHEET = `SELECT s.id, s.camp_id, p.name AS place, c.register_number, s.first_day, s.days,
    coalesce(s.episode_id, h.episode_id) AS episode_id, count(h.id) AS entered
  FROM detox_sheet s LEFT JOIN detox_chart h ON h.detox_sheet_id = s.id
  LEFT JOIN episode e ON e.id = coalesce(s.episode_id, h.episode_id) LEFT JOIN client c ON c.id = e.client_id
  LEFT JOIN camp k ON k.id = s.camp_id LEFT JOIN camp_place p ON p.id = k.camp_place_id`

export function sheetById(db: Reader, id: number): SheetStored | undefined {
  return rowOf(db, `${SHEET} WHERE s.id = ? GROUP BY s.id`, id)
}

/** The newest first. */
export function allSheets(db: Reader, limit: number): SheetStored[] {
  return rowsOf(db, `${SHEET} GROUP BY s.id ORDER BY s.id DESC LIMIT ?`, limit)
}

export function sheetsOf(db: Reader, episodeId: number): SheetStored[] {
  return rowsOf(
    db,
    `${SHEET} WHERE coalesce(s.episode_id, h.episode_id) = ? GROUP BY s.id ORDER BY s.id`,
    episodeId,
  )
}

export type ShiftKey = { readonly day: ClinicDay; readonly shift: DetoxShift }
