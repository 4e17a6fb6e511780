import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { BackupManifest, backupFormat } from '../../shared/records/backup-manifest.ts'
import type { RegisterFacts } from '../db/backup-queries.ts'
import { renameDurably } from '../vault/atomic-file.ts'
import { makePrivateEnvelope } from '../vault/private-envelope.ts'
import { asBackupFailed, at, BackupFailed } from './backup-failed.ts'
import { backupFileName, keysFileName } from './backup-name.ts'
import type { BackupOrder, BackupPhase, BackupWritten } from './backup-order.ts'
import { BackupRefused } from './backup-refused.ts'
import { byPercent } from './by-percent.ts'
import { backupKeySlots, writeKeySlots } from './key-slots.ts'
import { signManifest } from './manifest.ts'
import { openBackup } from './open-backup.ts'
import { type SealedWritten, writeSealed } from './write-sealed.ts'

/** How the writing is watched and stopped. */
export interface WriteWatch {
  readonly signal: AbortSignal
  readonly onProgress: (phase: BackupPhase, done: number, total: number) => void
}

/**
 * Writes the held register to `NAME.part`, reads it back from there, and only then gives it its name. On any
 * error the `.part` and the key slots beside it are removed.
 * @throws BackupFailed
 */
export async function writeBackup(
  order: BackupOrder,
  held: { readonly descriptor: number; readonly pages: number },
  facts: RegisterFacts,
  watch: WriteWatch,
): Promise<BackupWritten> {
  const file = join(order.destination, backupFileName(order.name))
  const keysFile = join(order.destination, keysFileName(order.name))
  const part = `${file}.part`
  try {
    const keySlots = await backupKeySlots(order.keySlotsFile)
    const { manifest, written } = await write(part, order, held, facts, watch)
    await readBack(part, order, manifest, written, watch)
    // The slots first: whenever a backup stands under its name, what opens it lies beside it.
    await writeKeySlots(keysFile, keySlots)
    if (watch.signal.aborted) throw new BackupFailed('cancelled', 'destination')
    await at('destination', () => renameDurably(part, file))
    return {
      fileName: backupFileName(order.name),
      ...written,
      rows: manifest.rows,
    }
  } catch (cause) {
    // What is thrown is why the backup failed; an unplugged stick cannot be tidied.
    for (const left of [part, keysFile]) await rm(left, { force: true }).catch(() => undefined)
    throw asBackupFailed(cause, 'destination')
  }
}

async function write(
  part: string,
  order: BackupOrder,
  held: { readonly descriptor: number; readonly pages: number },
  facts: RegisterFacts,
  watch: WriteWatch,
): Promise<{ manifest: BackupManifest; written: SealedWritten }> {
  let manifest: BackupManifest | null = null
  const privateAge = await makePrivateEnvelope(order.envelope.privateKey, order.envelope)
  const written = await writeSealed(
    part,
    {
      register: { ...held, key: order.register.key },
      privateAge,
      recipients: order.recipients,
      at: order.at,
      close({ register, privateKey }) {
        manifest = BackupManifest.parse({
          format: backupFormat,
          ...facts,
          sequence: order.name.sequence,
          day: order.name.day,
          previousHash: order.previousHash,
          at: order.at,
          program: order.program,
          members: { 'register.sqlite': register, 'private.age': privateKey },
          signer: Buffer.from(order.signing.publicKey).toString('base64'),
        } satisfies Record<keyof BackupManifest, unknown>)
        return signManifest(manifest, order.signing.secretKey)
      },
    },
    {
      signal: watch.signal,
      onProgress: byPercent((done, total) => watch.onProgress('writing', done, total)),
    },
  )
  if (manifest === null) throw new BackupFailed('failed', 'destination', 'the archive was never closed')
  return { manifest, written }
}

/** Reads the written file from where it lies, with the site's own key, and compares it with what was meant. */
async function readBack(
  part: string,
  order: BackupOrder,
  manifest: BackupManifest,
  written: SealedWritten,
  { signal, onProgress }: WriteWatch,
): Promise<void> {
  try {
    onProgress('readingBack', 0, written.bytes)
    const opened = await openBackup(part, order.siteIdentity, {
      scratchFolder: order.scratchFolder,
      knownSchema: manifest.schema,
      depth: 'quick',
      signal,
      onProgress: byPercent((done, total) =>
        onProgress(done < total ? 'readingBack' : 'checking', done, total),
      ),
    })
    opened.close()
    if (opened.sha256 !== written.sha256 || !isDeepStrictEqual(opened.manifest, manifest)) {
      throw new BackupFailed('readBackMismatch', 'destination')
    }
  } catch (cause) {
    if (!(cause instanceof BackupRefused)) throw cause
    if (cause.code === 'unreadable') throw asBackupFailed(cause.cause, 'destination')
    if (cause.code === 'scratchFull') throw new BackupFailed('diskFull', 'scratch', cause)
    throw new BackupFailed('readBackMismatch', 'destination', cause)
  }
}
