import type { OfficeCase, OfficeCaseEnd, TokenImport } from '../../shared/records/double-enrolment.ts'
import type { CaseAnswer } from '../../shared/records/enrolment-files.ts'
import type { Instant } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { oneOf, rowOf, rowsOf } from './rows.ts'

export type TokenImportStored = Omit<TokenImport, 'content'>

const IMPORT =
  'id, office_site_id, token_key_id, lineage, sequence, made_at, clients, left_out, nameless, sha256, staff_id, at'

/** The last tokens of each site, without the tokens. */
export function lastTokenImports(db: Reader): TokenImportStored[] {
  return rowsOf(
    db,
    `SELECT ${IMPORT} FROM token_import t
     WHERE id = (SELECT max(id) FROM token_import l WHERE l.office_site_id = t.office_site_id) ORDER BY office_site_id`,
  )
}

export function lastTokenImportOf(db: Reader, officeSiteId: number): TokenImportStored | undefined {
  return rowOf(
    db,
    `SELECT ${IMPORT} FROM token_import WHERE office_site_id = ? ORDER BY id DESC LIMIT 1`,
    officeSiteId,
  )
}

export const tokensKnown = (db: Reader, sha256: Uint8Array): boolean =>
  oneOf(db, 'SELECT 1 FROM token_import WHERE sha256 = ?', sha256) !== undefined

/** What is compared: the last tokens of each site, as far as they were made under this key. */
export function tokenContents(
  db: Reader,
  tokenKeyId: number,
): { id: number; officeSiteId: number; content: Uint8Array }[] {
  return rowsOf(
    db,
    `SELECT id, office_site_id, content FROM token_import t
     WHERE token_key_id = ? AND id = (SELECT max(id) FROM token_import l WHERE l.office_site_id = t.office_site_id)
     ORDER BY office_site_id`,
    tokenKeyId,
  )
}

export type OfficeCaseStored = OfficeCase & {
  outcome: OfficeCaseEnd['outcome'] | null
  endBy: number | null
  endSecond: number | null
  endAt: Instant | null
}

const CASES = `SELECT c.*, e.outcome, e.staff_id AS end_by, e.second_id AS end_second, e.at AS end_at
  FROM office_case c LEFT JOIN office_case_end e ON e.office_case_id = c.id`

/** Everything that was decided, newest first. */
export function officeCases(db: Reader): OfficeCaseStored[] {
  return rowsOf(db, `${CASES} ORDER BY c.id DESC`)
}

export function officeCaseById(db: Reader, id: number): OfficeCaseStored | undefined {
  return rowOf(db, `${CASES} WHERE c.id = ?`, id)
}

/** Confirmed cases of one site, ended ones too, by case number. */
export function casesOfSite(
  db: Reader,
  officeSiteId: number,
): { caseNumber: number; registerNumber: number; ended: 0 | 1 }[] {
  return rowsOf(
    db,
    `SELECT c.id AS case_number, CASE WHEN c.site_a = ? THEN c.number_a ELSE c.number_b END AS register_number,
       e.office_case_id IS NOT NULL AS ended
     FROM office_case c LEFT JOIN office_case_end e ON e.office_case_id = c.id
     WHERE c.verdict = 'confirmed' AND (c.site_a = ? OR c.site_b = ?) ORDER BY c.id`,
    officeSiteId,
    officeSiteId,
    officeSiteId,
  )
}

export interface SiteAnswerStored {
  officeCaseId: number
  officeSiteId: number
  answer: CaseAnswer
  answeredAt: Instant
}

/** The last answer of each site to each case. */
export function siteAnswers(db: Reader): SiteAnswerStored[] {
  return rowsOf(
    db,
    `SELECT * FROM site_answer a WHERE id = (SELECT max(id) FROM site_answer l
       WHERE l.office_case_id = a.office_case_id AND l.office_site_id = a.office_site_id) ORDER BY id`,
  )
}

export function lastListMade(
  db: Reader,
  officeSiteId: number,
): { number: number; cases: number; at: Instant } | undefined {
  return rowOf(
    db,
    'SELECT number, cases, at FROM hold_list_made WHERE office_site_id = ? ORDER BY number DESC LIMIT 1',
    officeSiteId,
  )
}
