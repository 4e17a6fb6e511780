import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { officeSigner } from '../../electron/office/office-signer.ts'
import { signSiteList } from '../../electron/site-list.ts'
import { newSigningKey } from '../../electron/vault/signature.ts'
import { SignedSiteList } from '../../shared/records/site-list.ts'
import { office } from './begin.ts'
import { handOver } from './output.ts'

/** The other site of the programme: it is never played, it only stands on the office's list. */
export const NEIGHBOUR = { number: 23, site: 'LGL01', name: 'Lunglei OST centre' }

/**
 * The office lists this site and a neighbour, and signs the list, on the day that is played: by its own clock the
 * list would be made in the register's future.
 * @param madeAt UTC milliseconds
 * @returns a copy that the register may read
 */
export async function listSites(folder: string, siteCard: string, madeAt: number): Promise<string> {
  const cards = join(folder, 'office', 'cards')
  mkdirSync(cards, { recursive: true })
  copyFileSync(siteCard, join(cards, 'this-site.json'))
  const neighbour = {
    ...NEIGHBOUR,
    register_id: 'c'.repeat(32),
    ed25519: Buffer.from(newSigningKey().publicKey).toString('base64'),
    age: await identityToRecipient(await generateX25519Identity()),
  }
  writeFileSync(join(cards, 'neighbour.json'), JSON.stringify(neighbour))
  const list = join(folder, 'office', 'site-list.json')
  const keys = join(folder, 'office')
  await office('Listing the sites of the programme', 'sites', '--keys', keys, '--cards', cards, '--out', list)
  const { secretKey } = await officeSigner(keys)
  const signed = SignedSiteList.parse(JSON.parse(readFileSync(list, 'utf8')))
  writeFileSync(list, JSON.stringify(signSiteList({ ...signed.list, made_at: madeAt }, secretKey)))
  return handOver(list, folder, 'site-list.json')
}
