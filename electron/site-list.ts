import { SignedSiteList, type SiteList } from '../shared/records/site-list.ts'
import { canonicalJson, signValue, verifyValue } from './vault/signature.ts'

const kind = 'site-list'

/** `site-list.json` as the office writes it. @param secretKey the office's 32-byte Ed25519 seed */
export function signSiteList(list: SiteList, secretKey: Uint8Array): SignedSiteList {
  return { list, signature: Buffer.from(signValue(kind, list, secretKey)).toString('base64') }
}

/**
 * Reads a `site-list.json` against the office's key.
 * @param officeKey base64 of the 32-byte public key on the office's card
 */
export function readSiteList(
  text: string,
  officeKey: string,
):
  | { outcome: 'good'; list: SiteList; body: string; signature: string }
  | { outcome: 'not_a_site_list' | 'site_list_forged' } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { outcome: 'not_a_site_list' }
  }
  const { data } = SignedSiteList.safeParse(value)
  if (data === undefined) return { outcome: 'not_a_site_list' }
  const { list, signature } = data
  const bytes = Buffer.from(signature, 'base64')
  if (!verifyValue(kind, list, bytes, Buffer.from(officeKey, 'base64')))
    return { outcome: 'site_list_forged' }
  return { outcome: 'good', list, body: canonicalJson(list), signature }
}
