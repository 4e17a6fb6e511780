import type { ClinicDay } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { rowOf, rowsOf } from './rows.ts'

/** The camp in which a client is on a day, while an open box of it holds medicine. */
export function campOfClient(
  db: Reader,
  clientId: number,
  day: ClinicDay,
): { place: string; fromDay: ClinicDay } | undefined {
  return rowOf(
    db,
    `SELECT p.name AS place, a.day AS from_day
     FROM episode e JOIN detox_admission a ON a.episode_id = e.id
     JOIN camp k ON k.id = a.camp_id JOIN camp_place p ON p.id = k.camp_place_id
     WHERE e.client_id = ? AND e.kind = 'detox' AND a.setting = 'camp' AND a.day <= ?
       AND NOT EXISTS (SELECT 1 FROM episode_closing x WHERE x.episode_id = e.id)
       AND EXISTS (SELECT 1 FROM camp_box cb JOIN sub_store_entry s ON s.sub_store_id = cb.sub_store_id
                   WHERE cb.camp_id = a.camp_id
                     AND NOT EXISTS (SELECT 1 FROM sub_store_closing z WHERE z.sub_store_id = cb.sub_store_id)
                   GROUP BY s.sub_store_id, s.batch_id HAVING sum(s.steps) > 0)
     LIMIT 1`,
    clientId,
    day,
  )
}

/** Everybody who was in a camp on a day. */
export function clientsInCamps(db: Reader, day: ClinicDay): number[] {
  return rowsOf<{ clientId: number }>(
    db,
    `SELECT e.client_id FROM detox_admission a JOIN episode e ON e.id = a.episode_id
     LEFT JOIN episode_closing x ON x.episode_id = e.id
     WHERE a.setting = 'camp' AND a.day <= ? AND (x.day IS NULL OR x.day >= ?)`,
    day,
    day,
  ).map(({ clientId }) => clientId)
}
