import type { Dose, DoseEvent } from '../../shared/records/dose.ts'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import { asItWas, daysTakenBack, earlier } from './clock-reset.ts'
import type { Reader } from './connection.ts'
import { oneOf, rowsOf } from './rows.ts'

/** A dose with all that happened to it; the rule dose-state says what that amounts to. */
export interface DoseStored extends Dose {
  /** In the order in which they were written. */
  events: DoseEvent[]
  voided: { doseId: number; reason: string; at: Instant } | null
  incidentSwallowed: 'yes' | 'unsure' | null
}

type Flat = Dose & {
  voidReason: string | null
  voidAt: Instant | null
  incidentSwallowed: 'yes' | 'unsure' | null
}

const DOSES = `SELECT d.*, v.reason AS void_reason, v.at AS void_at, i.swallowed AS incident_swallowed
  FROM dose d
  LEFT JOIN dose_void v ON v.dose_id = d.id
  LEFT JOIN dosing_incident i ON i.dose_id = d.id`

/** What claims a day: all written with its date, and what was written on days that were taken back. */
const CLAIMS = '(d.clinic_day = ? OR d.clinic_day_id IN (SELECT clinic_day_id FROM clock_reset))'

/** A client's doses from a day on, the oldest first, carried ones of coming days included. */
export function dosesOfClient(db: Reader, clientId: number, from: ClinicDay): DoseStored[] {
  return withEvents(
    db,
    rowsOf<Flat>(
      db,
      `${DOSES} WHERE d.client_id = ? AND d.clinic_day >= ? ORDER BY d.clinic_day, d.id`,
      clientId,
      from,
    ),
    rowsOf<DoseEvent>(
      db,
      `SELECT e.* FROM dose d JOIN dose_event e ON e.dose_id = d.id
       WHERE d.client_id = ? AND d.clinic_day >= ? ORDER BY e.id`,
      clientId,
      from,
    ),
  )
}

export function doseById(db: Reader, id: number): DoseStored | undefined {
  return withEvents(
    db,
    rowsOf<Flat>(db, `${DOSES} WHERE d.id = ?`, id),
    rowsOf<DoseEvent>(db, 'SELECT * FROM dose_event WHERE dose_id = ? ORDER BY id', id),
  )[0]
}

/** Everything written on one open day, the oldest first: the counter's side list and today's list. */
export function dosesOfDay(db: Reader, clinicDayId: number): DoseStored[] {
  return withEvents(
    db,
    rowsOf<Flat>(db, `${DOSES} WHERE d.clinic_day_id = ? ORDER BY d.id`, clinicDayId),
    rowsOf<DoseEvent>(
      db,
      `SELECT e.* FROM dose d JOIN dose_event e ON e.dose_id = d.id
       WHERE d.clinic_day_id = ? ORDER BY e.id`,
      clinicDayId,
    ),
  )
}

/** Doses that claim a day, wherever they were written: a take-home dose handed out before holds its slot. */
export function dosesForDay(db: Reader, day: ClinicDay): DoseStored[] {
  return withEvents(
    db,
    rowsOf<Flat>(db, `${DOSES} WHERE ${CLAIMS} ORDER BY d.id`, day),
    rowsOf<DoseEvent>(
      db,
      `SELECT e.* FROM dose d JOIN dose_event e ON e.dose_id = d.id WHERE ${CLAIMS} ORDER BY e.id`,
      day,
    ),
  ).filter(({ clinicDay }) => clinicDay === day)
}

/**
 * Doses of the day that is not closed whose last step is *prepared* or *given*: in hand, under the tongue, or left by
 * a cut. Older ones cannot be, for a day is closed only when each of its doses has an end.
 */
