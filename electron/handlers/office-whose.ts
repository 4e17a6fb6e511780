import type { Whose } from '../../shared/contract/office-reports.ts'
import { type OfficeSiteStored, officeSites } from '../db/office.ts'
import type { SiteAsk } from '../office/read-order.ts'
import { readSites, type SitesReader } from '../office/read-sites.ts'
import { type SiteData, settleSites, siteData } from '../office/site-store.ts'
import { NotFound } from '../refusal.ts'
import type { Register } from '../register.ts'
import { requireOffice } from './office-facts.ts'

export interface SiteSource {
  readonly site: OfficeSiteStored
  /** Null: nothing has come, or its file is not here. */
  readonly data: SiteData | null
}

/** The sites that are asked about, in the order of their codes, and their data. Refused: `not_an_office`. */
export async function sourcesOf(register: Register, whose: Whose): Promise<SiteSource[]> {
  requireOffice(register)
  await settleSites(register)
  const sites = officeSites(register.db).filter((site) => {
    if (whose.kind === 'partner') return site.partner === whose.name
    if (whose.kind === 'district') return site.district === whose.name
    return whose.kind === 'all' || site.id === whose.id
  })
  if (whose.kind === 'site' && sites.length === 0) throw new NotFound('site')
  return sites.map((site) => ({ site, data: siteData(register, site) }))
}

export const refOf = ({ id, code, name }: OfficeSiteStored) => ({ id, code, name: name ?? code })

/** Runs `work` with a reader that is ended behind it. */
export async function withReader<T>(
  signal: AbortSignal | undefined,
  work: (ask: SitesReader['ask']) => Promise<T>,
): Promise<T> {
  const reader = readSites(signal ?? new AbortController().signal)
  try {
    return await work(reader.ask)
  } finally {
    await reader.end()
  }
}

/** Imports whose data were seen to have the newest schema since the program started. */
const upToDate = new WeakMap<Register, Set<number>>()

/** Asks over one site's data, first bringing them to the newest schema where the program was updated since. */
export async function askSite<T>(
  register: Register,
  ask: SitesReader['ask'],
  { site, data }: { site: OfficeSiteStored; data: SiteData },
  asked: SiteAsk,
): Promise<T> {
  const known = upToDate.get(register) ?? new Set<number>()
  upToDate.set(register, known)
  if (site.importId !== null && !known.has(site.importId)) {
    await ask(data, { kind: 'bringUp' })
    known.add(site.importId)
  }
  return (await ask(data, asked)) as T
}
