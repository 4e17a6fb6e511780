import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { FileFound } from '../../shared/rules/import-plan.ts'
import { parseBackupName } from '../backup/backup-name.ts'

/** Folders within a folder: an office keeps one a site, or one a week and in it one a site. */
const deepest = 2

/** Every `.ostbackup` of a folder and of the folders in it. @throws the file system's error for the folder itself */
export async function findBackups(folder: string): Promise<{ file: FileFound; bytes: number }[]> {
  const paths = await backupsIn(folder, 0)
  const found: { file: FileFound; bytes: number }[] = []
  for (const path of paths.toSorted()) {
    const name = parseBackupName(path.split(/[\\/]/).at(-1) ?? '')
    const bytes = (await stat(path).catch(() => null))?.size ?? 0
    found.push({ file: { path, site: name?.site ?? null, sequence: name?.sequence ?? null }, bytes })
  }
  return found
}

async function backupsIn(folder: string, depth: number): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
    if (depth === 0) throw cause
    return []
  })
  const found: string[] = []
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory() && depth < deepest) found.push(...(await backupsIn(path, depth + 1)))
    else if (entry.isFile() && entry.name.endsWith('.ostbackup')) found.push(path)
  }
  return found
}

/** Splits off files that are byte for byte a copy of an earlier one with the same site and number. */
export async function withoutCopies(
  files: readonly FileFound[],
): Promise<{ files: FileFound[]; copies: FileFound[] }> {
  const kept: FileFound[] = []
  const copies: FileFound[] = []
  for (const file of files) {
    const twin = kept.find(
      (one) => one.sequence !== null && one.sequence === file.sequence && one.site === file.site,
    )
    if (twin && (await digestOf(twin.path)) === (await digestOf(file.path))) copies.push(file)
    else kept.push(file)
  }
  return { files: kept, copies }
}

async function digestOf(path: string): Promise<string | null> {
  const digest = createHash('sha256')
  try {
    await pipeline(createReadStream(path), digest)
    return digest.digest('hex')
  } catch {
    return null
  }
}
