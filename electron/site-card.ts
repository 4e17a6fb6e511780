import type { SiteCard } from '../shared/records/card-files.ts'
import { siteOf } from './db/site.ts'
import type { Register } from './register.ts'

/** What the office must know to recognise this site's backups; no secret in it. */
export function siteCardOf({ db, keys }: Register): SiteCard {
  const site = siteOf(db)
  return {
    register_id: site.registerId,
    site: site.code,
    ed25519: Buffer.from(keys.signing.publicKey).toString('base64'),
    age: keys.siteRecipient,
    number: site.number,
    name: site.name.slice(0, 80).trim(),
  }
}
