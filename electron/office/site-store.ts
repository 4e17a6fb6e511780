import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openReader } from '../db/connection.ts'
import { type OfficeSiteStored, officeSites } from '../db/office.ts'
import { unseal } from '../private-text.ts'
import type { Register } from '../register.ts'
import { renameDurably } from '../vault/atomic-file.ts'

/** The data of a site as a report reads them: an encrypted register of its own, and its key. */
export interface SiteData {
  readonly file: string
  readonly key: Uint8Array
}

const sitesFolder = ({ files }: Register): string => join(files.folder, 'sites')

/** Where backups are poured before they are known to be good; swept at the first use after each opening. */
export const incomingFolder = (register: Register): string => join(sitesFolder(register), 'incoming')

/** Where backups of a newer program wait, sealed as they came. */
export const waitingFolder = (register: Register): string => join(sitesFolder(register), 'waiting')

const currentFile = (register: Register, registerId: string): string =>
  join(sitesFolder(register), `${registerId}.sqlite`)

/** Named by its key, so that a file can never pass for that of another import. */
function pendingFile(register: Register, registerId: string, key: Uint8Array): string {
  const name = createHash('sha256').update('ost-register/site-data/v1\n').update(key).digest('hex')
  return join(sitesFolder(register), `${registerId}.${name.slice(0, 32)}.next`)
}

/**
 * Lays a good import beside the data that hold. Nothing reads it until the register says so: the row that holds its key
 * is the moment of the change, and a plug pulled before or after it leaves the old data or the new ones, whole.
 */
export async function layBeside(
  register: Register,
  registerId: string,
  key: Uint8Array,
  from: string,
): Promise<void> {
  await renameDurably(from, pendingFile(register, registerId, key))
}

/** Takes back what was laid beside: its row was not written. */
export async function takeBack(register: Register, registerId: string, key: Uint8Array): Promise<void> {
  await rm(pendingFile(register, registerId, key), { force: true })
}

/** After its row: the new data take the place of the old. Should a reader be in the way, the next opening does it. */
export async function putInPlace(register: Register, registerId: string, key: Uint8Array): Promise<void> {
  await renameDurably(pendingFile(register, registerId, key), currentFile(register, registerId)).catch(
    () => undefined,
  )
}

const settled = new WeakMap<Register, Promise<void>>()

/** Once after each opening, before anything else here: ends what a cut left half done. */
export function settleSites(register: Register): Promise<void> {
  const known = settled.get(register)
  if (known) return known
  const settling = settle(register)
  settled.set(register, settling)
  return settling
}

async function settle(register: Register): Promise<void> {
  const folder = sitesFolder(register)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await rm(incomingFolder(register), { recursive: true, force: true })
  const held = new Map(
    officeSites(register.db).flatMap((site) => {
      const key = keyOf(register, site)
      return key ? [[pendingFile(register, site.registerId, key), site.registerId] as const] : []
    }),
  )
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.next')) continue
    const file = join(folder, name)
    const registerId = held.get(file)
    if (registerId === undefined) await rm(file, { force: true })
    else await renameDurably(file, currentFile(register, registerId)).catch(() => undefined)
  }
}

function keyOf(register: Register, { importId, dataKey }: OfficeSiteStored): Uint8Array | null {
  if (importId === null || dataKey === null) return null
  const hex = unseal(register, 'site_import', 'data_key', importId, dataKey)
  return hex === null ? null : Uint8Array.from(Buffer.from(hex, 'hex'))
}

/** Which files were seen to open, by import: looking again would cost a key derivation a site. */
const seen = new WeakMap<Register, Map<number, boolean>>()

/**
 * The data that hold for a site; null before the first import, and where the file was lost (an office that came back
 * from its own backup has the rows and not the data: the sites' backups are taken in again).
 */
export function siteData(register: Register, site: OfficeSiteStored): SiteData | null {
  const key = keyOf(register, site)
  if (key === null || site.importId === null) return null
  const pending = pendingFile(register, site.registerId, key)
  const file = existsSync(pending) ? pending : currentFile(register, site.registerId)
  if (!existsSync(file)) return null
  const known = seen.get(register) ?? new Map<number, boolean>()
  seen.set(register, known)
  const opens = known.get(site.importId) ?? opensWith(file, key)
  known.set(site.importId, opens)
  return opens ? { file, key } : null
}

function opensWith(file: string, key: Uint8Array): boolean {
  try {
    openReader(file, key).close()
    return true
  } catch {
    return false
  }
}
