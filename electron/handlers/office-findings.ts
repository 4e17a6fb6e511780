import { FINDINGS_PAGE, type Look } from '../../shared/contract/inspection.ts'
import { FINDINGS } from '../db/inspection-findings.ts'
import type { FindingCount, FindingFound } from '../office/read-order.ts'
import { invalid, refuse } from '../refusal.ts'
import { signedIn } from './base.ts'
import { askSite, refOf, sourcesOf, withReader } from './office-whose.ts'

/** The inspector's counts over each site's data, one site after the other. */
export const findings = signedIn.officeReports.findings.handler(
  async ({ input, context: { register }, signal }) => {
    const look = checked(input.look)
    const sources = await sourcesOf(register, input.whose)
    return withReader(signal, async (ask) => {
      const found = []
      for (const { site, data } of sources) {
        if (data === null) continue
        const counts = await askSite<FindingCount[]>(register, ask, { site, data }, { kind: 'counts', look })
        found.push({ ...refOf(site), counts })
      }
      return found
    })
  },
)

export const findingRows = signedIn.officeReports.findingRows.handler(
  async ({ input, context: { register }, signal }) => {
    const { siteId, kind, offset } = input
    const look = checked(input.look)
    const [source] = await sourcesOf(register, { kind: 'site', id: siteId })
    const data = source?.data ?? refuse('site_data_missing')
    if (!source) return refuse('site_data_missing')
    const asked = {
      kind: 'findings',
      look,
      finding: kind,
      page: { size: FINDINGS_PAGE + 1, offset },
    } as const
    const found = await withReader(signal, (ask) =>
      askSite<FindingFound[]>(register, ask, { site: source.site, data }, asked),
    )
    const { table } = FINDINGS[kind]
    return {
      findings: found
        .slice(0, FINDINGS_PAGE)
        .map(({ fromPaper, ...row }) => ({ ...row, kind, table, fromPaper: fromPaper === 1 })),
      more: found.length > FINDINGS_PAGE,
    }
  },
)

function checked(look: Look): Look {
  return look.from <= look.to ? look : invalid('to', 'period_backwards')
}
