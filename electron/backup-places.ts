import { accessSync, constants, existsSync, readdirSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupPlace } from '../shared/contract/backups.ts'

/**
 * Where a backup may go: sticks that are in now, and folders that a person chose in this program. The window
 * never names a path of its own.
 */
export function backupPlaces(platform: NodeJS.Platform, chosen: readonly string[]): BackupPlace[] {
  const last = chosen.at(-1)
  const sticks = stickFolders(platform)
  const folders = [...new Set([...chosen].reverse())].filter((folder) => !sticks.includes(folder))
  return [
    ...sticks.map((folder) => placeOf(folder, 'stick', folder === last)),
    ...folders.filter(isWritable).map((folder) => placeOf(folder, 'folder', folder === last)),
  ]
}

export function placeOf(folder: string, kind: BackupPlace['kind'], last: boolean): BackupPlace {
  return { folder, kind, freeBytes: freeBytes(folder), last }
}

function freeBytes(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return null
  }
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Drive letters on Windows (A: to C: are never sticks), mounted media elsewhere. */
function stickFolders(platform: NodeJS.Platform): string[] {
  if (platform === 'win32')
    return Array.from('DEFGHIJKLMNOPQRSTUVWXYZ', (letter) => `${letter}:\\`).filter(
      (drive) => existsSync(drive) && isWritable(drive),
    )
  const roots = platform === 'darwin' ? ['/Volumes'] : mediaRoots()
  return roots.flatMap(entries).filter(isWritable)
}

/** `/media/NAME` and, where the desktop mounts by user, `/media/USER/NAME` and `/run/media/USER/NAME`. */
function mediaRoots(): string[] {
  return [...entries('/media'), ...entries('/run/media')]
}

function entries(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(folder, name))
  } catch {
    return []
  }
}
