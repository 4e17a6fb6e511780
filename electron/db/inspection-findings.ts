import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { rowOf, rowsOf } from './rows.ts'
import type { TableName } from './tables.ts'

/** The period, and from which lateness and how many at once a dose is listed. */
export interface FindingFilter {
  readonly from: ClinicDay
  readonly to: ClinicDay
  readonly lateMinutes: number
  readonly bulk: number
}

export interface FindingStored {
  rowId: number
  day: ClinicDay
  at: Instant
  clientId: number | null
  staffId: number | null
  value: number | null
  against: number | null
  reason: string | null
  /** From a numbered sheet, given within a logged outage: late for a known cause. */
  fromPaper: 0 | 1
}

interface FindingQuery {
  readonly table: TableName
  /** Selects the columns of `FindingStored` within the look (`PARAMETERS`). */
  readonly sql: string
}

/** Laid before each query: what was asked, named. */
const PARAMETERS = 'WITH look AS (SELECT ? AS from_day, ? AS to_day, ? AS late_minutes, ? AS bulk)'
const FROM = '(SELECT from_day FROM look)'
const TO = '(SELECT to_day FROM look)'
const LATE = '(SELECT late_minutes FROM look)'
const BULK = '(SELECT bulk FROM look)'

const DOSE = 'd.id AS row_id, d.clinic_day AS day, d.at, d.client_id, d.staff_id'
const STANDS = 'NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id)'
/** Rows of a table that says on which open day it was written. */
const onOpenDay = (alias: string) =>
  `JOIN clinic_day o ON o.id = ${alias}.clinic_day_id AND o.day BETWEEN ${FROM} AND ${TO}`

const AFTER_CLOSING = `SELECT ${DOSE}, d.amount_micrograms AS value, NULL AS against,
    c.reason || ' ' || c.day AS reason
  FROM dose d JOIN episode_closing c ON c.episode_id = d.episode_id AND c.day < d.clinic_day AND c.reason <> 'died'
  WHERE d.clinic_day BETWEEN ${FROM} AND ${TO} AND ${STANDS}`

const entries = (kinds: string) => `SELECT e.id AS row_id, o.day, e.at, NULL AS client_id, e.staff_id,
    e.steps AS value, e.batch_id AS against, e.reason
  FROM stock_entry e ${onOpenDay('e')} WHERE e.kind IN (${kinds})`

/**
 * What an inspection asks of the register, each a query over the rows themselves (clinic.md, *Narcotic stock*: what
 * an inquiry in Punjab found must show here).
 */
