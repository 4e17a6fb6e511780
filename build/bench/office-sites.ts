import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeBackup } from '../../electron/backup/make-backup.ts'
import { openWriter, type Writer } from '../../electron/db/connection.ts'
import { genesis, type LedgerHead, lineHash, rowHash, storedRow } from '../../electron/db/ledger.ts'
import { siteCardOf } from '../../electron/site-card.ts'
import { newRegisterKeys, type RegisterKeys } from '../../electron/vault/keys.ts'
import type { OfficeCard, SiteCard } from '../../shared/records/card-files.ts'
import type { largeRegister } from './large-register.ts'

type Large = Awaited<ReturnType<typeof largeRegister>>

/** One site of the bench: the card that it hands over, after its backup was written to the stick. */
export interface BenchSite {
  readonly code: string
  readonly card: SiteCard
}

/**
 * Makes one filled register into another site's: its own id, code and signing key, and its ledger hashed anew from that
 * genesis on. Writes its backup to the stick.
 */
export async function siteFrom(
  { folder, register, today }: Large,
  index: number,
  office: OfficeCard,
  stick: string,
): Promise<BenchSite> {
  const copy = mkdtempSync(join(tmpdir(), 'ost-bench-site-'))
  cpSync(folder, copy, { recursive: true })
  const { privateKey } = register.keys
  const keys: RegisterKeys = {
    ...(await newRegisterKeys({ privateKey })),
    databaseKey: Uint8Array.from(register.keys.databaseKey),
  }
  const code = `S${String(index).padStart(3, '0')}`
  const database = join(copy, 'register.db')
  const db = openWriter(database, keys.databaseKey)
  try {
    rename(db, index.toString(16).padStart(32, '0'), code)
    const files = {
      database,
      slots: join(copy, 'register.slots'),
      history: join(copy, 'backups.log'),
      scratch: join(copy, 'scratch'),
    }
    await makeBackup({
      writer: db,
      keys,
      office,
      files,
      destination: stick,
      day: today,
      program: 'bench',
      now: () => register.now(),
    })
    return { code, card: siteCardOf({ ...register, db, keys }) }
  } finally {
    db.close()
    rmSync(copy, { recursive: true, force: true })
  }
}

/** The site's row, and every line of the ledger after it, as another site would have written them. */
function rename(db: Writer, registerId: string, code: string): void {
  db.pragma('synchronous = OFF')
  db.transaction(() => {
    db.exec('DROP TRIGGER ledger_is_not_changed')
    db.prepare('UPDATE site SET register_id = ?, code = ?').run(registerId, code)
    const lineage = String(db.prepare('SELECT lineage FROM site').pluck().get())
    let head: LedgerHead = genesis(registerId, lineage)
    const change = db.prepare('UPDATE ledger SET row_hash = ?, prev = ?, hash = ? WHERE seq = ?')
    for (const line of db.prepare<[], Stored>(LINES).all()) {
      const own = line.tableName === 'site' ? rowHash(storedRow(db, 'site', 1) ?? {}) : line.rowHash
      const hash = lineHash(line.seq, head.hash, { ...line, rowHash: own } as never)
      change.run(own, head.hash, hash, line.seq)
      head = { seq: line.seq, hash }
    }
  }).immediate()
  db.pragma('wal_checkpoint(TRUNCATE)')
}

interface Stored {
  readonly seq: number
  readonly tableName: string
  readonly rowHash: Buffer
}

const LINES = `SELECT seq, utc_ms AS utcMs, actor, approver, act, table_name AS tableName, row_id AS rowId,
  row_hash AS rowHash, reason FROM ledger ORDER BY seq`
