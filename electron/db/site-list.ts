import type { ListedSite, SiteList } from '../../shared/records/site-list.ts'
import type { Instant } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { rowOf } from './rows.ts'

export type SiteListStored = SiteList & { takenInAt: Instant; takenInBy: number }

/** The office's list made last; it was verified when it was taken in. */
export function siteListOf(db: Reader): SiteListStored | undefined {
  const row = rowOf<{ body: string; at: Instant; staffId: number }>(
    db,
    'SELECT body, at, staff_id FROM site_list ORDER BY made_at DESC LIMIT 1',
  )
  return row && { ...(JSON.parse(row.body) as SiteList), takenInAt: row.at, takenInBy: row.staffId }
}

/** A site of the programme by its number. */
export function listedSite(db: Reader, number: number): ListedSite | undefined {
  return siteListOf(db)?.sites.find((site) => site.number === number)
}
