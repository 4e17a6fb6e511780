import type { Reader, Writer } from './connection.ts'
import { rowOf, rowsOf, run } from './rows.ts'

/** A draft's key: whose, which form, about what. */
export interface DraftKey {
  readonly staffId: number
  readonly form: string
  readonly subject: string
}

export function draftsOf(db: Reader, staffId: number): { form: string; subject: string; at: number }[] {
  return rowsOf(db, 'SELECT form, subject, at FROM draft WHERE staff_id = ? ORDER BY at DESC', staffId)
}

export function draftAt(
  db: Reader,
  { staffId, form, subject }: DraftKey,
): { body: Uint8Array; at: number } | undefined {
  return rowOf(
    db,
    'SELECT body, at FROM draft WHERE staff_id = ? AND form = ? AND subject = ?',
    staffId,
    form,
    subject,
  )
}

/** Typing is no act: drafts have no ledger line, and only their newest text is kept. */
export function keepDraft(db: Writer, key: DraftKey, body: Uint8Array, at: number): void {
  run(
    db,
    `INSERT INTO draft (staff_id, form, subject, body, at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (staff_id, form, subject) DO UPDATE SET body = excluded.body, at = excluded.at`,
    key.staffId,
    key.form,
    key.subject,
    body,
    at,
  )
}

export function dropDraft(db: Writer, { staffId, form, subject }: DraftKey): void {
  run(db, 'DELETE FROM draft WHERE staff_id = ? AND form = ? AND subject = ?', staffId, form, subject)
}

/** What nobody came back to. */
export function dropDraftsBefore(db: Writer, staffId: number, at: number): void {
  run(db, 'DELETE FROM draft WHERE staff_id = ? AND at < ?', staffId, at)
}