export const FINDINGS = {
  dose_after_death: {
    table: 'dose',
    sql: `SELECT ${DOSE}, d.amount_micrograms AS value, NULL AS against, 'died ' || min(x.day) AS reason
      FROM dose d JOIN (
        SELECT r.client_id, coalesce(c.day, r.day) AS day FROM death_report r
        LEFT JOIN death_decision c ON c.death_report_id = r.id AND c.verdict = 'confirmed'
        WHERE NOT EXISTS (SELECT 1 FROM death_decision w WHERE w.death_report_id = r.id AND w.verdict = 'in_error')
        UNION ALL
        SELECT e.client_id, c.day FROM episode_closing c JOIN episode e ON e.id = c.episode_id
        WHERE c.reason = 'died') x ON x.client_id = d.client_id AND d.clinic_day > x.day
      WHERE d.clinic_day BETWEEN ${FROM} AND ${TO} AND ${STANDS}
        AND NOT EXISTS (SELECT 1 FROM dose_event f
                        WHERE f.dose_id = d.id AND f.kind IN ('refused', 'withheld', 'returned'))
      GROUP BY d.id`,
  },
  dose_after_exit: { table: 'dose', sql: AFTER_CLOSING },
  dose_not_as_ordered: {
    table: 'dose',
    sql: `SELECT ${DOSE}, d.amount_micrograms AS value, s.amount_micrograms AS against, NULL AS reason
      FROM dose d JOIN dose_order_step s
        ON s.dose_order_id = d.dose_order_id AND s.step = d.order_step AND s.slot = d.slot
      WHERE d.clinic_day BETWEEN ${FROM} AND ${TO} AND s.amount_micrograms <> d.amount_micrograms AND ${STANDS}`,
  },
  entered_late: {
    table: 'dose',
    sql: `SELECT ${DOSE}, (d.recorded_at - d.at) / 60000 AS value, NULL AS against, NULL AS reason
      FROM dose d WHERE d.clinic_day BETWEEN ${FROM} AND ${TO} AND d.recorded_at - d.at >= ${LATE} * 60000`,
  },
  entered_in_bulk: {
    table: 'dose',
    sql: `WITH minute AS (
        SELECT staff_id, recorded_at / 60000 AS minute, count(*) AS doses FROM dose
        WHERE clinic_day BETWEEN ${FROM} AND ${TO} AND kind IN ('observed', 'guest')
          AND NOT EXISTS (SELECT 1 FROM paper_line p WHERE p.dose_id = dose.id)
        GROUP BY staff_id, recorded_at / 60000 HAVING count(*) >= ${BULK})
      SELECT ${DOSE}, m.doses AS value, NULL AS against, NULL AS reason
      FROM dose d JOIN minute m ON m.staff_id = d.staff_id AND m.minute = d.recorded_at / 60000
      WHERE d.clinic_day BETWEEN ${FROM} AND ${TO} AND d.kind IN ('observed', 'guest')`,
  },
  mouth_not_checked: {
    table: 'dose_event',
    sql: `SELECT e.id AS row_id, d.clinic_day AS day, e.at, d.client_id, e.staff_id, NULL AS value, NULL AS against,
        e.reason
      FROM dose d JOIN dose_event e ON e.dose_id = d.id AND e.kind = 'not_checked'
      WHERE d.clinic_day BETWEEN ${FROM} AND ${TO}`,
  },
  voided: {
    table: 'dose_void',
    sql: `SELECT v.dose_id AS row_id, d.clinic_day AS day, v.at, d.client_id, v.staff_id,
        d.amount_micrograms AS value, NULL AS against, v.reason
      FROM dose d JOIN dose_void v ON v.dose_id = d.id WHERE d.clinic_day BETWEEN ${FROM} AND ${TO}`,
  },
  incident: {
    table: 'dosing_incident',
    sql: `SELECT i.id AS row_id, d.clinic_day AS day, i.at, i.client_id, i.staff_id,
        i.amount_taken_micrograms AS value, d.amount_micrograms AS against, i.reason
      FROM dose d JOIN dosing_incident i ON i.dose_id = d.id WHERE d.clinic_day BETWEEN ${FROM} AND ${TO}`,
  },
  from_paper: {
    table: 'dose',
    sql: `SELECT ${DOSE}, d.amount_micrograms AS value, w.number AS against, p.reason
      FROM dose d JOIN paper_line p ON p.dose_id = d.id JOIN downtime_sheet w ON w.id = p.downtime_sheet_id
      WHERE d.clinic_day BETWEEN ${FROM} AND ${TO}`,
  },
  stock_corrected: { table: 'stock_entry', sql: entries("'adjustment'") },
  wasted: { table: 'stock_entry', sql: entries("'wastage'") },
  count_missing: {
    table: 'clinic_day',
    sql: `SELECT o.id AS row_id, o.day, o.at, NULL AS client_id, o.opened_by AS staff_id, NULL AS value,
        NULL AS against, NULL AS reason
      FROM clinic_day o WHERE o.day BETWEEN ${FROM} AND ${TO}
        AND EXISTS (SELECT 1 FROM stock_entry e WHERE e.clinic_day_id = o.id AND e.kind = 'issue')
        AND NOT EXISTS (SELECT 1 FROM stock_count n WHERE n.clinic_day_id = o.id AND n.moment = 'opening')`,
  },
  count_left_out: {
    table: 'stock_count',
    sql: `SELECT n.id AS row_id, o.day, n.at, NULL AS client_id, n.staff_id, NULL AS value, NULL AS against,
        n.skipped AS reason
      FROM stock_count n ${onOpenDay('n')} WHERE n.skipped IS NOT NULL`,
  },
  count_differs: {
    table: 'stock_count_line',
    sql: `SELECT l.id AS row_id, o.day, n.at, NULL AS client_id, n.staff_id, l.counted_steps AS value,
        l.book_steps AS against, f.reason
      FROM stock_count n ${onOpenDay('n')} JOIN stock_count_line l ON l.stock_count_id = n.id
      LEFT JOIN stock_count_difference f ON f.stock_count_line_id = l.id
      WHERE l.counted_steps <> l.book_steps`,
  },
  marks_differ: {
    table: 'mark_count',
    sql: `SELECT k.id AS row_id, o.day, k.at, NULL AS client_id, k.staff_id, k.marks AS value, k.doses AS against,
        k.reason
      FROM mark_count k ${onOpenDay('k')} WHERE k.reason IS NOT NULL`,
  },
  clock_reset: {
    table: 'clock_reset',
    sql: `SELECT r.id AS row_id, coalesce(r.true_day, o.day) AS day, r.at, NULL AS client_id, r.staff_id,
        NULL AS value, NULL AS against, r.reason
      FROM clock_reset r JOIN clinic_day o ON o.id = r.clinic_day_id
      WHERE coalesce(r.true_day, o.day) BETWEEN ${FROM} AND ${TO}`,
  },
  countersign_owed: {
    table: 'countersign_owed',
    sql: `SELECT w.id AS row_id, o.day, w.at, NULL AS client_id, w.owed_by AS staff_id, NULL AS value,
        NULL AS against, w.act AS reason
      FROM countersign_owed w ${onOpenDay('w')}
      WHERE NOT EXISTS (SELECT 1 FROM countersign c WHERE c.countersign_owed_id = w.id)`,
  },
  telephone_not_signed: {
    table: 'dose_order',
    sql: `SELECT r.id AS row_id, r.start_day AS day, r.at, r.client_id, r.written_by AS staff_id, NULL AS value,
        NULL AS against, NULL AS reason
      FROM dose_order r WHERE r.via IN ('telephone', 'bridge') AND r.start_day BETWEEN ${FROM} AND ${TO}
        AND NOT EXISTS (SELECT 1 FROM signature s WHERE s.kind = 'telephone_order' AND s.subject_id = r.id)`,
  },
  day_closed_late: {
    table: 'clinic_day_close',
    sql: `SELECT c.clinic_day_id AS row_id, o.day, c.at, NULL AS client_id, c.staff_id, NULL AS value,
        NULL AS against, NULL AS reason
      FROM clinic_day_close c ${onOpenDay('c')} WHERE c.late = 1`,
  },
  day_opened_with_second: {
    table: 'clinic_day',
    sql: `SELECT o.id AS row_id, o.day, o.at, NULL AS client_id, o.opened_by AS staff_id, NULL AS value,
        NULL AS against, o.reason
      FROM clinic_day o WHERE o.day BETWEEN ${FROM} AND ${TO} AND o.approved_by IS NOT NULL`,
  },
} as const satisfies Record<string, FindingQuery>

