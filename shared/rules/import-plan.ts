/** A backup that was found, by what its name says; `site` null: the name says nothing. */
export interface FileFound {
  readonly path: string
  readonly site: string | null
  readonly sequence: number | null
}

/** A site as far as names are judged. `trusted`: its card is not newer than its data, so numbers only grow. */
export interface SiteKnown {
  readonly code: string
  readonly lastSequence: number | null
  readonly trusted: boolean
}

export type NameVerdict = 'siteUnknown' | 'older' | 'twin'

/** Files of one site, in the order in which they are opened; with `untilGood` the first good one ends it. */
export interface ImportTurn {
  readonly files: readonly FileFound[]
  readonly untilGood: boolean
}

/**
 * What of a folder must be opened at all. A backup's name must say what its manifest says or it is refused, so a name
 * that says *older* needs no opening. Of a site that is new here only the newest good backup is taken; of a known one
 * each that is newer, in order, so that every link of the chain is looked at.
 */
export function importPlan(
  files: readonly FileFound[],
  sites: readonly SiteKnown[],
): { turns: ImportTurn[]; judged: { file: FileFound; code: NameVerdict }[] } {
  const judged: { file: FileFound; code: NameVerdict }[] = []
  const byCode = new Map(sites.map((site) => [site.code, site]))
  const open = new Map<string, FileFound[]>()
  const unnamed: FileFound[] = []
  for (const file of files) {
    const site = file.site === null ? undefined : byCode.get(file.site)
    if (file.site === null || file.sequence === null) unnamed.push(file)
    else if (!site) judged.push({ file, code: 'siteUnknown' })
    else if (site.trusted && site.lastSequence !== null && file.sequence < site.lastSequence)
      judged.push({ file, code: 'older' })
    else open.set(file.site, [...(open.get(file.site) ?? []), file])
  }
  const turns: ImportTurn[] = []
  for (const [code, found] of [...open].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const twice = found.filter(({ sequence }) => found.filter((one) => one.sequence === sequence).length > 1)
    for (const file of twice) judged.push({ file, code: 'twin' })
    const once = found.filter((file) => !twice.includes(file))
    const isNew = byCode.get(code)?.lastSequence === null
    const sorted = once.toSorted((a, b) => (a.sequence ?? 0) - (b.sequence ?? 0))
    if (sorted.length > 0) turns.push({ files: isNew ? sorted.toReversed() : sorted, untilGood: isNew })
  }
  for (const file of unnamed) turns.push({ files: [file], untilGood: false })
  return { turns, judged }
}