export function withoutEnd(db: Reader): DoseStored[] {
  const ids = rowsOf<{ id: number }>(
    db,
    `SELECT d.id FROM dose d
     WHERE d.clinic_day_id IN (SELECT y.id FROM clinic_day y
                               WHERE NOT EXISTS (SELECT 1 FROM clinic_day_close c WHERE c.clinic_day_id = y.id)
                                 AND y.id > (SELECT max(id) FROM clinic_day) - 7)
       AND d.kind IN ('observed', 'guest')
       AND NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id)
       AND NOT EXISTS (SELECT 1 FROM dose_event e WHERE e.dose_id = d.id AND e.kind NOT IN ('prepared', 'given')
                         AND e.kind NOT LIKE 'diversion%')
     ORDER BY d.id`,
  )
  return ids.flatMap(({ id }) => doseById(db, id) ?? [])
}

/** The number of the next attempt at a slot: 1 + all earlier rows, whatever became of them. */
export function nextAttempt(db: Reader, clientId: number, day: ClinicDay, slot: number): number {
  return (
    1 +
    (oneOf<number>(
      db,
      'SELECT max(attempt) FROM dose WHERE client_id = ? AND clinic_day = ? AND slot = ?',
      clientId,
      day,
      slot,
    ) ?? 0)
  )
}

/** What a dose holds of each batch, in steps: taken less brought back. */
export function takenForDose(
  db: Reader,
  doseId: number,
): { productId: number; batchId: number; form: 'tablet' | 'liquid'; steps: number }[] {
  return rowsOf(
    db,
    `SELECT s.product_id, s.batch_id, p.form, -sum(s.steps) AS steps
     FROM stock_entry s JOIN product p ON p.id = s.product_id
     WHERE s.dose_id = ? AND s.kind IN ('issue', 'return')
     GROUP BY s.batch_id HAVING sum(s.steps) <> 0 ORDER BY s.batch_id`,
    doseId,
  )
}

/** Tablet or liquid: what was measured out for a dose. */
export function formOfDose(db: Reader, doseId: number): 'tablet' | 'liquid' | undefined {
  return oneOf(
    db,
    `SELECT p.form FROM stock_entry s JOIN product p ON p.id = s.product_id WHERE s.dose_id = ? LIMIT 1`,
    doseId,
  )
}

/** The latest day before `day` on which a dose of the client was given, as far back as the register goes. */
export function lastGivenDay(db: Reader, clientId: number, day: ClinicDay): ClinicDay | undefined {
  return oneOf(
    db,
    `SELECT d.clinic_day FROM dose d
     WHERE d.client_id = ? AND d.clinic_day < ?
       AND EXISTS (SELECT 1 FROM dose_event e WHERE e.dose_id = d.id AND e.kind = 'given')
       AND NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id)
     ORDER BY d.clinic_day DESC LIMIT 1`,
    clientId,
    day,
  )
}

/** Joins doses and their steps; what was written under a wrong clock comes as it really was. */
function withEvents(db: Reader, doses: readonly Flat[], events: readonly DoseEvent[]): DoseStored[] {
  const byDose = new Map<number, DoseEvent[]>()
  for (const event of events) {
    const own = byDose.get(event.doseId)
    if (own) own.push(event)
    else byDose.set(event.doseId, [event])
  }
  const takenBack = daysTakenBack(db)
  const joined = doses.map(({ voidReason, voidAt, ...dose }) => ({
    ...asItWas(dose, takenBack),
    events: (byDose.get(dose.id) ?? []).map((event) => {
      const reset = takenBack.get(dose.clinicDayId)
      return reset ? { ...event, at: earlier(event.at, reset.at) } : event
    }),
    voided:
      voidReason !== null && voidAt !== null ? { doseId: dose.id, reason: voidReason, at: voidAt } : null,
  }))
  if (takenBack.size === 0) return joined
  return joined.toSorted((a, b) =>
    a.clinicDay < b.clinicDay ? -1 : a.clinicDay > b.clinicDay ? 1 : a.id - b.id,
  )
}

/** When the last step of any dose was written, UTC milliseconds; null before the first. */
export function lastDoseStepAt(db: Reader): number | null {
  return oneOf<number>(db, 'SELECT recorded_at FROM dose_event ORDER BY id DESC LIMIT 1') ?? null
}
