import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { newSigningKey } from '../../electron/vault/signature.ts'
import { office } from './begin.ts'
import { handOver } from './output.ts'

/** The other site of the programme: it is never played, it only stands on the office's list. */
export const NEIGHBOUR = { number: 23, site: 'LGL01', name: 'Lunglei OST centre' }

/** The office lists this site and a neighbour, and signs the list. @returns a copy that the register may read */
export async function listSites(folder: string, siteCard: string): Promise<string> {
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
  return handOver(list, folder, 'site-list.json')
}
