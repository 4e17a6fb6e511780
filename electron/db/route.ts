import type { RouteLine, RouteList } from '../../shared/records/follow-up.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { oneOf, rowOf, rowsOf } from './rows.ts'

export type RouteListStored = RouteList & {
  lines: number
  /** Lines for which something was written down from this list. */
  entered: number
  returnedDay: ClinicDay | null
  destroyedDay: ClinicDay | null
  lostDay: ClinicDay | null
}

const LIST = `SELECT l.*,
    (SELECT count(*) FROM route_line r WHERE r.route_list_id = l.id) AS lines,
    (SELECT count(*) FROM route_line r WHERE r.route_list_id = l.id AND EXISTS (
      SELECT 1 FROM follow_up_visit v WHERE v.route_list_id = l.id AND v.episode_id = r.episode_id
        AND NOT EXISTS (SELECT 1 FROM follow_up_void x WHERE x.follow_up_visit_id = v.id))) AS entered,
    (SELECT day FROM route_paper p WHERE p.route_list_id = l.id AND p.kind = 'returned') AS returned_day,
    (SELECT day FROM route_paper p WHERE p.route_list_id = l.id AND p.kind = 'destroyed') AS destroyed_day,
    (SELECT day FROM route_paper p WHERE p.route_list_id = l.id AND p.kind = 'lost') AS lost_day
  FROM route_list l`

/** The newest first; of one person, or of all. */
export function routeLists(db: Reader, forStaffId: number | null, count: number): RouteListStored[] {
  return rowsOf(
    db,
    `${LIST} WHERE ? IS NULL OR l.for_staff_id = ? ORDER BY l.id DESC LIMIT ?`,
    forStaffId,
    forStaffId,
    count,
  )
}

export function routeListById(db: Reader, id: number): RouteListStored | undefined {
  return rowOf(db, `${LIST} WHERE l.id = ?`, id)
}

export function nextRouteNumber(db: Reader): number {
  return (oneOf<number>(db, 'SELECT coalesce(max(number), 0) FROM route_list') ?? 0) + 1
}

export type RouteLineStored = RouteLine & { clientId: number; registerNumber: number; entered: 0 | 1 }

export function linesOfRoute(db: Reader, routeListId: number): RouteLineStored[] {
  return rowsOf(
    db,
    `SELECT r.*, e.client_id, c.register_number,
       EXISTS (SELECT 1 FROM follow_up_visit v WHERE v.route_list_id = r.route_list_id AND v.episode_id = r.episode_id
         AND NOT EXISTS (SELECT 1 FROM follow_up_void x WHERE x.follow_up_visit_id = v.id)) AS entered
     FROM route_line r JOIN episode e ON e.id = r.episode_id JOIN client c ON c.id = e.client_id
     WHERE r.route_list_id = ? ORDER BY r.line`,
    routeListId,
  )
}

/** Episodes on lists that are still on the road, with the number of the list. */
export function episodesOnTheRoad(db: Reader): ReadonlyMap<number, number> {
  const rows = rowsOf<{ episodeId: number; number: number }>(
    db,
    `SELECT r.episode_id, l.number FROM route_line r JOIN route_list l ON l.id = r.route_list_id
     WHERE NOT EXISTS (SELECT 1 FROM route_paper p WHERE p.route_list_id = l.id) ORDER BY l.number`,
  )
  return new Map(rows.map(({ episodeId, number }) => [episodeId, number]))
}
