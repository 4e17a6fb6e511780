import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { BackupFound } from '../../shared/contract/restore.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { keysFileName, parseBackupName } from '../backup/backup-name.ts'
import { refuse } from '../refusal.ts'
import { ageIdentityIn } from '../restore-opening.ts'
import { readSlotsFile } from '../vault/slots-file.ts'

/** More than any key file has. */
const mostKeyBytes = 16_384

/**
 * What of a folder a restore could use: backups by their names, newest first, and files that hold an age secret key.
 * `damagedKeys`: key files beside backups that are cut or altered. Refused: `folder_not_offered` when it is gone.
 */
export async function foundIn(folder: string) {
  const names = await readdir(folder).catch(() => refuse('folder_not_offered'))
  const backups: BackupFound[] = []
  const damagedKeys: string[] = []
  for (const file of names) {
    const name = parseBackupName(file)
    const size = name && (await sizeOf(join(folder, file)))
    if (name === null || size === null) continue
    const keys = keysFileName(name)
    const hasKeys = names.includes(keys)
    if (hasKeys && (await readSlotsFile(join(folder, keys)).catch(() => null))?.outcome === 'damaged')
      damagedKeys.push(keys)
    const twins = names
      .map(parseBackupName)
      .filter((one) => one?.site === name.site && one.sequence === name.sequence)
    backups.push({
      file,
      ...name,
      day: name.day as ClinicDay,
      bytes: size,
      hasKeys,
      hasTwin: twins.length > 1,
    })
  }
  const keyFiles: string[] = []
  for (const file of names.filter((name) => name.endsWith('.key'))) {
    const size = await sizeOf(join(folder, file))
    if (size === null || size > mostKeyBytes) continue
    const text = await readFile(join(folder, file), 'utf8').catch(() => '')
    if (ageIdentityIn(text) !== null) keyFiles.push(file)
  }
  return { backups: backups.toSorted((a, b) => b.sequence - a.sequence), keyFiles, damagedKeys }
}

async function sizeOf(file: string): Promise<number | null> {
  const found = await stat(file).catch(() => null)
  return found?.isFile() ? found.size : null
}
