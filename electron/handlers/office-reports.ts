import type { OfficeReturn, OfficeReturnStep, Whose } from '../../shared/contract/office-reports.ts'
import type { ReportScope } from '../../shared/records/report.ts'
import { sumFigures } from '../../shared/rules/indicators/sum.ts'
import { refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import type { RowsFound } from '../report/rows.ts'
import type { FiguresFound } from '../report/run-report.ts'
import { dropoutDaysOf } from '../rules-in-force.ts'
import { answering, signedIn } from './base.ts'
import { findingRows, findings } from './office-findings.ts'
import { askSite, refOf, type SiteSource, sourcesOf, withReader } from './office-whose.ts'
import { stepStream } from './step-stream.ts'

const PAGE_ROWS = 200

/** The figures of each site by import, of the scope asked last: a cell opens site by site without counting anew. */
const counted = new WeakMap<Register, { scope: string; byImport: Map<number, FiguresFound> }>()

export const officeReports = {
  return: signedIn.officeReports.return.handler(async ({ input, context: { register, log }, signal }) => {
    const scope = scopeOf(register, input)
    const sources = await sourcesOf(register, input.whose)
    const steps = stepStream<OfficeReturnStep>(signal, async (push, stop) => {
      const found = await figuresOf(register, scope, sources, stop, (place) =>
        push({ kind: 'progress', place, of: sources.length }),
      )
      return { kind: 'done', found: addedUp(scope, input.whose, sources, found) }
    })
    return answering(log, steps)
  }),

  bySite: signedIn.officeReports.bySite.handler(async ({ input, context: { register }, signal }) => {
    const scope = scopeOf(register, input)
    const sources = await sourcesOf(register, input.whose)
    const found = await figuresOf(register, scope, sources, signal, () => undefined)
    const { indicator, cell } = input
    return known(scope, sources, found).map(({ site, figures }) => {
      const figure = figures.find((one) => one.indicator === indicator && one.cell === cell)
      return { ...refOf(site), count: figure?.count ?? 0, of: figure?.of ?? null }
    })
  }),

  rows: signedIn.officeReports.rows.handler(async ({ input, context: { register }, signal }) => {
    const { siteId, indicator, cell, part, offset } = input
    const [source] = await sourcesOf(register, { kind: 'site', id: siteId })
    const data = source?.data ?? refuse('site_data_missing')
    if (!source) return refuse('site_data_missing')
    const ask = {
      kind: 'rows' as const,
      scope: scopeOf(register, input),
      asked: { indicator, cell, part },
      page: { offset, limit: PAGE_ROWS },
    }
    const found = await withReader(signal, (reader) =>
      askSite<RowsFound>(register, reader, { site: source.site, data }, { kind: 'report', ask }),
    )
    return { ...found, limit: PAGE_ROWS }
  }),

  findings,
  findingRows,
}

function scopeOf(
  register: Register,
  { period, dropoutDays }: Omit<ReportScope, 'dropoutDays'> & { dropoutDays: number | null },
): ReportScope {
  return { period, dropoutDays: dropoutDays ?? dropoutDaysOf(register) }
}

/** Each site's figures in turn; those of the scope asked last are not counted again. */
async function figuresOf(
  register: Register,
  scope: ReportScope,
  sources: readonly SiteSource[],
  signal: AbortSignal | undefined,
  onSite: (place: number) => void,
): Promise<ReadonlyMap<number, FiguresFound>> {
  const wanted = JSON.stringify(scope)
  const before = counted.get(register)
  const now = before?.scope === wanted ? before : { scope: wanted, byImport: new Map<number, FiguresFound>() }
  counted.set(register, now)
  return withReader(signal, async (ask) => {
    const found = new Map<number, FiguresFound>()
    for (const [index, { site, data }] of sources.entries()) {
      onSite(index + 1)
      if (data === null || site.importId === null) continue
      const figures =
        now.byImport.get(site.importId) ??
        (await askSite<FiguresFound>(
          register,
          ask,
          { site, data },
          { kind: 'report', ask: { kind: 'figures', scope } },
        ))
      now.byImport.set(site.importId, figures)
      found.set(site.id, figures)
    }
    return found
  })
}

/** Sites of which something within the period is known. */
const known = (
  { period }: ReportScope,
  sources: readonly SiteSource[],
  found: ReadonlyMap<number, FiguresFound>,
) =>
  sources.flatMap(({ site }) => {
    const one = found.get(site.id)
    return one?.knownUntil && one.knownUntil >= period.firstDay
      ? [{ site, ...one, knownUntil: one.knownUntil }]
      : []
  })

function addedUp(
  scope: ReportScope,
  whose: Whose,
  sources: readonly SiteSource[],
  found: ReadonlyMap<number, FiguresFound>,
): OfficeReturn {
  const there = known(scope, sources, found)
  const ends = there.map(({ knownUntil }) => knownUntil).toSorted()
  const isOne = whose.kind === 'site'
  return {
    scope,
    figures: sumFigures(there.map(({ figures }) => figures)),
    notes: isOne ? (there[0]?.notes ?? []) : [],
    knownUntil: ends[0] ?? null,
    counted: there.map(({ site }) => refOf(site)),
    partial: there.flatMap(({ site, knownUntil }) =>
      knownUntil < scope.period.lastDay ? [{ ...refOf(site), knownUntil }] : [],
    ),
    missing: sources.flatMap(({ site, data }) => {
      if (site.counted === 0 || there.some((one) => one.site.id === site.id)) return []
      const knownUntil = found.get(site.id)?.knownUntil ?? null
      const why = site.importId === null ? 'never' : data === null ? 'lost' : 'before'
      return [{ ...refOf(site), knownUntil, why } as const]
    }),
    siteNotes: isOne
      ? []
      : there.flatMap(({ site, notes }) =>
          notes.filter(({ code }) => !SAID_ONCE.has(code)).map((note) => ({ site: site.code, note })),
        ),
  }
}

/** What the lists of partial and missing sites say already. */
const SAID_ONCE = new Set(['report_period_not_over', 'report_period_ahead', 'report_nothing_closed'])
