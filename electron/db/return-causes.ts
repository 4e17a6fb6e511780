import type { ClinicDay } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { NOTED, REMOVED } from './ledger.ts'
import type { LedgerRead } from './ledger-read.ts'
import { rowsOf } from './rows.ts'

/** The parameters of the whole question, by name. */
const ASKED = 'WITH asked (after_seq, last, noted, removed) AS (VALUES (?, ?, ?, ?))'
const LAST = '(SELECT last FROM asked)'

const held = (clinicDayId: string) =>
  `JOIN clinic_day_held h ON h.clinic_day_id = ${clinicDayId} WHERE h.day <= ${LAST} AND`
const ofDose = (table: string, key: string) =>
  `${table} t JOIN dose d ON d.id = t.dose_id ${held('d.clinic_day_id')} t.${key} = l.row_id`
const own = (table: string, key = 'id', day = 'day') =>
  `${table} t WHERE t.${day} <= ${LAST} AND t.${key} = l.row_id`
const through = (table: string, key: string, parent: string, parentKey: string, day = 'day') =>
  `${table} t JOIN ${parent} p ON p.id = t.${parentKey} WHERE p.${day} <= ${LAST} AND t.${key} = l.row_id`
const onDay = (table: string) => `${table} t ${held('t.clinic_day_id')} t.id = l.row_id`
const atOnce = (table: string) => `${table} t WHERE t.id = l.row_id`

/** By table: the row of a ledger line, if it is about a day up to the last one asked for. What counts in no figure is not here. */
const ROWS: Record<string, string> = {
  ...Object.fromEntries(
    ['day_line', 'stock_entry', 'naloxone_entry', 'clock_reset'].map((table) => [table, onDay(table)]),
  ),
  dose: onDay('dose'),
  dose_event: ofDose('dose_event', 'id'),
  dose_void: ofDose('dose_void', 'dose_id'),
  dosing_incident: ofDose('dosing_incident', 'id'),
  passport_report: ofDose('passport_report', 'dose_id'),
  clinic_day_close: `clinic_day_close t ${held('t.clinic_day_id')} t.clinic_day_id = l.row_id`,
  closure: own('closure'),
  client: own('client', 'id', 'enrolled_day'),
  brought_over: own('brought_over', 'id', 'last_dose_day'),
  episode: own('episode', 'id', 'opened_day'),
  episode_closing: own('episode_closing', 'episode_id'),
  absence: own('absence', 'id', 'from_day'),
  absence_end: own('absence_end'),
  absence_dosing: through('absence_dosing', 'id', 'absence', 'absence_id', 'from_day'),
  death_report: own('death_report'),
  death_decision: through('death_decision', 'id', 'death_report', 'death_report_id'),
  session: own('session'),
  session_client: through('session_client', 'id', 'session', 'session_id'),
  session_void: through('session_void', 'session_id', 'session', 'session_id'),
  group_meeting: own('group_meeting'),
  group_attendance: through('group_attendance', 'id', 'group_meeting', 'group_meeting_id'),
  group_meeting_void: through('group_meeting_void', 'group_meeting_id', 'group_meeting', 'group_meeting_id'),
  detox_admission: own('detox_admission', 'episode_id'),
  detox_discharge: own('detox_discharge', 'episode_id'),
  detox_talk: own('detox_talk'),
  follow_up_visit: own('follow_up_visit'),
  follow_up_void: through('follow_up_void', 'follow_up_visit_id', 'follow_up_visit', 'follow_up_visit_id'),
  service_contact: own('service_contact'),
  contact_service: through('contact_service', 'id', 'service_contact', 'service_contact_id'),
  abscess_visit: own('abscess_visit'),
  health_test: own('health_test'),
  health_test_result: own('health_test_result'),
  health_test_talk: own('health_test_talk', 'health_test_id'),
  service_void: atOnce('service_void'),
  referral: own('referral'),
  referral_attended: own('referral_attended', 'referral_id'),
  referral_result: own('referral_result', 'referral_id'),
  referral_end: through('referral_end', 'referral_id', 'referral', 'referral_id'),
  overdose: own('overdose'),
  taken_back: atOnce('taken_back'),
}

const TOUCHES = Object.entries(ROWS)
  .map(([table, row]) => `WHEN '${table}' THEN EXISTS (SELECT 1 FROM ${row})`)
  .join('\n')

/** So many are listed; more would be read by nobody. */
const MOST = 500

/**
 * Ledger lines after one, whose rows are about a day up to another: late entries, voids, corrections. Earlier months are
 * among them, for what happened in September says who was there when October began. Newest first.
 */
export function linesTouching(db: Reader, afterSeq: number, last: ClinicDay): LedgerRead[] {
  return rowsOf(
    db,
    `${ASKED}
     SELECT l.seq, l.utc_ms, l.actor, l.approver, l.act, l.table_name, l.row_id, l.reason,
       CASE l.row_hash WHEN (SELECT removed FROM asked) THEN 'removed' ELSE 'written' END AS what
     FROM ledger l
     WHERE l.seq > (SELECT after_seq FROM asked) AND l.row_hash <> (SELECT noted FROM asked)
       AND CASE l.table_name ${TOUCHES} ELSE 0 END
     ORDER BY l.seq DESC LIMIT ${MOST}`,
    afterSeq,
    last,
    NOTED,
    REMOVED,
  )
}
