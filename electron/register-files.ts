import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { syncFolder } from './vault/atomic-file.ts'

/** The files that together are the register of this PC; copies of them are noise. */
export interface RegisterFiles {
  readonly folder: string
  readonly database: string
  readonly slots: string
  readonly vault: string
  readonly highWater: string
}

export function registerFiles(folder: string): RegisterFiles {
  return {
    folder,
    database: join(folder, 'register.db'),
    slots: join(folder, 'register.slots'),
    vault: join(folder, 'register.vault'),
    highWater: join(folder, 'register.high-water'),
  }
}

export const isThere = (files: RegisterFiles): boolean =>
  existsSync(files.slots) || existsSync(files.database)

const MAKING = 'register-in-the-making'
const WHOLE = 'whole'

/**
 * Makes all files of a new register beside their place and then moves them in, so that a plug pulled during
 * set-up leaves either nothing or a whole register.
 */
export async function makeFiles(
  profileFolder: string,
  make: (files: RegisterFiles) => Promise<void>,
): Promise<void> {
  const making = join(profileFolder, MAKING)
  await rm(making, { recursive: true, force: true })
  await mkdir(making, { recursive: true, mode: 0o700 })
  await make(registerFiles(making))
  await writeFile(join(making, WHOLE), '')
  await syncFolder(making)
  await finishMaking(profileFolder)
}

/** At start: moves in what an interrupted set-up had finished, and removes what it had not. */
export async function finishMaking(profileFolder: string): Promise<void> {
  const making = join(profileFolder, MAKING)
  if (existsSync(join(making, WHOLE))) {
    const [from, to] = [registerFiles(making), registerFiles(profileFolder)]
    for (const name of ['database', 'vault', 'highWater', 'slots'] as const) {
      if (existsSync(from[name])) await rename(from[name], to[name])
    }
    await syncFolder(profileFolder)
  }
  await rm(making, { recursive: true, force: true })
}