export type FindingName = keyof typeof FINDINGS

/** Whether a row of doses came from a sheet in an outage; of any other table none does. */
const paperOf = (table: TableName) =>
  table === 'dose'
    ? `EXISTS (SELECT 1 FROM paper_line p
         JOIN outage o ON o.from_at <= coalesce(p.given_at, f.at) AND coalesce(p.given_at, f.at) <= o.until_at
         WHERE p.dose_id = f.row_id)`
    : '0'

/** How many rows of a kind the period has, and how many of them came from paper in an outage. */
export function countFindings(
  db: Reader,
  kind: FindingName,
  filter: FindingFilter,
): { count: number; fromPaper: number } {
  const { sql, table } = FINDINGS[kind]
  const counted = rowOf<{ count: number; fromPaper: number }>(
    db,
    `${PARAMETERS} SELECT count(*) AS count, coalesce(sum(${paperOf(table)}), 0) AS from_paper FROM (${sql}) f`,
    ...values(filter),
  )
  return counted ?? { count: 0, fromPaper: 0 }
}

/** The rows of a kind, the newest first. */
export function findingsOf(
  db: Reader,
  kind: FindingName,
  filter: FindingFilter,
  page: { readonly size: number; readonly offset: number },
): FindingStored[] {
  const { sql, table } = FINDINGS[kind]
  return rowsOf(
    db,
    `${PARAMETERS} SELECT f.*, ${paperOf(table)} AS from_paper FROM (${sql}) f
     ORDER BY day DESC, row_id DESC LIMIT ? OFFSET ?`,
    ...values(filter),
    page.size,
    page.offset,
  )
}

const values = ({ from, to, lateMinutes, bulk }: FindingFilter) => [from, to, lateMinutes, bulk] as const
