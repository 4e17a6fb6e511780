import type { CaseAnswerRow, TokenKey } from '../../shared/records/double-enrolment.ts'
import { HoldList } from '../../shared/records/enrolment-files.ts'
import type { Instant } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { oneOf, rowOf, rowsOf } from './rows.ts'

export type TokenKeyStored = TokenKey

/** The key that holds; undefined before the first. */
export function tokenKeyOf(db: Reader): TokenKeyStored | undefined {
  return rowOf(db, 'SELECT * FROM token_key ORDER BY made_at DESC, id DESC LIMIT 1')
}

export function tokenKeyByKeyId(db: Reader, keyId: string): TokenKeyStored | undefined {
  return rowOf(db, 'SELECT * FROM token_key WHERE key_id = ?', keyId)
}

/**
 * Who is in treatment here now: an open substitution or detoxification episode that is no guest's, and no death confirmed.
 * `refused`: asked not to be compared; `withdrawn`: the last consent to disclosure was taken back.
 */
export function comparedClients(
  db: Reader,
): { id: number; registerNumber: number; refused: 0 | 1; withdrawn: 0 | 1 }[] {
  return rowsOf(
    db,
    `SELECT c.id, c.register_number,
       coalesce((SELECT r.refused FROM token_refusal r WHERE r.client_id = c.id ORDER BY r.id DESC LIMIT 1), 0) AS refused,
       coalesce((SELECT w.consent_id IS NOT NULL FROM consent s LEFT JOIN consent_withdrawal w ON w.consent_id = s.id
         WHERE s.client_id = c.id AND s.kind = 'disclosure' ORDER BY s.id DESC LIMIT 1), 0) AS withdrawn
     FROM client c
     WHERE EXISTS (SELECT 1 FROM episode e LEFT JOIN episode_closing x ON x.episode_id = e.id
       WHERE e.client_id = c.id AND e.kind IN ('ost', 'detox') AND e.entry <> 'guest' AND x.episode_id IS NULL)
     ORDER BY c.register_number`,
  )
}

export function lastTokenExport(
  db: Reader,
): { sequence: number; clients: number; leftOut: number; nameless: number; at: Instant } | undefined {
  return rowOf(
    db,
    'SELECT sequence, clients, left_out, nameless, at FROM token_export ORDER BY sequence DESC LIMIT 1',
  )
}

export function isRefused(db: Reader, clientId: number): boolean {
  return (
    oneOf<number>(
      db,
      'SELECT refused FROM token_refusal WHERE client_id = ? ORDER BY id DESC LIMIT 1',
      clientId,
    ) === 1
  )
}

export type HoldListStored = HoldList & { takenInAt: Instant; takenInBy: number }

/** The list that stands; it was verified when it was taken in. */
export function holdListOf(db: Reader): HoldListStored | undefined {
  const row = rowOf<{ body: string; at: Instant; staffId: number }>(
    db,
    'SELECT body, at, staff_id FROM hold_list ORDER BY number DESC LIMIT 1',
  )
  return row && { ...HoldList.parse(JSON.parse(row.body)), takenInAt: row.at, takenInBy: row.staffId }
}

export type CaseAnswerStored = CaseAnswerRow

/** The answer that holds to each case. */
export function caseAnswers(db: Reader): CaseAnswerStored[] {
  return rowsOf(
    db,
    `SELECT a.* FROM case_answer a
     WHERE a.id = (SELECT max(l.id) FROM case_answer l WHERE l.case_number = a.case_number) ORDER BY a.case_number`,
  )
}

/** The case of a client that nobody has settled; the earliest where there are two. */
export function openCaseOf(db: Reader, clientId: number): { caseNumber: number } | null {
  const list = holdListOf(db)
  if (!list) return null
  const number = oneOf<number>(db, 'SELECT register_number FROM client WHERE id = ?', clientId)
  const open = list.cases.filter((one) => one.registerNumber === number && one.state === 'ask')
  if (open.length === 0) return null
  const settled = new Set(
    caseAnswers(db)
      .filter(({ answer }) => answer !== 'asked')
      .map(({ caseNumber }) => caseNumber),
  )
  const first = open.find(({ caseNumber }) => !settled.has(caseNumber))
  return first ? { caseNumber: first.caseNumber } : null
}
