import type { ClosingReason, EpisodeKind } from '../../shared/records/episode.ts'
import type { FollowUpSpan, FollowUpVisit } from '../../shared/records/follow-up.ts'
import { SETTINGS } from '../../shared/records/setting.ts'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { oneOf, rowOf, rowsOf } from './rows.ts'

/** A detoxification or rehabilitation that has ended. */
export interface Discharge {
  readonly episodeId: number
  readonly clientId: number
  readonly registerNumber: number
  readonly restricted: 0 | 1
  readonly kind: EpisodeKind
  readonly closedDay: ClinicDay
  readonly closedFor: ClosingReason
  readonly closedAt: Instant
  /** A later detoxification or rehabilitation of the same client: still open, or closed with a plan of its own. */
  readonly later: 'none' | 'open' | 'closed'
}

const DISCHARGE = `SELECT e.id AS episode_id, e.client_id, c.register_number, c.restricted, e.kind, x.day AS closed_day,
    x.reason AS closed_for, x.at AS closed_at,
    CASE
      WHEN EXISTS (SELECT 1 FROM episode o WHERE o.client_id = e.client_id AND o.kind IN ('detox', 'rehabilitation')
        AND o.id <> e.id AND NOT EXISTS (SELECT 1 FROM episode_closing y WHERE y.episode_id = o.id)) THEN 'open'
      WHEN EXISTS (SELECT 1 FROM episode o JOIN episode_closing y ON y.episode_id = o.id
        WHERE o.client_id = e.client_id AND o.kind IN ('detox', 'rehabilitation')
          AND (y.day > x.day OR (y.day = x.day AND o.id > e.id))) THEN 'closed'
      ELSE 'none' END AS later
  FROM episode e
  JOIN episode_closing x ON x.episode_id = e.id
  JOIN client c ON c.id = e.client_id
  WHERE e.kind IN ('detox', 'rehabilitation')`

/** All of them, by register number. */
export function discharges(db: Reader): Discharge[] {
  return rowsOf(db, `${DISCHARGE} ORDER BY c.register_number, e.id`)
}

/** The newest first. */
export function dischargesOf(db: Reader, clientId: number): Discharge[] {
  return rowsOf(db, `${DISCHARGE} AND e.client_id = ? ORDER BY x.day DESC, e.id DESC`, clientId)
}

export function dischargeOf(db: Reader, episodeId: number): Discharge | undefined {
  return rowOf(db, `${DISCHARGE} AND e.id = ?`, episodeId)
}

/** What the site's template said at a moment: a plan does not change when the template does. */
export function templatesOverTime(db: Reader): (at: Instant) => readonly FollowUpSpan[] {
  const { value, initial } = SETTINGS['follow_up.template']
  const changes = rowsOf<{ value: string; at: Instant }>(
    db,
    "SELECT value, at FROM setting WHERE name = 'follow_up.template' ORDER BY id DESC",
  ).flatMap((row) => {
    const read = value.safeParse(JSON.parse(row.value))
    return read.success ? [{ at: row.at, template: read.data }] : []
  })
  return (at) => changes.find((change) => change.at <= at)?.template ?? value.parse(initial)
}

const STANDING = 'NOT EXISTS (SELECT 1 FROM follow_up_void x WHERE x.follow_up_visit_id = v.id)'

/** Every visit that counts, by episode. */
export function visitsByEpisode(db: Reader): Map<number, FollowUpVisit[]> {
  const all = new Map<number, FollowUpVisit[]>()
  for (const visit of rowsOf<FollowUpVisit>(
    db,
    `SELECT v.* FROM follow_up_visit v WHERE ${STANDING} ORDER BY v.day, v.id`,
  )) {
    const own = all.get(visit.episodeId) ?? []
    own.push(visit)
    all.set(visit.episodeId, own)
  }
  return all
}

export type VisitStored = FollowUpVisit & { voided: string | null }

/** Of one discharge, in order; voided ones too. */
export function visitsOf(db: Reader, episodeId: number): VisitStored[] {
  return rowsOf(
    db,
    `SELECT v.*, x.reason AS voided FROM follow_up_visit v
     LEFT JOIN follow_up_void x ON x.follow_up_visit_id = v.id
     WHERE v.episode_id = ? ORDER BY v.day, v.id`,
    episodeId,
  )
}

export function visitById(db: Reader, id: number): VisitStored | undefined {
  return rowOf(
    db,
    `SELECT v.*, x.reason AS voided FROM follow_up_visit v
     LEFT JOIN follow_up_void x ON x.follow_up_visit_id = v.id WHERE v.id = ?`,
    id,
  )
}

/** The last day on which somebody of a round met the client in person. */
export function lastMetDay(db: Reader, clientId: number): ClinicDay | null {
  return (
    oneOf<ClinicDay | null>(
      db,
      `SELECT max(v.day) FROM follow_up_visit v JOIN episode e ON e.id = v.episode_id
       WHERE e.client_id = ? AND v.met = 'client' AND ${STANDING}`,
      clientId,
    ) ?? null
  )
}

/** Clients whose consent to visits stands. */
export function clientsToVisit(db: Reader): ReadonlySet<number> {
  return new Set(
    rowsOf<{ clientId: number }>(
      db,
      `SELECT DISTINCT client_id FROM consent c WHERE kind = 'visit'
       AND NOT EXISTS (SELECT 1 FROM consent_withdrawal w WHERE w.consent_id = c.id)`,
    ).map(({ clientId }) => clientId),
  )
}

/** Clients in any treatment that is open now. */
export function clientsInCare(db: Reader): ReadonlySet<number> {
  return new Set(
    rowsOf<{ clientId: number }>(
      db,
      `SELECT DISTINCT client_id FROM episode e WHERE kind IN ('ost', 'detox', 'rehabilitation')
       AND NOT EXISTS (SELECT 1 FROM episode_closing x WHERE x.episode_id = e.id)`,
    ).map(({ clientId }) => clientId),
  )
}

export interface OutcomeCount {
  readonly outcome: string | null
  readonly count: number
}

/** Visits of a span of days that count, by outcome; null: met nobody and knows nothing. */
export function visitCounts(db: Reader, from: ClinicDay, until: ClinicDay): OutcomeCount[] {
  return rowsOf(
    db,
    `SELECT v.outcome, count(*) AS count FROM follow_up_visit v
     WHERE v.day BETWEEN ? AND ? AND ${STANDING} GROUP BY v.outcome`,
    from,
    until,
  )
}
