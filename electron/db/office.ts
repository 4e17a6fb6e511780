import type { ImportContinues } from '../../shared/records/office.ts'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { rowOf, rowsOf } from './rows.ts'

/** A site as the office knows it now: its card, its place, its last good import, its last verdict. */
export interface OfficeSiteStored {
  id: number
  registerId: string
  code: string
  number: number | null
  name: string | null
  ed25519: string
  age: string
  cardAt: Instant
  partner: string
  district: string
  counted: 0 | 1
  importId: number | null
  sequence: number | null
  day: ClinicDay | null
  madeAt: Instant | null
  clients: number | null
  importedAt: Instant | null
  sha256: Uint8Array | null
  dataKey: Uint8Array | null
  lastOutcome: string | null
  lastOutcomeAt: Instant | null
}

const latest = (table: string): string => `(SELECT max(id) FROM ${table} WHERE office_site_id = s.id)`

const SITES = `SELECT s.id, s.register_id, c.code, c.number, c.name, c.ed25519, c.age, c.at AS card_at,
    p.partner, p.district, p.counted, i.id AS import_id, i.sequence, i.day, i.made_at, i.clients, i.sha256, i.data_key,
    i.at AS imported_at, v.outcome AS last_outcome, v.at AS last_outcome_at
  FROM office_site s
  JOIN office_site_card c ON c.id = ${latest('office_site_card')}
  JOIN office_site_place p ON p.id = ${latest('office_site_place')}
  LEFT JOIN site_import i ON i.id = ${latest('site_import')}
  LEFT JOIN import_verdict v ON v.id = (SELECT max(id) FROM import_verdict
    WHERE office_site_id = s.id AND outcome NOT IN ('same', 'older'))`

/** All sites of the office, by code. */
export function officeSites(db: Reader): OfficeSiteStored[] {
  return rowsOf(db, `${SITES} ORDER BY c.code, s.id`)
}

export function officeSiteById(db: Reader, id: number): OfficeSiteStored | undefined {
  return rowOf(db, `${SITES} WHERE s.id = ?`, id)
}

export function officeSiteByRegister(db: Reader, registerId: string): OfficeSiteStored | undefined {
  return rowOf(db, `${SITES} WHERE s.register_id = ?`, registerId)
}

export interface SiteImportStored {
  id: number
  officeSiteId: number
  lineage: string
  sequence: number
  day: ClinicDay
  madeAt: Instant
  sha256: Uint8Array
  dataKey: Uint8Array
  ledgerLength: number
  ledgerHead: Uint8Array | null
  schema: number
  clients: number
  doses: number
  missingFrom: number | null
  missingTo: number | null
  lostLines: number | null
  continues: ImportContinues
  staffId: number
  at: Instant
  receiptAt: Instant | null
}

const IMPORTS = `SELECT i.*, (SELECT max(r.at) FROM import_receipt r WHERE r.site_import_id = i.id) AS receipt_at
  FROM site_import i`

/** Everything that was taken in of a site, newest first. */
export function importsOf(db: Reader, officeSiteId: number): SiteImportStored[] {
  return rowsOf(db, `${IMPORTS} WHERE i.office_site_id = ? ORDER BY i.id DESC`, officeSiteId)
}

/** What stands at the office of a site now. */
export function lastImportOf(db: Reader, officeSiteId: number): SiteImportStored | undefined {
  return rowOf(db, `${IMPORTS} WHERE i.office_site_id = ? ORDER BY i.id DESC LIMIT 1`, officeSiteId)
}

/** Every import of any site, of which this SHA-256 is the backup's. */
export function importOfFile(db: Reader, sha256: Uint8Array): SiteImportStored | undefined {
  return rowOf(db, `${IMPORTS} WHERE i.sha256 = ? ORDER BY i.id DESC LIMIT 1`, sha256)
}

/** The newest import of each site for which no receipt was written yet. */
export function importsWithoutReceipt(db: Reader): SiteImportStored[] {
  return rowsOf(
    db,
    `${IMPORTS} WHERE i.id = (SELECT max(id) FROM site_import n WHERE n.office_site_id = i.office_site_id)
       AND NOT EXISTS (SELECT 1 FROM import_receipt r WHERE r.site_import_id = i.id) ORDER BY i.id`,
  )
}

export interface VerdictStored {
  id: number
  file: string
  outcome: string
  sequence: number | null
  officeSiteId: number | null
  siteImportId: number | null
  at: Instant
}

/** What was said of the files of a site, newest first. */
export function verdictsOf(db: Reader, officeSiteId: number, limit: number): VerdictStored[] {
  return rowsOf(
    db,
    'SELECT * FROM import_verdict WHERE office_site_id = ? ORDER BY id DESC LIMIT ?',
    officeSiteId,
    limit,
  )
}
