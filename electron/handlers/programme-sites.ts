import type { SiteListView } from '../../shared/contract/programme-sites.ts'
import type { Instant } from '../../shared/records/time.ts'
import { officeCardOf, siteOf } from '../db/site.ts'
import { siteListOf } from '../db/site-list.ts'
import { insert } from '../db/write.ts'
import { refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { readSiteList } from '../site-list.ts'
import { fingerprint } from '../vault/fingerprint.ts'
import { signedIn } from './base.ts'
import { staffNames } from './staff-facts.ts'

/** An office's clock may run ahead of this one by so much before its list is doubted. */
const CLOCKS_APART_MS = 2 * 86_400_000

export const programmeSites = {
  list: signedIn.programmeSites.list.handler(({ context: { register } }) => listView(register)),

  takeIn: signedIn.programmeSites.takeIn.handler(({ input, context: { register, staff } }) => {
    register.writeOnce(input.requestId, { act: 'sites.import', actor: staff.id }, (tx) => {
      const office = officeCardOf(tx.db) ?? refuse('no_card_for_list')
      const read = readSiteList(input.text, office.ed25519)
      if (read.outcome !== 'good') return refuse(read.outcome)
      const { list, body, signature } = read
      const held = siteListOf(tx.db)
      if (held && list.made_at === held.made_at) return refuse('site_list_same')
      if (held && list.made_at < held.made_at) return refuse('site_list_older')
      if (list.made_at > tx.at + CLOCKS_APART_MS) return refuse('site_list_future')
      return insert(tx, 'site_list', {
        madeAt: list.made_at as Instant,
        body,
        signature,
        staffId: staff.id,
        at: tx.at,
      })
    })
    return listView(register) ?? refuse('not_a_site_list')
  }),
}

function listView(register: Register): SiteListView | null {
  const list = siteListOf(register.db)
  if (!list) return null
  const site = siteOf(register.db)
  const ownKey = Buffer.from(register.keys.signing.publicKey).toString('base64')
  const own = list.sites.find(({ number }) => number === site.number)
  return {
    office: list.office,
    madeAt: list.made_at as Instant,
    takenInAt: list.takenInAt,
    takenInBy: staffNames(register).get(list.takenInBy) ?? '',
    sites: list.sites.map(({ number, code, name, ed25519 }) => ({
      number,
      code,
      name,
      fingerprint: fingerprint(Buffer.from(ed25519, 'base64')),
      own: number === site.number,
    })),
    ownProblem: own === undefined ? 'not_listed' : own.ed25519 === ownKey ? null : 'other_key',
  }
}
