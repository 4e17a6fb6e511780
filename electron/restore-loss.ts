import { existsSync } from 'node:fs'
import type { RestoreLoss } from '../shared/contract/restore.ts'
import { openReader, type Reader } from './db/connection.ts'
import { type BackupEnd, standsBehind } from './db/restore-facts.ts'
import { isThere, type RegisterFiles } from './register-files.ts'
import { readFileIfThere } from './vault/atomic-file.ts'
import { HighWater } from './vault/high-water.ts'
import { openSlotsFile } from './vault/keyholders.ts'
import type { RegisterKeys } from './vault/keys.ts'
import { readVaultFile } from './vault/vault-file.ts'

/**
 * What a restore would take from the register that is on this PC; null when there is none. A register that is damaged
 * is looked at as far as it goes. Nothing of it is changed.
 * @param passphrase opens the register here too, where the same keyholder opened the backup; null: it cannot be read
 */
export async function lossHere(
  files: RegisterFiles,
  passphrase: string | null,
  end: BackupEnd,
): Promise<RestoreLoss | null> {
  if (!isThere(files) && !existsSync(files.vault)) return null
  const unread: RestoreLoss = {
    readable: false,
    otherRegister: false,
    newestSequence: await highestSequence(files),
    lines: null,
    days: [],
    doses: 0,
    clients: [],
  }
  const keys = passphrase === null ? null : await keysHere(files, passphrase)
  if (keys === null) return unread
  const lines = markedLines(files, keys, end)
  let register: Reader | null = null
  try {
    register = openReader(files.database, keys.databaseKey)
    const { isSameChain, ...behind } = standsBehind(register, end)
    return {
      ...unread,
      ...behind,
      readable: true,
      otherRegister: !isSameChain,
      lines: Math.max(behind.lines, lines ?? 0),
    }
  } catch {
    // Damaged where it was looked at: what its mark still says is told, and that the rest cannot be read.
    return { ...unread, lines }
  } finally {
    register?.close()
  }
}

async function keysHere(files: RegisterFiles, passphrase: string): Promise<RegisterKeys | null> {
  try {
    const slot = await openSlotsFile(files.slots, passphrase)
    if (slot.outcome !== 'opened' || !slot.secrets.databaseKey) return null
    const vault = await readVaultFile(files.vault, slot.secrets.databaseKey)
    return vault.outcome === 'opened' ? vault.keys : null
  } catch {
    return null
  }
}

/** How many acts the mark beside the register counts behind the backup's last one. */
function markedLines(files: RegisterFiles, { highWaterKey }: RegisterKeys, end: BackupEnd): number | null {
  try {
    const highWater = new HighWater(files.highWater, highWaterKey)
    const reading = highWater.read()
    highWater.close()
    return reading.outcome === 'read' ? Math.max(0, reading.mark.seq - end.line) : null
  } catch {
    return null
  }
}

/**
 * The highest backup number that the journal here speaks of, sealed lines or not: without the register's key they
 * cannot be checked, and a number that is too high costs nothing but numbers.
 */
export async function highestSequence(files: RegisterFiles): Promise<number | null> {
  const text = await readFileIfThere(files.history).catch(() => undefined)
  const numbers = (text?.toString('utf8') ?? '').matchAll(/"sequence":(\d{1,9})[,}]/g)
  const highest = Math.max(0, ...[...numbers].map(([, digits]) => Number(digits)))
  return highest === 0 ? null : highest
}
