import { randomBytes } from 'node:crypto'
import type { Restoration } from '../../shared/records/restoration.ts'
import { ledgerHead } from './ledger.ts'
import { oneOf } from './rows.ts'
import { siteOf } from './site.ts'
import { correct, insert, type Tx } from './write.ts'

type FromBackup = Pick<Restoration, 'backupSequence' | 'backupDay' | 'backupSha256' | 'secondShownBy'>

/**
 * Begins a new lineage: its row is the first that the new chain covers. It must be written before anything else of the
 * act, as it names the last ledger line of the lineage before.
 */
export function beginLineage(tx: Tx, from: FromBackup): void {
  const { seq, hash } = ledgerHead(tx.db)
  const lineage = randomBytes(16).toString('hex')
  insert(tx, 'restoration', {
    lineage,
    previousLineage: siteOf(tx.db).lineage,
    afterSeq: seq,
    afterHead: Uint8Array.from(hash),
    pinsUntil: oneOf<number>(tx.db, 'SELECT coalesce(max(id), 0) FROM staff_pin') ?? 0,
    ...from,
    at: tx.at,
  })
  correct(tx, 'site', 1, { lineage })
}
