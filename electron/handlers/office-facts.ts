import type { OfficeSiteLine } from '../../shared/contract/office.ts'
import { siteAge } from '../../shared/rules/site-age.ts'
import { lastImportOf, type OfficeSiteStored } from '../db/office.ts'
import { siteOf } from '../db/site.ts'
import { siteData } from '../office/site-store.ts'
import { refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { todayOf } from '../today.ts'

/** Refused at a site: `not_an_office`. */
export function requireOffice(register: Register): void {
  if (siteOf(register.db).kind !== 'office') refuse('not_an_office')
}

/** A site as the list shows it. */
export function siteLine(register: Register, site: OfficeSiteStored): OfficeSiteLine {
  const counted = site.counted === 1
  const { daysAgo, state } = siteAge({ lastDay: site.day, counted }, todayOf(register))
  const last = site.importId === null ? undefined : lastImportOf(register.db, site.id)
  return {
    id: site.id,
    code: site.code,
    name: site.name ?? site.code,
    number: site.number,
    partner: site.partner,
    district: site.district,
    counted,
    state,
    dataLost: last !== undefined && siteData(register, site) === null,
    daysAgo,
    last: last ? { sequence: last.sequence, day: last.day, clients: last.clients, at: last.at } : null,
    verdict:
      site.lastOutcome === null || site.lastOutcomeAt === null
        ? null
        : { outcome: site.lastOutcome, at: site.lastOutcomeAt },
    receiptWaits: last !== undefined && last.receiptAt === null,
  }
}
