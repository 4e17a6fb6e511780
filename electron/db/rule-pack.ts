import type { Instant } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { oneOf, rowOf, rowsOf } from './rows.ts'
import { insert, type Tx } from './write.ts'

/** A version of the clinic's rules; `body` is JSON as shared/records/rule-pack.ts says. */
export interface RulePackStored {
  id: number
  version: number
  body: string
  signedBy: number | null
  signedAt: Instant | null
}

/**
 * The newest version that a doctor signed: a new one changes nothing before. Where none was ever signed, the newest,
 * so that the counter can say what is missing. Undefined where there is none.
 */
export function latestRulePack(db: Reader): RulePackStored | undefined {
  return rowOf(
    db,
    `SELECT p.id, p.version, p.body, s.staff_id AS signed_by, s.at AS signed_at
     FROM rule_pack p
     LEFT JOIN signature s ON s.id = (SELECT min(id) FROM signature WHERE kind = 'rule_pack' AND subject_id = p.id)
     ORDER BY s.id IS NULL, p.version DESC LIMIT 1`,
  )
}

/** Every version with its first signature, the newest first. */
export function allRulePacks(db: Reader): (RulePackStored & { staffId: number | null; at: Instant })[] {
  return rowsOf(
    db,
    `SELECT p.*, s.staff_id AS signed_by, s.at AS signed_at
     FROM rule_pack p
     LEFT JOIN signature s ON s.id = (SELECT min(id) FROM signature WHERE kind = 'rule_pack' AND subject_id = p.id)
     ORDER BY p.version DESC`,
  )
}

/** The number that the next version gets. */
export function nextPackVersion(db: Reader): number {
  return 1 + (oneOf<number>(db, 'SELECT max(version) FROM rule_pack') ?? 0)
}

/** A new version and the signature of the doctor whose PIN was proved: one never stands without the other. */
export function addSignedPack(
  tx: Tx,
  pack: { version: number; body: string; staffId: number; digest: Uint8Array },
): number {
  const { digest, ...version } = pack
  const id = insert(tx, 'rule_pack', { ...version, at: tx.at })
  insert(tx, 'signature', { kind: 'rule_pack', subjectId: id, digest, staffId: pack.staffId, at: tx.at })
  return id
}
