import { z } from 'zod'
import { ListedSite } from '../records/site-list.ts'
import { Instant, RequestId } from '../records/time.ts'
import { call } from './call.ts'

/** The sites of the programme as the office listed them; `fingerprint` is read aloud on the telephone. */
export const SiteListView = z.object({
  office: z.string(),
  madeAt: Instant,
  takenInAt: Instant,
  takenInBy: z.string(),
  sites: z.array(
    ListedSite.pick({ number: true, code: true, name: true }).extend({
      fingerprint: z.string(),
      own: z.boolean(),
    }),
  ),
  /** The list knows another key or number for this very site: its slips are refused elsewhere. */
  ownProblem: z.enum(['not_listed', 'other_key']).nullable(),
})
export type SiteListView = z.infer<typeof SiteListView>

export const programmeSites = {
  /** Null: no list was ever taken in, and no slip of another site can be checked. */
  list: call('sites.see').output(SiteListView.nullable()),
  /**
   * Takes in the office's `site-list.json`. Refused: `not_a_site_list`, `site_list_forged` (not signed by the office of
   * this register's card), `site_list_older` than the one that holds, `site_list_same`, `site_list_future`.
   */
  takeIn: call('sites.import')
    .input(z.object({ requestId: RequestId, text: z.string().max(4_000_000) }))
    .output(SiteListView),
}
