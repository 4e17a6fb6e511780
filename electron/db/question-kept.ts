import type { Instant } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { rowsOf } from './rows.ts'

export interface QuestionKept {
  readonly id: number
  readonly name: Uint8Array
  readonly body: string
  readonly staffId: number
  readonly at: Instant
}

/** Questions that were kept, nobody ended, and no other replaces; the newest last. */
export function questionsKept(db: Reader): QuestionKept[] {
  return rowsOf(
    db,
    `SELECT q.id, q.name, q.body, q.staff_id, q.at FROM question q
     WHERE NOT EXISTS (SELECT 1 FROM question_end e WHERE e.question_id = q.id)
       AND NOT EXISTS (SELECT 1 FROM question n WHERE n.replaces = q.id)
     ORDER BY q.id`,
  )
}
