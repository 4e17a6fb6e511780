import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs'
import { commonLines, type ImportFound, siteImportVerdict } from '../../shared/rules/site-import.ts'
import { BackupRefused } from '../backup/backup-refused.ts'
import { ledgerProblem } from '../backup/ledger-problem.ts'
import { type OpenedBackup, openBackup } from '../backup/open-backup.ts'
import { requireSite } from '../backup/verify.ts'
import { openReader, openWriter, type Reader } from '../db/connection.ts'
import { LATEST, migrate } from '../db/migrate.ts'
import { restorations } from '../db/restoration.ts'
import { hashOfLine } from '../db/site.ts'
import { machineRefusal } from '../machine-refusal.ts'
import type { ImportOrder, ImportProgress, ImportResult, ImportSite } from './import-order.ts'

/**
 * Opens one file with the office's key A, checks all of it, and judges how it goes on from what the office has. A good
 * one is left in the incoming folder as a register of the newest schema; of any other nothing stays. What is plain
 * exists in memory only. @throws AbortError; an error that is none of the file's doing
 */
export async function takeIn(
  order: ImportOrder,
  onProgress: (progress: ImportProgress) => void,
): Promise<ImportResult> {
  let opened: OpenedBackup
  try {
    opened = await openBackup(order.file, order.identity, {
      scratchFolder: order.incoming,
      scratchKey: order.key,
      knownSchema: LATEST,
      depth: 'full',
      ledgerProblem,
      onProgress: (done, total) => onProgress({ phase: done < total ? 'reading' : 'checking', done, total }),
    })
  } catch (cause) {
    if (!(cause instanceof BackupRefused)) throw cause
    return { outcome: cause.code, siteId: null, sequence: null }
  }
  const { manifest, sha256 } = opened
  const site =
    order.sites.find(({ card }) => card.register_id === manifest.registerId) ??
    order.sites.find(({ card }) => card.site === manifest.site)
  const refused = (outcome: ImportResult['outcome'] & string, siteId: number | null) => {
    opened.close()
    return { outcome, siteId, sequence: siteId === null ? null : manifest.sequence } as ImportResult
  }
  if (!site) return refused('siteUnknown', null)
  try {
    requireSite(manifest, site.card)
  } catch (cause) {
    if (!(cause instanceof BackupRefused)) throw cause
    return refused(cause.code, null)
  }
  const verdict = judge(opened, site)
  if (verdict.outcome === 'refused') return refused(verdict.code, site.id)
  const file = opened.keep()
  try {
    bringUp(file, order.key, manifest.schema)
  } catch (cause) {
    rmSync(file, { force: true })
    if (machineRefusal(cause)) throw cause
    return { outcome: 'notMigrated', siteId: site.id, sequence: manifest.sequence }
  }
  const { continues, missing, lostLines } = verdict
  return { outcome: 'good', siteId: site.id, manifest, sha256, file, continues, missing, lostLines }
}

function judge({ manifest, sha256, register }: OpenedBackup, { before }: ImportSite) {
  const found: ImportFound = {
    lineage: manifest.lineage,
    sequence: manifest.sequence,
    sha256,
    previousHash: manifest.previousHash,
    ledgerLength: manifest.ledger.length,
    restorations: restorations(register),
  }
  const common = before && commonLines(before, found)
  if (!before || common === null) return siteImportVerdict(before, found, { ours: null, theirs: null })
  const ours =
    common === before.ledgerLength ? before.ledgerHead : hashInFile(before.file, before.key, common)
  return siteImportVerdict(before, found, { ours, theirs: hashAt(register, common) })
}

function hashAt(register: Reader, line: number): string | null {
  const hash = hashOfLine(register, line)
  return hash === undefined ? null : Buffer.from(hash).toString('hex')
}

/** From the data that the office has, where they can still be read. */
function hashInFile(file: string | null, key: Uint8Array | null, line: number): string | null {
  if (file === null || key === null) return null
  const reader = openReader(file, key)
  try {
    return hashAt(reader, line)
  } finally {
    reader.close()
  }
}

/**
 * Brings a register that nobody else has open to the newest schema, and leaves one file without a log beside it, so that
 * readers need write nothing.
 */
export function bringUp(file: string, key: Uint8Array, schema: number): void {
  if (schema >= LATEST) return
  const db = openWriter(file, key)
  try {
    migrate(db)
    db.pragma('journal_mode = DELETE')
  } finally {
    db.close()
  }
  const descriptor = openSync(file, 'r+')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
