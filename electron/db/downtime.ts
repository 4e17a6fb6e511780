import type { Hold } from '../../shared/records/client.ts'
import type { DowntimeSheet, Outage, PaperLine, SheetState } from '../../shared/records/downtime.ts'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { oneOf, rowOf, rowsOf } from './rows.ts'

/** A sheet with what was last said of it; null: nobody has said whether it was used. */
export type SheetStored = DowntimeSheet & { state: SheetState | null }

const STATE = `(SELECT s.state FROM downtime_sheet_state s WHERE s.downtime_sheet_id = d.id
  ORDER BY s.id DESC LIMIT 1)`

/** The newest first. */
export function sheets(db: Reader, limit: number): Omit<SheetStored, 'body'>[] {
  return rowsOf(
    db,
    `SELECT d.id, d.number, d.day, d.digest, d.staff_id, d.at, ${STATE} AS state FROM downtime_sheet d
     ORDER BY d.id DESC LIMIT ?`,
    limit,
  )
}

export function sheetById(db: Reader, id: number): SheetStored | undefined {
  return rowOf(db, `SELECT d.*, ${STATE} AS state FROM downtime_sheet d WHERE d.id = ?`, id)
}

/** The number of the next sheet: 1 + the highest. Numbers are never used twice, unused sheets keep theirs. */
export function nextSheetNumber(db: Reader): number {
  return 1 + (oneOf<number>(db, 'SELECT max(number) FROM downtime_sheet') ?? 0)
}

/** Sheets that were said to be used, entered since or not: what the rule of paper days looks at. */
export function usedSheets(db: Reader): { id: number; day: ClinicDay; state: SheetState | null }[] {
  return rowsOf(
    db,
    `SELECT d.id, d.day, ${STATE} AS state FROM downtime_sheet d
     WHERE EXISTS (SELECT 1 FROM downtime_sheet_state s WHERE s.downtime_sheet_id = d.id AND s.state = 'used')
     ORDER BY d.id`,
  )
}

/** Sheets of which nobody said whether they were used, for days up to `day`. */
export function unspokenSheets(db: Reader, day: ClinicDay): { id: number; number: number; day: ClinicDay }[] {
  return rowsOf(
    db,
    `SELECT d.id, d.number, d.day FROM downtime_sheet d
     WHERE d.day <= ? AND NOT EXISTS (SELECT 1 FROM downtime_sheet_state s WHERE s.downtime_sheet_id = d.id)
     ORDER BY d.id`,
    day,
  )
}

/** Whether a sheet for a day was made. */
export function sheetForDay(db: Reader, day: ClinicDay): number | undefined {
  return oneOf(db, 'SELECT max(id) FROM downtime_sheet WHERE day = ? HAVING max(id) IS NOT NULL', day)
}

/** The newest first. */
export function outages(db: Reader, limit: number): Outage[] {
  return rowsOf(db, 'SELECT * FROM outage ORDER BY from_at DESC, id DESC LIMIT ?', limit)
}

/** Outages that touch a span of time. */
export function outagesBetween(db: Reader, from: Instant, to: Instant): Outage[] {
  return rowsOf(db, 'SELECT * FROM outage WHERE until_at >= ? AND from_at < ? ORDER BY from_at', from, to)
}

/** Outages in which medicine was given on paper. */
export function outagesOnPaper(db: Reader): Outage[] {
  return rowsOf(db, 'SELECT * FROM outage WHERE on_paper = 1 ORDER BY from_at')
}

/** The lines of a sheet that were entered, in the order of the paper. */
export function linesOfSheet(db: Reader, sheetId: number): (PaperLine & { registerNumber: number })[] {
  return rowsOf(
    db,
    `SELECT l.*, c.register_number FROM paper_line l JOIN client c ON c.id = l.client_id
     WHERE l.downtime_sheet_id = ? ORDER BY l.line`,
    sheetId,
  )
}

/** Which lines of a sheet were entered for one client. */
export function linesOfClient(db: Reader, sheetId: number, clientId: number): number[] {
  return rowsOf<{ line: number }>(
    db,
    'SELECT line FROM paper_line WHERE downtime_sheet_id = ? AND client_id = ?',
    sheetId,
    clientId,
  ).map(({ line }) => line)
}

export function lineOfSheet(db: Reader, sheetId: number, line: number): PaperLine | undefined {
  return rowOf(db, 'SELECT * FROM paper_line WHERE downtime_sheet_id = ? AND line = ?', sheetId, line)
}

/** Everybody in a treatment with medicine that was open on a day: who stands on its sheet. */
export function clientsInTreatment(db: Reader, day: ClinicDay): number[] {
  return rowsOf<{ clientId: number }>(
    db,
    `SELECT DISTINCT e.client_id FROM episode e JOIN client c ON c.id = e.client_id
     WHERE e.kind IN ('ost', 'detox')
       AND NOT EXISTS (SELECT 1 FROM episode_closing x WHERE x.episode_id = e.id AND x.day <= ?)
     ORDER BY c.register_number`,
    day,
  ).map(({ clientId }) => clientId)
}

/** Holds on a client that stood at a moment: placed by then, and not released by then. */
export function holdsAt(db: Reader, clientId: number, at: Instant): Pick<Hold, 'id' | 'kind'>[] {
  return rowsOf(
    db,
    `SELECT h.id, h.kind FROM hold h LEFT JOIN hold_release r ON r.hold_id = h.id
     WHERE h.client_id = ? AND h.at <= ? AND (r.at IS NULL OR r.at > ?) ORDER BY h.id`,
    clientId,
    at,
    at,
  )
}

/** A dose that came from a sheet, with all that says how it is to be looked at (`paperCategory`). */
export interface DoseFromPaper {
  readonly doseId: number | null
  readonly registerNumber: number
  readonly day: ClinicDay
  readonly sheetNumber: number
  readonly sheetMadeAt: Instant
  readonly line: number
  readonly amountMicrograms: number
  readonly givenAt: Instant
  readonly recordedAt: Instant
  readonly givenBy: number
  readonly enteredBy: number
  /** Codes of what the counter would have refused, joined by blanks. */
  readonly against: string | null
  readonly reason: string | null
  /** Whether a logged outage covers the time given. */
  readonly inOutage: 0 | 1
}

/** Doses that were entered from numbered sheets for days of a span, both ends included, in the order of the paper. */
export function dosesFromPaper(db: Reader, from: ClinicDay, to: ClinicDay): DoseFromPaper[] {
  return rowsOf(
    db,
    `SELECT l.dose_id, c.register_number, d.day, d.number AS sheet_number, d.at AS sheet_made_at, l.line,
       l.amount_micrograms, l.given_at, l.at AS recorded_at, l.given_by, l.staff_id AS entered_by, l.against, l.reason,
       EXISTS (SELECT 1 FROM outage o WHERE o.from_at <= l.given_at AND o.until_at >= l.given_at) AS in_outage
     FROM paper_line l
     JOIN downtime_sheet d ON d.id = l.downtime_sheet_id
     JOIN client c ON c.id = l.client_id
     WHERE d.day BETWEEN ? AND ? AND l.result IN ('given', 'not_checked')
     ORDER BY d.day, d.number, l.line`,
    from,
    to,
  )
}
