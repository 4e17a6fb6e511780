import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant } from '../../shared/records/time.ts'
import { siteOf } from '../db/site.ts'
import {
  asNotPut,
  dropParts,
  lookAtPlace,
  NotPut,
  partOf,
  putInPlace,
  syncParts,
} from '../exports/put-files.ts'
import { Refusal, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import type { Session } from '../session.ts'
import { requirePlace } from './backup-facts.ts'

/** What the file system said, as a refusal with the file's name; anything else is thrown as it came. */
export async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    throw cause instanceof NotPut ? new Refusal([{ code: cause.code, params: { file: cause.file } }]) : cause
  }
}

/** The place is one that was offered, and what is there already may be replaced. */
export async function requireTarget(
  register: Register,
  folder: string,
  names: readonly string[],
  replace: boolean,
): Promise<void> {
  await requirePlace(register, folder)
  await inWords(() => lookAtPlace(folder, names, replace))
}

/**
 * Gives written parts their names once `note` has its line in the ledger. Whoever locked the register meanwhile does not
 * want files of it to come out. Refused: `export_locked`, and what the place says.
 */
export async function release(
  register: Register,
  session: Session,
  folder: string,
  names: readonly string[],
  note: () => void,
): Promise<void> {
  try {
    if (session.register() !== register || session.signedIn() === null) refuse('export_locked')
    note()
  } catch (cause) {
    await dropParts(folder, names)
    throw cause
  }
  await inWords(() => putInPlace(folder, names))
}

/** A small file, whole or not at all: part, synced, noted, renamed. */
export async function putText(
  register: Register,
  session: Session,
  place: { folder: string; name: string; replace: boolean },
  text: string,
  note: () => void,
): Promise<string> {
  const { folder, name, replace } = place
  await requireTarget(register, folder, [name], replace)
  await dropParts(folder, [name])
  await inWords(async () => {
    try {
      await writeFile(partOf(folder, name), text, { flag: 'wx', mode: 0o600 })
      await syncParts(folder, [name])
    } catch (cause) {
      await dropParts(folder, [name])
      throw asNotPut(cause, name)
    }
  })
  await release(register, session, folder, [name], note)
  return join(folder, name)
}

/** `AZL01-2026-10`: Latin letters, digits and hyphens, and nobody's name. */
export const baseName = (register: Register, ...parts: readonly string[]): string =>
  [siteOf(register.db).code, ...parts].join('-')

/** Registers of which files are being made: one at a time. */
const making = new WeakMap<Register, Instant>()

/** Refused: `export_running`. */
export async function oneAtATime<T>(register: Register, work: () => Promise<T>): Promise<T> {
  if (making.has(register)) return refuse('export_running')
  making.set(register, register.now())
  try {
    return await work()
  } finally {
    making.delete(register)
  }
}
