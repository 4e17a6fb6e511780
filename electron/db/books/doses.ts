import type { BookPart, DoseBookRow } from '../../../shared/records/book.ts'
import type { ReportPeriod } from '../../../shared/records/report.ts'
import type { ClinicDay } from '../../../shared/records/time.ts'
import type { Reader } from '../connection.ts'
import { rowsOf } from '../rows.ts'

/** The day on which a row was written: the true day where the day of the row was taken back. */
const WRITTEN_DAY = `coalesce((SELECT r.true_day FROM clock_reset r WHERE r.clinic_day_id = o.id), o.day)`

/** A dose with its events and stock as JSON lists, in the order of their keys. */
export interface DoseStored
  extends Pick<
    DoseBookRow,
    'day' | 'registerNumber' | 'amountMicrograms' | 'staffId' | 'forDay' | 'slot' | 'noCardReason'
  > {
  readonly drug: NonNullable<DoseBookRow['drug']>
  readonly at: NonNullable<DoseBookRow['at']>
  readonly kind: NonNullable<DoseBookRow['kind']>
  readonly events: string
  readonly parts: string
  readonly voidReason: string | null
  readonly incident: string | null
  readonly paperSheet: number | null
  readonly redose: 0 | 1
}

/** Every dose handed out on the days of a period, voided ones too, by day and time. Times in UTC milliseconds. */
export function dosesOfBook(db: Reader, { firstDay, lastDay }: ReportPeriod): DoseStored[] {
  return rowsOf(
    db,
    `WITH days AS (
       SELECT o.id, ${WRITTEN_DAY} AS day FROM clinic_day o WHERE ${WRITTEN_DAY} BETWEEN ? AND ?)
     SELECT y.day, c.register_number, q.drug, d.amount_micrograms, d.at, d.staff_id, d.kind, d.slot,
       CASE WHEN EXISTS (SELECT 1 FROM clock_reset r WHERE r.clinic_day_id = d.clinic_day_id) THEN y.day
         ELSE d.clinic_day END AS for_day,
       d.no_card_reason, d.redose_of IS NOT NULL AS redose, v.reason AS void_reason, i.kind AS incident,
       (SELECT s.number FROM paper_line p JOIN downtime_sheet s ON s.id = p.downtime_sheet_id
        WHERE p.dose_id = d.id LIMIT 1) AS paper_sheet,
       (SELECT json_group_array(json_object('kind', e.kind, 'reason', e.reason))
        FROM (SELECT kind, reason FROM dose_event WHERE dose_id = d.id ORDER BY id) e) AS events,
       (SELECT json_group_array(json_object('batchNumber', b.batch_number, 'steps', -s.steps, 'form', m.form,
          'strengthMicrograms', m.strength_micrograms, 'stepsPerUnit', m.steps_per_unit))
        FROM stock_entry s JOIN batch b ON b.id = s.batch_id JOIN product m ON m.id = s.product_id
        WHERE s.dose_id = d.id AND s.kind = 'issue') AS parts
     FROM days y
     JOIN dose d ON d.clinic_day_id = y.id
     JOIN client c ON c.id = d.client_id
     JOIN dose_order q ON q.id = d.dose_order_id
     LEFT JOIN dose_void v ON v.dose_id = d.id
     LEFT JOIN dosing_incident i ON i.dose_id = d.id
     ORDER BY y.day, d.at, d.id`,
    firstDay,
    lastDay,
  )
}

export type WithoutDose = Pick<DoseBookRow, 'day' | 'registerNumber' | 'slot'> & {
  readonly outcome: 'missed' | 'no_order' | 'held' | 'away' | 'elsewhere'
}

/** Lines of closed days on which nothing was handed out, by day and register number. */
export function linesWithoutDose(db: Reader, { firstDay, lastDay }: ReportPeriod): WithoutDose[] {
  return rowsOf(
    db,
    `SELECT o.day, c.register_number, l.slot, l.outcome
     FROM clinic_day o
     JOIN day_line l ON l.clinic_day_id = o.id
     JOIN client c ON c.id = l.client_id
     WHERE o.day BETWEEN ? AND ? AND l.outcome IN ('missed', 'no_order', 'held', 'away', 'elsewhere')
       AND NOT EXISTS (SELECT 1 FROM clock_reset r WHERE r.clinic_day_id = o.id)
       AND NOT EXISTS (SELECT 1 FROM day_line x WHERE x.corrects = l.id)
     ORDER BY o.day, c.register_number, l.slot`,
    firstDay,
    lastDay,
  )
}

/** What stands in the column `parts` of a dose. */
export const partsOf = (stored: string): BookPart[] => JSON.parse(stored) as BookPart[]

/** Whether a day of the period is open still, and the last one that is closed, null when none is. */
export function closesWithin(
  db: Reader,
  { firstDay, lastDay }: ReportPeriod,
): { open: boolean; last: { id: number; day: ClinicDay } | null } {
  const days = rowsOf<{ id: number; day: ClinicDay; closed: 0 | 1 }>(
    db,
    `SELECT o.id, o.day, EXISTS (SELECT 1 FROM clinic_day_close c WHERE c.clinic_day_id = o.id) AS closed
     FROM clinic_day o WHERE o.day BETWEEN ? AND ?
       AND NOT EXISTS (SELECT 1 FROM clock_reset r WHERE r.clinic_day_id = o.id)
     ORDER BY o.id DESC`,
    firstDay,
    lastDay,
  )
  return {
    open: days.some(({ closed }) => closed === 0),
    last: days.find(({ closed }) => closed === 1) ?? null,
  }
}
