import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { CardFound } from '../../shared/contract/office.ts'
import { SiteCard } from '../../shared/records/card-files.ts'
import { type OfficeSiteStored, officeSites } from '../db/office.ts'
import { insert, type Tx } from '../db/write.ts'
import { refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { fingerprint } from '../vault/fingerprint.ts'
import { isRecipient } from '../vault/private-envelope.ts'

/** More than any site card has. */
const mostBytes = 16_384

/** Every site card that lies in a folder, and how it stands to what the office knows. */
export async function cardsIn(register: Register, folder: string): Promise<CardFound[]> {
  const names = await readdir(folder).catch(() => refuse('folder_not_offered'))
  const sites = officeSites(register.db)
  const found: CardFound[] = []
  for (const file of names.filter((name) => name.endsWith('.json')).toSorted()) {
    const card = await readCard(folder, file)
    if (card === null) continue
    const { site: code, name } = card
    found.push({ file, code, name: name ?? code, fingerprint: printOf(card), state: stateOf(sites, card) })
  }
  return found
}

/** A site card; null for any other file. */
export async function readCard(folder: string, file: string): Promise<SiteCard | null> {
  const path = join(folder, file)
  const bytes = (await stat(path).catch(() => null))?.size ?? mostBytes + 1
  if (bytes > mostBytes) return null
  try {
    const card = SiteCard.safeParse(JSON.parse(await readFile(path, 'utf8')))
    return card.success && isRecipient(card.data.age) ? card.data : null
  } catch {
    return null
  }
}

export const printOf = ({ ed25519 }: Pick<SiteCard, 'ed25519'>): string =>
  fingerprint(Buffer.from(ed25519, 'base64'))

export function stateOf(sites: readonly OfficeSiteStored[], card: SiteCard): CardFound['state'] {
  const known = sites.find(({ registerId }) => registerId === card.register_id)
  if (sites.some(({ code, registerId }) => code === card.site && registerId !== card.register_id))
    return 'code_taken'
  if (known)
    return known.ed25519 === card.ed25519 && known.code === card.site && known.name === (card.name ?? null)
      ? 'known'
      : 'other_key'
  return 'new'
}

/** Writes down a card and where its site is; a known site gets a new card. @returns the site's key */
export function writeCard(
  tx: Tx,
  card: SiteCard,
  { partner, district, staffId }: { partner: string; district: string; staffId: number },
): number {
  const known = officeSites(tx.db).find(({ registerId }) => registerId === card.register_id)
  const by = { staffId, at: tx.at }
  const officeSiteId = known?.id ?? insert(tx, 'office_site', { registerId: card.register_id, ...by })
  insert(tx, 'office_site_card', {
    officeSiteId,
    code: card.site,
    number: card.number ?? null,
    name: card.name ?? null,
    ed25519: card.ed25519,
    age: card.age,
    ...by,
  })
  if (known?.partner !== partner || known.district !== district)
    insert(tx, 'office_site_place', { officeSiteId, partner, district, counted: known?.counted ?? 1, ...by })
  return officeSiteId
}
