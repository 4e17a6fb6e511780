import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { ReportPeriod, ReportRow } from '../records/report.ts'
import { ClinicDay, Id } from '../records/time.ts'
import { call } from './call.ts'
import { Finding, FindingKind, Look } from './inspection.ts'
import { ReportNote, Return } from './reports.ts'

/** Whose data: all sites, those of a partner or a district, or one. */
export const Whose = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('partner'), name: z.string().max(80) }),
  z.object({ kind: z.literal('district'), name: z.string().max(80) }),
  z.object({ kind: z.literal('site'), id: Id }),
])
export type Whose = z.infer<typeof Whose>

const SiteRef = z.object({ id: Id, code: z.string(), name: z.string() })

const Asked = z.object({
  period: ReportPeriod,
  dropoutDays: z.number().int().min(1).max(366).nullable(),
  whose: Whose,
})

/**
 * Sites added up. `partial`: counted, though what is known of them ends within the period; `missing`: not counted, as
 * nothing of the period is known of them (`never` came, `lost` here, or ends `before` it).
 */
export const OfficeReturn = Return.extend({
  counted: z.array(SiteRef),
  partial: z.array(SiteRef.extend({ knownUntil: ClinicDay })),
  missing: z.array(
    SiteRef.extend({ knownUntil: ClinicDay.nullable(), why: z.enum(['never', 'lost', 'before']) }),
  ),
  siteNotes: z.array(z.object({ site: z.string(), note: ReportNote })),
})
export type OfficeReturn = z.infer<typeof OfficeReturn>

export const OfficeReturnStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), place: z.number().int(), of: z.number().int() }),
  z.object({ kind: z.literal('done'), found: OfficeReturn }),
])
export type OfficeReturnStep = z.infer<typeof OfficeReturnStep>

const Cell = z.object({ indicator: z.string().max(60), cell: z.string().max(120) })

export const SiteFindings = SiteRef.extend({
  counts: z.array(z.object({ kind: FindingKind, count: z.number().int(), fromPaper: z.number().int() })),
})
export type SiteFindings = z.infer<typeof SiteFindings>

/** The reports and the inspector's view over the data of many sites. At a site refused: `not_an_office`. */
export const officeReports = {
  /** Adds the sites up, one after the other, with progress. Not found: the site. */
  return: call('report.see').input(Asked).output(eventIterator(OfficeReturnStep)),
  /** One cell, site by site. */
  bySite: call('report.see')
    .input(Asked.extend(Cell.shape))
    .output(z.array(SiteRef.extend({ count: z.number().int(), of: z.number().int().nullable() }))),
  /** The rows behind one cell of one site, by register number. Refused: `site_data_missing`. */
  rows: call('report.see')
    .input(
      Asked.omit({ whose: true }).extend({
        ...Cell.shape,
        siteId: Id,
        part: z.enum(['count', 'of']),
        offset: z.number().int().min(0),
      }),
    )
    .output(
      z.object({
        rows: z.array(ReportRow),
        total: z.number().int(),
        sum: z.number().int(),
        limit: z.number().int(),
      }),
    ),
  /** How often each kind of finding stands in the data of each site. */
  findings: call('office.findings')
    .input(z.object({ look: Look, whose: Whose }))
    .output(z.array(SiteFindings)),
  /** The rows of one kind at one site: register numbers, no names, newest first. Refused: `site_data_missing`. */
  findingRows: call('office.findings')
    .input(z.object({ look: Look, siteId: Id, kind: FindingKind, offset: z.number().int().min(0) }))
    .output(
      z.object({
        findings: z.array(Finding.omit({ staff: true, category: true })),
        more: z.boolean(),
      }),
    ),
}
