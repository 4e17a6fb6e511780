import type {
  Camp,
  CampCost,
  CampEndReason,
  CampKind,
  CampPlace,
  CampTeam,
} from '../../shared/records/camp.ts'
import type { DetoxOutcome, DetoxSetting } from '../../shared/records/detox.ts'
import type { ClosingReason } from '../../shared/records/episode.ts'
import type { Product } from '../../shared/records/product.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { oneOf, rowOf, rowsOf } from './rows.ts'

export type CampStored = Camp & {
  readonly place: string
  readonly kind: CampKind
  /** How it went; null before somebody wrote it. */
  readonly ended: CampEndReason | null
  readonly endedOn: ClinicDay | null
}

const CAMP = `SELECT c.*, p.name AS place, p.kind, e.reason AS ended, e.last_day AS ended_on
  FROM camp c JOIN camp_place p ON p.id = c.camp_place_id LEFT JOIN camp_end e ON e.camp_id = c.id`

/** The newest first. */
export function allCamps(db: Reader): CampStored[] {
  return rowsOf(db, `${CAMP} ORDER BY c.first_day DESC, c.id DESC`)
}

export function campById(db: Reader, id: number): CampStored | undefined {
  return rowOf(db, `${CAMP} WHERE c.id = ?`, id)
}

/** Those of one place that were not cancelled. */
export function campsAt(db: Reader, placeId: number): CampStored[] {
  return rowsOf(db, `${CAMP} WHERE c.camp_place_id = ? AND coalesce(e.reason, '') <> 'cancelled'`, placeId)
}

export function campPlaces(db: Reader): Pick<CampPlace, 'id' | 'name' | 'kind'>[] {
  return rowsOf(db, 'SELECT id, name, kind FROM camp_place ORDER BY name')
}

export interface CampStayStored {
  readonly episodeId: number
  readonly clientId: number
  readonly registerNumber: number
  readonly setting: DetoxSetting
  readonly from: ClinicDay
  /** The discharge, or the day on which the treatment was closed otherwise. */
  readonly to: ClinicDay | null
  readonly outcome: DetoxOutcome | null
  readonly closedFor: ClosingReason | null
}

/** Everybody who was admitted into a camp, in the order of their admission. */
export function staysOf(db: Reader, campId: number): CampStayStored[] {
  return rowsOf(
    db,
    `SELECT a.episode_id, e.client_id, c.register_number, a.setting, a.day AS "from",
       coalesce(d.day, x.day) AS "to", d.outcome, x.reason AS closed_for
     FROM detox_admission a JOIN episode e ON e.id = a.episode_id JOIN client c ON c.id = e.client_id
     LEFT JOIN detox_discharge d ON d.episode_id = a.episode_id
     LEFT JOIN episode_closing x ON x.episode_id = a.episode_id
     WHERE a.camp_id = ? ORDER BY a.day, a.episode_id`,
    campId,
  )
}

/** Who is of the team now. */
export function teamOf(db: Reader, campId: number): CampTeam[] {
  return rowsOf(
    db,
    `SELECT t.* FROM camp_team t WHERE t.camp_id = ?
       AND NOT EXISTS (SELECT 1 FROM camp_team_end e WHERE e.camp_team_id = t.id) ORDER BY t.id`,
    campId,
  )
}

export function teamMember(db: Reader, id: number): (CampTeam & { left: 0 | 1 }) | undefined {
  return rowOf(
    db,
    `SELECT t.*, EXISTS (SELECT 1 FROM camp_team_end e WHERE e.camp_team_id = t.id) AS left
     FROM camp_team t WHERE t.id = ?`,
    id,
  )
}

/** What counts: neither taken back nor a taking back. */
export function costsOf(db: Reader, campId: number): CampCost[] {
  return rowsOf(
    db,
    `SELECT c.* FROM camp_cost c WHERE c.camp_id = ? AND c.undoes IS NULL
       AND NOT EXISTS (SELECT 1 FROM camp_cost u WHERE u.undoes = c.id) ORDER BY c.day, c.id`,
    campId,
  )
}

export function costById(db: Reader, id: number): (CampCost & { undone: 0 | 1 }) | undefined {
  return rowOf(
    db,
    `SELECT c.*, EXISTS (SELECT 1 FROM camp_cost u WHERE u.undoes = c.id) AS undone
     FROM camp_cost c WHERE c.id = ?`,
    id,
  )
}

export interface CampBoxStored {
  readonly id: number
  readonly name: string
  readonly closedDay: ClinicDay | null
}

const BOX = `SELECT b.id, b.name, d.day AS closed_day FROM sub_store b
  LEFT JOIN sub_store_closing x ON x.sub_store_id = b.id LEFT JOIN clinic_day d ON d.id = x.clinic_day_id`

export function boxesOfCamp(db: Reader, campId: number): CampBoxStored[] {
  return rowsOf(
    db,
    `${BOX} JOIN camp_box cb ON cb.sub_store_id = b.id WHERE cb.camp_id = ? ORDER BY b.id`,
    campId,
  )
}

/** Open boxes that belong to no camp. */
export function boxesOfNoCamp(db: Reader): CampBoxStored[] {
  return rowsOf(
    db,
    `${BOX} WHERE x.sub_store_id IS NULL
       AND NOT EXISTS (SELECT 1 FROM camp_box cb WHERE cb.sub_store_id = b.id) ORDER BY b.id`,
  )
}

export function campOfBox(db: Reader, boxId: number): number | null {
  return oneOf<number>(db, 'SELECT camp_id FROM camp_box WHERE sub_store_id = ?', boxId) ?? null
}

/** What people of a camp got, out of its boxes and off the shelf, in steps a product; what nobody took is taken off. */
export function medicationOfCamp(
  db: Reader,
  campId: number,
): { product: Omit<Product, 'at'>; steps: number }[] {
  const rows = rowsOf<Omit<Product, 'at'> & { steps: number }>(
    db,
    `SELECT p.id, p.drug, p.form, p.strength_micrograms, p.steps_per_unit, p.base_factor_ppm, -sum(s.steps) AS steps
     FROM (
       SELECT b.product_id, b.steps FROM sub_store_entry b JOIN camp_box cb ON cb.sub_store_id = b.sub_store_id
       WHERE cb.camp_id = ? AND b.kind IN ('issue', 'issue_back')
       UNION ALL
       SELECT e.product_id, e.steps FROM detox_admission a JOIN detox_shelf_gift g ON g.episode_id = a.episode_id
       JOIN detox_shelf_entry x ON x.detox_shelf_gift_id = g.id JOIN stock_entry e ON e.id = x.stock_entry_id
       WHERE a.camp_id = ?) s
     JOIN product p ON p.id = s.product_id
     GROUP BY p.id HAVING sum(s.steps) <> 0 ORDER BY p.drug, p.form, p.strength_micrograms DESC`,
    campId,
    campId,
  )
  return rows.map(({ steps, ...product }) => ({ product, steps }))
}
