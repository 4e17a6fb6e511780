import type { Instant } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { type LedgerRead, linesOfRow } from './ledger-read.ts'
import { oneOf, rowsOf } from './rows.ts'

export interface InspectionStored {
  id: number
  inspectorId: number
  until: Instant
  reason: string
  openedBy: number
  at: Instant
  /** When somebody ended it before its time; null while nobody has. */
  endedAt: Instant | null
}

const INSPECTIONS = `SELECT i.*, e.at AS ended_at FROM inspection i
  LEFT JOIN inspection_end e ON e.inspection_id = i.id`

/** The newest first. */
export function inspections(db: Reader): InspectionStored[] {
  return rowsOf(db, `${INSPECTIONS} ORDER BY i.id DESC LIMIT 50`)
}

/** Until when this person may look; undefined when no inspection of theirs is open. */
export function inspectionUntil(db: Reader, inspectorId: number, now: Instant): Instant | undefined {
  return oneOf<Instant>(
    db,
    `SELECT max(i.until) FROM inspection i
     WHERE i.inspector_id = ? AND i.until > ?
       AND NOT EXISTS (SELECT 1 FROM inspection_end e WHERE e.inspection_id = i.id)
     GROUP BY i.inspector_id`,
    inspectorId,
    now,
  )
}

/** The tables whose rows tell of a row of this table, by the column that names it. */
const ABOUT: Record<string, readonly (readonly [table: string, column: string, key: string])[]> = {
  dose: [
    ['dose_event', 'dose_id', 'id'],
    ['dose_void', 'dose_id', 'dose_id'],
    ['dosing_incident', 'dose_id', 'id'],
    ['stock_entry', 'dose_id', 'id'],
  ],
  dose_order: [
    ['dose_order_step', 'dose_order_id', 'id'],
    ['dose_order_end', 'dose_order_id', 'dose_order_id'],
  ],
  countersign_owed: [['countersign', 'countersign_owed_id', 'countersign_owed_id']],
  clinic_day: [['clinic_day_close', 'clinic_day_id', 'clinic_day_id']],
}

/** Rows that stand for another: the dose of a void, the day of its close. */
const SUBJECT: Record<string, readonly [table: string, sql: string]> = {
  dose_event: ['dose', 'SELECT dose_id FROM dose_event WHERE id = ?'],
  dose_void: ['dose', 'SELECT dose_id FROM dose_void WHERE dose_id = ?'],
  dosing_incident: ['dose', 'SELECT dose_id FROM dosing_incident WHERE id = ?'],
  clinic_day_close: ['clinic_day', 'SELECT clinic_day_id FROM clinic_day_close WHERE clinic_day_id = ?'],
}

/** The ledger's lines of a row, of the row that it is about, and of all that was written about that one. */
export function linesAbout(db: Reader, table: string, rowId: number): LedgerRead[] {
  const [subjectTable, sql] = SUBJECT[table] ?? [table, 'SELECT ?']
  const subject = oneOf<number>(db, sql, rowId) ?? rowId
  const rows = [
    [subjectTable, subject] as const,
    ...(ABOUT[subjectTable] ?? []).flatMap(([about, column, key]) =>
      rowsOf<{ key: number }>(db, `SELECT ${key} AS key FROM ${about} WHERE ${column} = ?`, subject).map(
        (row) => [about, row.key] as const,
      ),
    ),
  ]
  return rows.flatMap(([tableName, id]) => linesOfRow(db, tableName, id)).toSorted((a, b) => a.seq - b.seq)
}
