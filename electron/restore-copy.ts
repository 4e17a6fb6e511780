import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { CopyFound } from '../shared/contract/restore.ts'
import type { Instant } from '../shared/records/time.ts'
import { dayOfInstant } from '../shared/rules/days.ts'
import type { OpeningWatch } from './backup/run-opening-worker.ts'
import { openReader } from './db/connection.ts'
import { copiesIn } from './db/copy.ts'
import { lastActAt } from './db/restore-facts.ts'
import { siteOf } from './db/site.ts'
import { refuse } from './refusal.ts'
import { registerFiles } from './register-files.ts'
import { type Restorable, refusedAs, restorableOf } from './restore-opening.ts'
import { asidePattern, openCopyForRestore } from './restore-register.ts'
import { openSlotsFile } from './vault/keyholders.ts'
import { forget, type RegisterKeys } from './vault/keys.ts'
import { readVaultFile } from './vault/vault-file.ts'

/**
 * The copies of before an update that this PC has: of the register that is here, then of those that were set aside.
 * Each opens with the slots and the vault of its own folder only.
 */
export function copiesHere(profileFolder: string): (CopyFound & { file: string })[] {
  if (!existsSync(profileFolder)) return []
  const aside = readdirSync(profileFolder).filter((name) => asidePattern.test(name))
  return [null, ...aside.toSorted().toReversed()].flatMap((name) =>
    copiesIn(join(profileFolder, name ?? '')).map(({ schema, file }) => {
      const { mtimeMs, size } = statSync(file)
      return { aside: name, schema, at: Math.round(mtimeMs) as Instant, bytes: size, file }
    }),
  )
}

/**
 * Opens a copy for a restore and says what it holds and what would vanish. The first of the two people is who opened
 * it, and must have been a keyholder already when it was taken. Refused: `restore_` with what is wrong with the copy,
 * the keys beside it or the passphrase.
 */
export async function openRestorableCopy(
  profileFolder: string,
  copy: CopyFound & { file: string },
  passphrase: string,
  watch: OpeningWatch,
): Promise<Restorable> {
  const { slots: keysFile } = registerFiles(join(profileFolder, copy.aside ?? ''))
  const { keys, slotId } = await keysBeside(join(profileFolder, copy.aside ?? ''), passphrase)
  const privateKey = Uint8Array.from(keys.privateKey)
  try {
    const { facts, sha256, register, databaseKey } = await openCopyForRestore(
      profileFolder,
      copy.file,
      keys.databaseKey,
      watch,
    ).catch(refusedAs)
    const from = { sequence: null, sha256, ...endOf(register, databaseKey) }
    const restorable = await restorableOf(
      profileFolder,
      { opened: { register, databaseKey, from }, privateKey, keysFile, passphrase, slotId },
      (backup) => ({
        site: siteOf(backup),
        sequence: null,
        schema: facts.schema,
        day: from.day,
        at: from.at,
        clients: facts.rows.client ?? 0,
        doses: facts.rows.dose ?? 0,
        lines: facts.ledger.length,
        signer: null,
        office: null,
        newerInFolder: null,
      }),
    )
    return restorable.answer.openedBy === null ? refuse('restore_copy_stranger') : restorable
  } catch (cause) {
    privateKey.fill(0)
    throw cause
  } finally {
    forget(keys)
  }
}

/** When the last act of an opened copy was written, and the day of the site's calendar that it fell on. */
function endOf(register: string, databaseKey: Uint8Array) {
  const db = openReader(register, databaseKey)
  try {
    const at = lastActAt(db)
    return { at, day: dayOfInstant(at, siteOf(db).timeZone) }
  } finally {
    db.close()
  }
}

/** The keys of the register that was copied. Refused: `restore_copy_passphrase`, `restore_copy_keys`, `restore_newerFormat`. */
async function keysBeside(
  folder: string,
  passphrase: string,
): Promise<{ keys: RegisterKeys; slotId: string }> {
  const files = registerFiles(folder)
  const slot = await openSlotsFile(files.slots, passphrase).catch(() => refuse('restore_copy_keys'))
  if (slot.outcome === 'wrong-passphrase') return refuse('restore_copy_passphrase')
  if (slot.outcome === 'newer') return refuse('restore_newerFormat')
  if (slot.outcome !== 'opened' || !slot.secrets.databaseKey) return refuse('restore_copy_keys')
  const vault = await readVaultFile(files.vault, slot.secrets.databaseKey).catch(() =>
    refuse('restore_copy_keys'),
  )
  if (vault.outcome === 'newer') return refuse('restore_newerFormat')
  if (vault.outcome !== 'opened') return refuse('restore_copy_keys')
  return { keys: vault.keys, slotId: slot.slotId }
}
