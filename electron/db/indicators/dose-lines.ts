import type { DayOutcome } from '../../../shared/records/clinic-day.ts'
import type { Drug } from '../../../shared/records/product.ts'
import type { ClinicDay } from '../../../shared/records/time.ts'
import type { Reader } from '../connection.ts'
import { rowOf, rowsOf } from '../rows.ts'

const STANDS = 'NOT EXISTS (SELECT 1 FROM day_line n WHERE n.corrects = l.id)'

/** How many lines of one client ended alike within a period, and what was swallowed or carried of them. */
export interface LineGroup {
  readonly clientId: number
  readonly due: 0 | 1
  readonly outcome: DayOutcome
  readonly lines: number
  readonly amountMicrograms: number
  /** Of those with an amount: how many. */
  readonly withAmount: number
  readonly lastClinicDayId: number
  /** Of the line of that day; where a client has several slots, of one of them. */
  readonly lastAmountMicrograms: number
  readonly slots: number
}

/**
 * The lines of a stretch of clinic days, by key, grouped by client: the one scan of a return. The last amount is that of
 * the row of `max(clinic_day_id)`, as SQLite gives a plain column beside one `max`.
 */
export function lineGroups(db: Reader, fromId: number, toId: number): LineGroup[] {
  return rowsOf(
    db,
    `SELECT l.client_id, l.due, l.outcome, count(*) AS lines, sum(l.amount_micrograms) AS amount_micrograms,
       sum(l.amount_micrograms > 0) AS with_amount, max(l.clinic_day_id) AS last_clinic_day_id,
       l.amount_micrograms AS last_amount_micrograms, count(DISTINCT l.slot) AS slots
     FROM day_line l WHERE l.clinic_day_id BETWEEN ? AND ? AND ${STANDS}
     GROUP BY l.client_id, l.due, l.outcome`,
    fromId,
    toId,
  )
}

export interface LineRow {
  readonly id: number
  readonly clientId: number
  readonly clinicDayId: number
  readonly slot: number
  readonly due: 0 | 1
  readonly outcome: DayOutcome
  readonly amountMicrograms: number
}

/** What a client got on one clinic day in all, micrograms, as its lines stand. */
export function amountOfDay(db: Reader, clientId: number, clinicDayId: number): number {
  return (
    rowOf<{ amount: number | null }>(
      db,
      `SELECT sum(l.amount_micrograms) AS amount FROM day_line l
       WHERE l.client_id = ? AND l.clinic_day_id = ? AND ${STANDS}`,
      clientId,
      clinicDayId,
    )?.amount ?? 0
  )
}

/** Clients all of whose orders that touch a period are of one drug, with it; of the others both are named. */
export function drugsOrdered(
  db: Reader,
  first: ClinicDay,
  last: ClinicDay,
): { clientId: number; drug: Drug; other: Drug }[] {
  return rowsOf(
    db,
    `SELECT client_id, min(drug) AS drug, max(drug) AS other FROM dose_order
     WHERE start_day <= ? AND end_day >= ? GROUP BY client_id`,
    last,
    first,
  )
}

/** The drug of each dose of a client within a period, by day: for who had more than one. */
export function drugsByDay(
  db: Reader,
  clientId: number,
  first: ClinicDay,
  last: ClinicDay,
): { day: ClinicDay; drug: Drug }[] {
  return rowsOf(
    db,
    `SELECT d.clinic_day AS day, o.drug FROM dose d JOIN dose_order o ON o.id = d.dose_order_id
     WHERE d.client_id = ? AND d.clinic_day BETWEEN ? AND ?
       AND NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id) ORDER BY d.id`,
    clientId,
    first,
    last,
  )
}

/** Stays of guests: their doses left this shelf, but they are another site's clients. */
export function guestStays(
  db: Reader,
): { clientId: number; openedDay: ClinicDay; closedDay: ClinicDay | null }[] {
  return rowsOf(
    db,
    `SELECT e.client_id, e.opened_day, x.day AS closed_day FROM episode e
     LEFT JOIN episode_closing x ON x.episode_id = e.id WHERE e.entry = 'guest'`,
  )
}

/** The lines of one client within a stretch of clinic days. */
export function linesOfClient(db: Reader, clientId: number, fromId: number, toId: number): LineRow[] {
  return rowsOf(
    db,
    `SELECT l.id, l.client_id, l.clinic_day_id, l.slot, l.due, l.outcome, l.amount_micrograms FROM day_line l
     WHERE l.client_id = ? AND l.clinic_day_id BETWEEN ? AND ? AND ${STANDS} ORDER BY l.clinic_day_id, l.id`,
    clientId,
    fromId,
    toId,
  )
}

/** Doses that stand in no line, for their day was never opened: entered from paper, or carried home for it. */
export interface LineOtherwise {
  readonly doseId: number
  readonly clientId: number
  readonly day: ClinicDay
  readonly due: 0 | 1
  readonly outcome: DayOutcome
  readonly amountMicrograms: number
  readonly drug: Drug
}

export function linesOtherwise(db: Reader, first: ClinicDay, last: ClinicDay): LineOtherwise[] {
  return rowsOf(
    db,
    `SELECT t.dose_id, t.client_id, t.for_day AS day, 0 AS due, 'take_home' AS outcome, t.amount_micrograms, t.drug
     FROM take_home_given t
     WHERE t.for_day BETWEEN ? AND ? AND t.returned = 0
       AND NOT EXISTS (SELECT 1 FROM clinic_day_held h WHERE h.written_day = t.for_day)
     UNION ALL
     SELECT d.id, d.client_id, d.clinic_day, 1,
       CASE p.result WHEN 'given' THEN 'taken' ELSE p.result END,
       CASE WHEN p.result IN ('given', 'not_checked') THEN d.amount_micrograms ELSE 0 END, o.drug
     FROM paper_line p JOIN dose d ON d.id = p.dose_id JOIN dose_order o ON o.id = d.dose_order_id
     WHERE d.clinic_day BETWEEN ? AND ? AND p.result <> 'not_come'
       AND NOT EXISTS (SELECT 1 FROM clinic_day y WHERE y.day = d.clinic_day)
       AND NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id)
     ORDER BY 3, 1`,
    first,
    last,
    first,
    last,
  )
}
