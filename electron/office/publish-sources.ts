import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { SiteCard } from '../../shared/records/card-files.ts'
import type { BackupRefused } from '../backup/backup-refused.ts'
import { openTrusted } from '../backup/verify.ts'
import { openReader } from '../db/connection.ts'
import { LATEST } from '../db/migrate.ts'
import type { SiteToPublish } from '../db/postgres/load-site.ts'
import { openPrivateEnvelope } from '../vault/private-envelope.ts'
import { UsageError } from './exit-code.ts'
import { findBackups } from './find-backups.ts'
import { readSiteCard } from './key-file.ts'
import { asText, privateContents } from './private-values.ts'
import { withReadOptions } from './read-options.ts'
import { sentenceOf } from './refusal-sentences.ts'
import { bringUp } from './take-in.ts'

/** A backup file that is to be published. */
export interface PublishSource {
  readonly file: string
  readonly site: string
  readonly sequence: number
}

/** The newest backup of every site in some folders, by their names; what lies in them is checked when they are opened. */
export async function newestBackups(folders: readonly string[]): Promise<PublishSource[]> {
  const newest = new Map<string, PublishSource>()
  for (const folder of folders) {
    const found = await findBackups(folder).catch((cause: unknown) => {
      throw new UsageError(
        `${folder} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      )
    })
    for (const { file } of found) {
      const { path, site, sequence } = file
      if (site === null || sequence === null) continue
      const other = newest.get(site)
      if (!other || other.sequence < sequence) newest.set(site, { file: path, site, sequence })
    }
  }
  return [...newest.values()].toSorted((one, other) => (one.site < other.site ? -1 : 1))
}

/** Every site card of a folder, by the site's code. @throws UsageError */
export async function cardsIn(folder: string): Promise<ReadonlyMap<string, SiteCard>> {
  const names = await readdir(folder).catch(() => {
    throw new UsageError(`${folder} cannot be read.`)
  })
  const files = names.filter((name) => name.endsWith('.json')).toSorted()
  if (files.length === 0) throw new UsageError(`${folder} holds no site card (*.json).`)
  const cards = await Promise.all(files.map((name) => readSiteCard(join(folder, name))))
  return new Map(cards.map((card) => [card.site, card]))
}

/** What of a site a backup tells; who publishes adds its figures. */
export type OpenedSite = Omit<SiteToPublish, 'figures'>

/**
 * Opens one backup, checks all of it and that its own site signed it, brings a copy to the newest schema, and hands it to
 * `publish`; the copy is encrypted under a key that is kept nowhere, and gone afterwards.
 * @param privateIdentity opens what is personal; null leaves that shut
 * @throws BackupRefused; what `publish` throws
 */
export async function withOpenedSite<T>(
  file: string,
  card: SiteCard,
  identity: string,
  privateIdentity: string | null,
  publish: (site: OpenedSite) => Promise<T>,
): Promise<T> {
  return withReadOptions(async (options) => {
    const key = Uint8Array.from(randomBytes(32))
    const opened = await openTrusted(file, identity, { ...options, scratchKey: key, site: card })
    const { manifest, sha256, privateAge } = opened
    const kept = opened.keep()
    bringUp(kept, key, manifest.schema)
    const privateKey = privateIdentity === null ? null : await privateKeyOf(privateAge, privateIdentity)
    const register = openReader(kept, key)
    try {
      return await publish({
        registerId: manifest.registerId,
        lineage: manifest.lineage,
        site: manifest.site,
        name: card.name ?? null,
        partner: null,
        district: null,
        sequence: manifest.sequence,
        day: manifest.day,
        sha256,
        schema: LATEST,
        register,
        privateValues: privateKey === null ? null : texts(register, privateKey),
      })
    } finally {
      register.close()
      rmSync(kept, { force: true })
      privateKey?.fill(0)
    }
  })
}

async function privateKeyOf(envelope: Uint8Array, identity: string): Promise<Uint8Array> {
  const opening = await openPrivateEnvelope(envelope, identity)
  if (opening.outcome !== 'opened')
    throw new UsageError('The key of --with-private does not open what is personal.')
  return opening.privateKey
}

function* texts(register: Parameters<typeof privateContents>[0], privateKey: Uint8Array) {
  for (const { content, ...place } of privateContents(register, privateKey)) {
    const value = content === null ? null : asText(content)
    if (value !== null) yield { ...place, value }
  }
}

/** The sentence for a backup that is not published. */
export function whyNot(cause: BackupRefused): string {
  return sentenceOf(cause.code)
}
