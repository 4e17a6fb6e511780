import { access, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { syncFolder, withPatience } from '../vault/atomic-file.ts'

/** Why a file could not be put where somebody wanted it; nothing half-written is left there. */
export type NotPutCode =
  | 'export_is_there'
  | 'export_open_elsewhere'
  | 'export_no_room'
  | 'export_read_only'
  | 'export_place_gone'

export class NotPut extends Error {
  override name = 'NotPut'
  readonly code: NotPutCode
  readonly file: string
  constructor(code: NotPutCode, file: string, cause?: unknown) {
    super(`${code}: ${file}`, { cause })
    this.code = code
    this.file = file
  }
}

/** What putting needs of the file system, so that a test can make it fail. */
export interface Disk {
  readonly access: (path: string) => Promise<void>
  readonly open: typeof open
  readonly rename: (from: string, to: string) => Promise<void>
  readonly rm: (path: string, options: { force: boolean }) => Promise<void>
}
const disk: Disk = { access: (path) => access(path), open, rename, rm }

/** About a second: a spreadsheet keeps its file open for hours, an antivirus program for some tenths of one. */
const WAITS_MS = [20, 50, 100, 250, 500]

const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause ? String(cause.code) : ''

/** The file system's words for one of ours; anything else is thrown as it came. */
export function asNotPut(cause: unknown, file: string): unknown {
  const code = codeOf(cause)
  if (cause instanceof NotPut) return cause
  if (code === 'EBUSY' || code === 'EPERM' || code === 'ETXTBSY')
    return new NotPut('export_open_elsewhere', file, cause)
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
    return new NotPut('export_no_room', file, cause)
  if (code === 'EROFS' || code === 'EACCES') return new NotPut('export_read_only', file, cause)
  if (['ENOENT', 'ENODEV', 'ENXIO', 'EIO', 'ENOTDIR'].includes(code))
    return new NotPut('export_place_gone', file, cause)
  return cause
}

export const partOf = (folder: string, name: string): string => join(folder, `${name}.part`)
const beforeOf = (folder: string, name: string): string => join(folder, `${name}.before`)

/**
 * Before any work: is there a file of that name, and would it let itself be replaced? @throws NotPut
 */
export async function lookAtPlace(
  folder: string,
  names: readonly string[],
  replace: boolean,
  { access, open }: Pick<Disk, 'access' | 'open'> = disk,
): Promise<void> {
  for (const name of names) {
    const isThere = await access(join(folder, name)).then(
      () => true,
      () => false,
    )
    if (!isThere) continue
    if (!replace) throw new NotPut('export_is_there', name)
    try {
      const file = await open(join(folder, name), 'r+')
      await file.close()
    } catch (cause) {
      throw asNotPut(cause, name)
    }
  }
}

/** Syncs what was written as `.part`, so that the rename after it never shows an empty file. @throws NotPut */
export async function syncParts(
  folder: string,
  names: readonly string[],
  { open }: Pick<Disk, 'open'> = disk,
): Promise<void> {
  for (const name of names) {
    try {
      const file = await open(partOf(folder, name), 'r+')
      try {
        await file.sync()
      } finally {
        await file.close()
      }
    } catch (cause) {
      throw asNotPut(cause, name)
    }
  }
}

/** Whatever was half-written goes; a stick that is gone took it along. */
export async function dropParts(
  folder: string,
  names: readonly string[],
  { rm }: Pick<Disk, 'rm'> = disk,
): Promise<void> {
  for (const name of names) await rm(partOf(folder, name), { force: true }).catch(() => undefined)
}

/**
 * Gives the synced parts their names, all of them or none: what stands there is moved aside first, and comes back when a
 * rename fails. @throws NotPut
 */
export async function putInPlace(
  folder: string,
  names: readonly string[],
  { access, rename, rm }: Disk = disk,
): Promise<void> {
  const done: { name: string; hadBefore: boolean }[] = []
  try {
    for (const name of names) {
      const to = join(folder, name)
      const hadBefore = await access(to).then(
        () => true,
        () => false,
      )
      if (hadBefore) await patiently(() => rename(to, beforeOf(folder, name)), name)
      done.push({ name, hadBefore })
      await patiently(() => rename(partOf(folder, name), to), name)
    }
  } catch (cause) {
    for (const { name, hadBefore } of done.toReversed()) {
      const to = join(folder, name)
      await rm(to, { force: true }).catch(() => undefined)
      if (hadBefore) await rename(beforeOf(folder, name), to).catch(() => undefined)
    }
    await dropParts(folder, names, { rm })
    throw cause
  }
  for (const { name } of done) await rm(beforeOf(folder, name), { force: true }).catch(() => undefined)
  await syncFolder(dirname(join(folder, 'x'))).catch(() => undefined)
}

async function patiently(operation: () => Promise<void>, name: string): Promise<void> {
  try {
    await withPatience(operation, WAITS_MS)
  } catch (cause) {
    throw asNotPut(cause, name)
  }
}
