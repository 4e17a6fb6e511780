import type { CounsellingBookRow, FollowUpBookRow } from '../../../shared/records/book.ts'
import type { ReportPeriod } from '../../../shared/records/report.ts'
import type { Reader } from '../connection.ts'
import { rowsOf } from '../rows.ts'

type SessionStored = Omit<CounsellingBookRow, 'book' | 'registerNumbers' | 'topics'> & {
  readonly registerNumbers: string
  readonly topics: string
}

/** The sessions of a period in their order, voided ones too; what was said is not read. */
export function sessionsOfBook(db: Reader, { firstDay, lastDay }: ReportPeriod): CounsellingBookRow[] {
  return rowsOf<SessionStored>(
    db,
    `SELECT s.day, s.start_minute, s.minutes, s.kind, s.place, s.counsellor_id AS staff_id, v.reason AS voided,
       (SELECT json_group_array(n.register_number) FROM (
          SELECT c.register_number FROM session_client x JOIN client c ON c.id = x.client_id
          WHERE x.session_id = s.id ORDER BY x.id) n) AS register_numbers,
       (SELECT count(*) FROM session_relative r WHERE r.session_id = s.id) AS relatives,
       (SELECT json_group_array(t.topic) FROM (
          SELECT topic FROM session_topic WHERE session_id = s.id ORDER BY id) t) AS topics,
       (SELECT min(a.day) FROM session_client x
        JOIN appointment a ON a.client_id = x.client_id AND a.session_id = s.id
        WHERE x.session_id = s.id) AS next_day
     FROM session s LEFT JOIN session_void v ON v.session_id = s.id
     WHERE s.day BETWEEN ? AND ? ORDER BY s.day, s.start_minute, s.id`,
    firstDay,
    lastDay,
  ).map((row) => ({
    ...row,
    book: 'counselling' as const,
    registerNumbers: JSON.parse(row.registerNumbers) as number[],
    topics: JSON.parse(row.topics) as string[],
  }))
}

/** The follow-ups of a period in their order, voided ones too; notes are not read. */
export function followUpsOfBook(db: Reader, { firstDay, lastDay }: ReportPeriod): FollowUpBookRow[] {
  return rowsOf<Omit<FollowUpBookRow, 'book'>>(
    db,
    `SELECT v.day, c.register_number, e.kind AS after, x.day AS closed_day, v.step, v.place, v.met, v.outcome,
       v.evidence, r.number AS route_number, v.staff_id, w.reason AS voided
     FROM follow_up_visit v
     JOIN episode e ON e.id = v.episode_id
     JOIN episode_closing x ON x.episode_id = e.id
     JOIN client c ON c.id = e.client_id
     LEFT JOIN route_list r ON r.id = v.route_list_id
     LEFT JOIN follow_up_void w ON w.follow_up_visit_id = v.id
     WHERE v.day BETWEEN ? AND ? ORDER BY v.day, v.id`,
    firstDay,
    lastDay,
  ).map((row) => ({ ...row, book: 'follow_up' as const }))
}
