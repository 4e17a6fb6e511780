import type {
  GuestPassport,
  PassportEndReason,
  PassportRow,
  ReportSource,
} from '../../shared/records/passport.ts'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { rowOf, rowsOf } from './rows.ts'

export type PassportStored = PassportRow & {
  freeFrom: ClinicDay | null
  endReason: PassportEndReason | null
  endedAt: Instant | null
  signedBy: number | null
}

const PASSPORT = `SELECT p.*, e.free_from, e.reason AS end_reason, e.at AS ended_at,
    (SELECT s.staff_id FROM signature s WHERE s.kind = 'passport' AND s.subject_id = p.id LIMIT 1) AS signed_by
  FROM passport p LEFT JOIN passport_end e ON e.passport_id = p.id`

/** Slips issued for a client, the newest first. */
export function passportsOf(db: Reader, clientId: number): PassportStored[] {
  return rowsOf(db, `${PASSPORT} WHERE p.client_id = ? ORDER BY p.id DESC`, clientId)
}

export function passportById(db: Reader, id: number): PassportStored | undefined {
  return rowOf(db, `${PASSPORT} WHERE p.id = ?`, id)
}

export function passportBySerial(db: Reader, serial: string): PassportStored | undefined {
  return rowOf(db, `${PASSPORT} WHERE p.serial = ?`, serial)
}

/** The days that are another site's, as the rule of the counter reads them; what was brought back is none. */
export function runningPassports(
  db: Reader,
  clientId: number,
): { id: number; fromDay: ClinicDay; untilDay: ClinicDay; receivingSite: number }[] {
  return rowsOf(
    db,
    `SELECT p.id, p.from_day, coalesce(date(e.free_from, '-1 day'), p.until_day) AS until_day, p.receiving_site
     FROM passport p LEFT JOIN passport_end e ON e.passport_id = p.id
     WHERE p.client_id = ? AND (e.free_from IS NULL OR e.free_from > p.from_day) ORDER BY p.id`,
    clientId,
  )
}

/** One claimed dose of a passport, with what the other site is known to have given of it. */
export interface PassportDose {
  doseId: number
  clinicDay: ClinicDay
  slot: number
  orderedMicrograms: number
  /** Null while nobody has told; 0 is none. */
  givenMicrograms: number | null
  source: ReportSource | null
  freed: 0 | 1
}

/** The claims of a slip, in the order of days and slots. */
export function passportDoses(db: Reader, passport: PassportStored): PassportDose[] {
  return rowsOf(
    db,
    `SELECT d.id AS dose_id, d.clinic_day, d.slot, d.amount_micrograms AS ordered_micrograms,
       r.amount_micrograms AS given_micrograms, r.source,
       r.dose_id IS NULL AND EXISTS (SELECT 1 FROM dose_event e WHERE e.dose_id = d.id AND e.kind = 'returned') AS freed
     FROM dose d LEFT JOIN passport_report r ON r.dose_id = d.id
     WHERE d.client_id = ? AND d.kind = 'passport' AND d.dose_order_id = ?
       AND d.clinic_day BETWEEN ? AND ? AND d.at = ?
     ORDER BY d.clinic_day, d.slot`,
    passport.clientId,
    passport.doseOrderId,
    passport.fromDay,
    passport.untilDay,
    passport.at,
  )
}

/** Clients with days at another site, before this one, of which nobody has told. */
export function clientsWithUnknownDays(db: Reader, today: ClinicDay): number {
  return rowsOf<{ clientId: number }>(
    db,
    `SELECT DISTINCT p.client_id FROM passport p JOIN dose d ON d.client_id = p.client_id AND d.kind = 'passport'
       AND d.clinic_day BETWEEN p.from_day AND p.until_day
     WHERE p.until_day < ? AND d.clinic_day < ?
       AND NOT EXISTS (SELECT 1 FROM dose_event e WHERE e.dose_id = d.id AND e.kind <> 'prepared')
       AND NOT EXISTS (SELECT 1 FROM episode_closing c WHERE c.episode_id = d.episode_id)`,
    today,
    today,
  ).length
}

export type GuestStored = GuestPassport & { closedDay: ClinicDay | null }

const GUEST = `SELECT g.*, c.day AS closed_day FROM guest_passport g
  LEFT JOIN episode_closing c ON c.episode_id = g.episode_id`

export function guestById(db: Reader, id: number): GuestStored | undefined {
  return rowOf(db, `${GUEST} WHERE g.id = ?`, id)
}

export function guestBySerial(db: Reader, homeSite: number, serial: string): GuestStored | undefined {
  return rowOf(db, `${GUEST} WHERE g.home_site = ? AND g.serial = ?`, homeSite, serial)
}

/** Guests who are here, and those who left since a day; the first to leave first. */
export function guestsSince(db: Reader, leftSince: ClinicDay): GuestStored[] {
  return rowsOf(
    db,
    `${GUEST} WHERE c.day IS NULL OR c.day >= ? ORDER BY c.day IS NOT NULL, g.until_day, g.id`,
    leftSince,
  )
}

/** The client that an earlier slip of the same person at the same site made here. */
export function earlierGuest(
  db: Reader,
  homeSite: number,
  homeRegisterNumber: number,
): GuestStored | undefined {
  return rowOf(
    db,
    `${GUEST} WHERE g.home_site = ? AND g.home_register_number = ? ORDER BY g.id DESC LIMIT 1`,
    homeSite,
    homeRegisterNumber,
  )
}

/** What a guest who is here took last at home. */
export function lastGuestPassport(
  db: Reader,
  clientId: number,
): Pick<GuestPassport, 'lastDoseDay' | 'lastDoseMicrograms'> | undefined {
  return rowOf(
    db,
    `SELECT g.last_dose_day, g.last_dose_micrograms FROM guest_passport g
     WHERE g.client_id = ? AND NOT EXISTS (SELECT 1 FROM episode_closing c WHERE c.episode_id = g.episode_id)
     ORDER BY g.id DESC LIMIT 1`,
    clientId,
  )
}

/** What a dose of this order is: a guest's under a dose passport, else one of our own clients'. */
export function doseKindOf(db: Reader, orderId: number): 'guest' | 'observed' {
  return rowOf(db, "SELECT 1 FROM dose_order WHERE id = ? AND via = 'passport'", orderId)
    ? 'guest'
    : 'observed'
}
