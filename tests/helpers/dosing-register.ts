import type { Writer } from '../../electron/db/connection.ts'
import { rawRegister } from './raw-register.ts'

const AT = Date.UTC(2026, 1, 3, 4)

/** Slots of one step with their amounts in micrograms; the order's id is the client's. */
export interface RawOrder {
  readonly client: number
  readonly steps: readonly { step: number; slot: number; micrograms: number }[]
  readonly startDay?: string
  readonly endDay?: string
}

/**
 * A register for tests that speak SQL: a nurse, clients with their orders, one product (2 mg tablets), batch 1
 * with 1,000 of them, and 03-Feb-2026 open. Written around the program on purpose: the guard must hold without it.
 */
export function dosingRegister(orders: readonly RawOrder[], upTo?: number): Writer {
  const { db } = rawRegister(upTo)
  db.exec(`
    INSERT INTO site VALUES (1, '${'a'.repeat(32)}', '${'b'.repeat(32)}', 'AZL01', 17, 'Grace-In', 'Aizawl', 'India',
      'Asia/Kolkata', 'ost_centre', '', 60, ${AT});
    INSERT INTO staff VALUES (1, 'nurse', x'01', ${AT});
    INSERT INTO clinic_day (id, day, at) VALUES (1, '2026-02-03', ${AT});
    INSERT INTO product VALUES (1, 'buprenorphine', 'tablet', 2000, 1, 1000000, ${AT});
    INSERT INTO batch VALUES (1, 1, 'B1', '2027-12-31', ${AT});
    INSERT INTO stock_entry (product_id, batch_id, kind, steps, clinic_day_id, staff_id, at, recorded_at)
      VALUES (1, 1, 'receipt', 1000, 1, 1, ${AT}, ${AT});`)
  for (const { client, steps, startDay = '2026-01-01', endDay = '2026-12-31' } of orders) {
    db.exec(`
      INSERT INTO client (id, register_number, sex, birth_year, adult_confirmed, enrolled_day, restricted, staff_id, at)
        VALUES (${client}, ${client}, 'M', 1990, 1, '2026-01-01', 0, 1, ${AT});
      INSERT INTO episode VALUES (${client}, ${client}, 'ost', '2026-01-01', 'new', 1, ${AT});
      INSERT INTO dose_order (id, client_id, episode_id, drug, kind, via, start_day, end_day, every_days, take_home_days,
        prescriber_id, written_by, reason, at) VALUES (${client}, ${client}, ${client}, 'buprenorphine', 'maintenance',
        'doctor', '${startDay}', '${endDay}', 1, 0, 1, 1, 'test', ${AT});`)
    for (const { step, slot, micrograms } of steps)
      db.exec(`INSERT INTO dose_order_step (dose_order_id, step, advance, slot, least_hours, amount_micrograms)
        VALUES (${client}, ${step}, 'swallowed', ${slot}, 0, ${micrograms})`)
  }
  return db
}

export interface RawDose {
  readonly client?: number
  readonly order?: number
  readonly episode?: number
  readonly step?: number
  readonly day?: string
  readonly slot?: number
  readonly attempt?: number
  readonly kind?: string
  readonly micrograms?: number
  readonly redoseOf?: number | null
  /** Whether a doctor's order for a re-dose of what was lost is written first; so it is unless a test says no. */
  readonly ordered?: boolean
  readonly clinicDayId?: number
}

/** Inserts a dose and its *prepared*, as two plain statements. @returns its id @throws what the guard says */
export function rawDose(db: Writer, dose: RawDose = {}): number {
  const client = dose.client ?? 1
  if (dose.redoseOf !== undefined && dose.redoseOf !== null && dose.ordered !== false)
    rawReDoseOrder(db, dose.redoseOf)
  const id = Number(
    db
      .prepare(
        `INSERT INTO dose (client_id, episode_id, dose_order_id, order_step, clinic_day, slot, attempt, kind,
           amount_micrograms, redose_of, clinic_day_id, identified_by, staff_id, at, recorded_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'card', 1, ${AT}, ${AT})`,
      )
      .run(
        client,
        dose.episode ?? client,
        dose.order ?? client,
        dose.step ?? 1,
        dose.day ?? '2026-02-03',
        dose.slot ?? 1,
        dose.attempt ?? 1,
        dose.kind ?? 'observed',
        dose.micrograms ?? 8000,
        dose.redoseOf ?? null,
        dose.clinicDayId ?? 1,
      ).lastInsertRowid,
  )
  rawEvent(db, id, 'prepared')
  return id
}

/** The doctor's order for all of a dose that was lost; nothing where none was, or where it stands already. */
function rawReDoseOrder(db: Writer, doseId: number): void {
  db.exec(`INSERT INTO re_dose_order
      (dose_id, client_id, amount_micrograms, via, prescriber_id, written_by, reason, at)
    SELECT d.id, d.client_id, d.amount_micrograms, 'doctor', 1, 1, 'test', ${AT} FROM dose d
    WHERE d.id = ${doseId} AND d.redose_of IS NULL
      AND NOT EXISTS (SELECT 1 FROM re_dose_order r WHERE r.dose_id = d.id)
      AND NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id)
      AND EXISTS (SELECT 1 FROM dose_event e WHERE e.dose_id = d.id AND e.kind IN ('vomited', 'spilled'))`)
}

export function rawEvent(db: Writer, doseId: number, kind: string): void {
  db.prepare(
    `INSERT INTO dose_event (dose_id, kind, staff_id, at, recorded_at) VALUES (?, ?, 1, ${AT}, ${AT})`,
  ).run(doseId, kind)
}

export function rawVoid(db: Writer, doseId: number): void {
  db.prepare(
    `INSERT INTO dose_void (dose_id, reason, staff_id, at, recorded_at) VALUES (?, 'slip', 1, ${AT}, ${AT})`,
  ).run(doseId)
}

/** One movement of batch 1, for a dose or for none. */
export function rawStock(db: Writer, kind: string, steps: number, doseId: number | null = null): void {
  db.prepare(
    `INSERT INTO stock_entry (product_id, batch_id, kind, steps, dose_id, clinic_day_id, staff_id, at, recorded_at)
     VALUES (1, 1, ?, ?, ?, 1, 1, ${AT}, ${AT})`,
  ).run(kind, steps, doseId)
}
