import type { SiteAge } from './site-age.ts'

export interface CoverageRow {
  readonly district: string
  /** Sites whose data are awaited. */
  readonly expected: number
  /** Of these, those whose data are recent. */
  readonly recent: number
  /** Clients in the newest data of each site, ended sites left out. */
  readonly clients: number
}

/** How the districts are covered, most clients first. */
export function coverageOf(
  sites: readonly { readonly district: string; readonly state: SiteAge; readonly clients: number }[],
): CoverageRow[] {
  const rows = new Map<string, CoverageRow>()
  for (const { district, state, clients } of sites) {
    if (state === 'ended') continue
    const before = rows.get(district) ?? { district, expected: 0, recent: 0, clients: 0 }
    rows.set(district, {
      district,
      expected: before.expected + 1,
      recent: before.recent + (state === 'good' ? 1 : 0),
      clients: before.clients + clients,
    })
  }
  return [...rows.values()].toSorted((a, b) => b.clients - a.clients || (a.district < b.district ? -1 : 1))
}
