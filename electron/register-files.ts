import { existsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { copiesIn } from './db/copy.ts'
import { readFileIfThere, renameDurably, syncFolder, writeFileAtomically } from './vault/atomic-file.ts'

/** The files that together are the register of this PC; copies of them are noise. */
export interface RegisterFiles {
  readonly folder: string
  readonly database: string
  readonly slots: string
  readonly vault: string
  readonly highWater: string
  /** The journal of backups, drills and receipts. */
  readonly history: string
  /** Encrypted temporary files of backups and drills; swept at every start. */
  readonly scratch: string
}

export function registerFiles(folder: string): RegisterFiles {
  return {
    folder,
    database: join(folder, 'register.db'),
    slots: join(folder, 'register.slots'),
    vault: join(folder, 'register.vault'),
    highWater: join(folder, 'register.high-water'),
    history: join(folder, 'backups.log'),
    scratch: join(folder, 'scratch'),
  }
}

export const isThere = (files: RegisterFiles): boolean =>
  existsSync(files.slots) || existsSync(files.database)

const MAKING = 'register-in-the-making'
/** Stands in the folder once all files do; its text names the folder for the register that was here before. */
const WHOLE = 'whole'
const SET_ASIDE = 'set-aside'

/** Where a restore opens its backup: under a key that is lost with the process. */
export const restoringFolder = (profileFolder: string): string => join(profileFolder, 'register-restoring')

/**
 * Makes all files of a new register beside their place and then moves them in, so that a plug pulled on the way leaves
 * either what was there before or a whole register.
 * @param asideFolder a name in the profile for the register that is here already; it is moved there, never written over
 */
export async function makeFiles(
  profileFolder: string,
  make: (files: RegisterFiles) => Promise<void>,
  asideFolder: string | null = null,
): Promise<void> {
  const making = join(profileFolder, MAKING)
  await rm(making, { recursive: true, force: true })
  await mkdir(making, { recursive: true, mode: 0o700 })
  await make(registerFiles(making))
  await syncFolder(making)
  await writeFileAtomically(join(making, WHOLE), Buffer.from(asideFolder ?? ''))
  await finishMaking(profileFolder)
}

/** At start: moves in what an interrupted set-up or restore had finished, and removes what it had not. */
export async function finishMaking(profileFolder: string): Promise<void> {
  const making = join(profileFolder, MAKING)
  const whole = await readFileIfThere(join(making, WHOLE))
  if (whole !== undefined) {
    await setAside(profileFolder, making, whole.toString('utf8'))
    const [from, to] = [registerFiles(making), registerFiles(profileFolder)]
    for (const name of ['database', 'vault', 'highWater', 'history', 'slots'] as const) {
      if (existsSync(from[name])) await renameDurably(from[name], to[name])
    }
    await syncFolder(profileFolder)
  }
  await rm(making, { recursive: true, force: true })
  await rm(restoringFolder(profileFolder), { recursive: true, force: true })
  await rm(registerFiles(profileFolder).scratch, { recursive: true, force: true })
}

/**
 * Once, and before the first new file: moves all files of the register that is here into its own folder; its copies of
 * before an update too, as no other slots file opens them.
 */
async function setAside(profileFolder: string, making: string, name: string): Promise<void> {
  const done = join(making, SET_ASIDE)
  if (name === '' || existsSync(done)) return
  const aside = join(profileFolder, name)
  await mkdir(aside, { recursive: true, mode: 0o700 })
  const { database, slots, vault, highWater, history } = registerFiles(profileFolder)
  const copies = copiesIn(profileFolder).map(({ file }) => file)
  for (const file of [
    database,
    `${database}-wal`,
    `${database}-shm`,
    ...copies,
    slots,
    vault,
    highWater,
    history,
  ]) {
    if (existsSync(file)) await renameDurably(file, join(aside, basename(file)))
  }
  await syncFolder(aside)
  await writeFileAtomically(done, Buffer.alloc(0))
}
