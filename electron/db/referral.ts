import type {
  AttendedHow,
  Referral,
  ReferralEndReason,
  ReferralPlace,
  ReferralPurpose,
} from '../../shared/records/referral.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { oneOf, rowOf, rowsOf } from './rows.ts'

export type ReferralStored = Referral & {
  registerNumber: number
  restricted: 0 | 1
  attendedDay: ClinicDay | null
  attendedHow: AttendedHow | null
  resultDay: ClinicDay | null
  /** Sealed under `referral_result.note`. */
  resultNote: Uint8Array | null
  endedFor: ReferralEndReason | null
  placeName: string
  address: string
  phone: string
  hours: string
}

const REFERRAL = `SELECT f.*, c.register_number, c.restricted, a.day AS attended_day, a.how AS attended_how,
    r.day AS result_day, r.note AS result_note, e.reason AS ended_for,
    p.name AS place_name, p.address, p.phone, p.hours
  FROM referral f
  JOIN client c ON c.id = f.client_id
  JOIN referral_place p ON p.id = f.referral_place_id
  LEFT JOIN referral_attended a ON a.referral_id = f.id
  LEFT JOIN referral_result r ON r.referral_id = f.id
  LEFT JOIN referral_end e ON e.referral_id = f.id`

/** Those that wait for a visit or a result, and all since a day; the oldest first. */
export function referralsSince(db: Reader, since: ClinicDay): ReferralStored[] {
  return rowsOf(
    db,
    `${REFERRAL} WHERE f.day >= ? OR (r.referral_id IS NULL AND e.referral_id IS NULL) ORDER BY f.by_day, f.id`,
    since,
  )
}

/** The newest first. */
export function referralsOf(db: Reader, clientId: number): ReferralStored[] {
  return rowsOf(db, `${REFERRAL} WHERE f.client_id = ? ORDER BY f.id DESC`, clientId)
}

export function referralById(db: Reader, id: number): ReferralStored | undefined {
  return rowOf(db, `${REFERRAL} WHERE f.id = ?`, id)
}

export function referralBySlip(db: Reader, slip: number): ReferralStored | undefined {
  return rowOf(db, `${REFERRAL} WHERE f.slip = ?`, slip)
}

/** Sent on, not gone by the day agreed, and nothing ended it. */
export function referralsOverdue(db: Reader, today: ClinicDay): number {
  return (
    oneOf<number>(
      db,
      `SELECT count(*) FROM referral f WHERE f.by_day < ?
       AND NOT EXISTS (SELECT 1 FROM referral_attended a WHERE a.referral_id = f.id)
       AND NOT EXISTS (SELECT 1 FROM referral_end e WHERE e.referral_id = f.id)`,
      today,
    ) ?? 0
  )
}

export interface CascadeRow {
  readonly purpose: ReferralPurpose
  readonly referred: number
  readonly attended: number
  readonly resultKnown: number
}

/**
 * Of those referred in a span of days: how many went and of how many the result is known, as known now. A stage has a
 * row only where the one before has, so the numbers never rise. What was entered by mistake is nowhere in them.
 */
export function referralCascade(db: Reader, from: ClinicDay, until: ClinicDay): CascadeRow[] {
  return rowsOf(
    db,
    `SELECT f.purpose, count(*) AS referred, count(a.referral_id) AS attended, count(r.referral_id) AS result_known
     FROM referral f
     LEFT JOIN referral_attended a ON a.referral_id = f.id
     LEFT JOIN referral_result r ON r.referral_id = f.id
     WHERE f.day BETWEEN ? AND ?
       AND NOT EXISTS (SELECT 1 FROM referral_end e WHERE e.referral_id = f.id AND e.reason = 'entered_by_mistake')
     GROUP BY f.purpose ORDER BY f.purpose`,
    from,
    until,
  )
}

export type PlaceStored = ReferralPlace & { ended: 0 | 1 }

const PLACE = `SELECT p.*, EXISTS (SELECT 1 FROM referral_place_end e WHERE e.referral_place_id = p.id) AS ended
  FROM referral_place p`

/** The directory as it stands: without what a correction replaced; by name. */
export function places(db: Reader): PlaceStored[] {
  return rowsOf(
    db,
    `${PLACE} WHERE NOT EXISTS (SELECT 1 FROM referral_place n WHERE n.replaces = p.id) ORDER BY p.name COLLATE NOCASE`,
  )
}

/** One that may still be chosen. */
export function placeToChoose(db: Reader, id: number): PlaceStored | undefined {
  return places(db).find((place) => place.id === id && place.ended === 0)
}
