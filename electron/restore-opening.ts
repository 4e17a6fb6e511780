import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { RestoreOpened, RestorePerson } from '../shared/contract/restore.ts'
import { keysFileName, parseBackupName } from './backup/backup-name.ts'
import { BackupRefused } from './backup/backup-refused.ts'
import type { OpeningWatch } from './backup/run-opening-worker.ts'
import { fingerprintOfSigner } from './backup/verify.ts'
import { openReader, type Reader } from './db/connection.ts'
import { backupEnd, restoredKeyholders, restoredSite, restoredStaff } from './db/restore-facts.ts'
import { officeCardOf } from './db/site.ts'
import { refuse } from './refusal.ts'
import { registerFiles } from './register-files.ts'
import { lossHere } from './restore-loss.ts'
import { type OpenedForRestore, openForRestore } from './restore-register.ts'
import { fingerprint } from './vault/fingerprint.ts'
import { openSlotsFile } from './vault/keyholders.ts'
import { openText } from './vault/private-column.ts'
import { openPrivateEnvelope } from './vault/private-envelope.ts'

/** What opens a backup: a keyholder's passphrase over the file beside it, or a file with the office's sealed key. */
export type RestoreKey =
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  | { readonly kind: 'officeKey'; readonly file: string }

/** A backup that two people may now bring back. */
export interface Restorable {
  readonly opened: OpenedForRestore
  readonly privateKey: Uint8Array
  readonly keysFile: string
  readonly slotIds: ReadonlyMap<number, string>
  readonly answer: RestoreOpened
}

/**
 * Opens a backup for a restore and says what it holds and what would vanish. Refused: `restore_` with what is wrong
 * with the backup, its key file or the key; `restore_wrong_passphrase`.
 */
export async function openRestorable(
  profileFolder: string,
  file: string,
  key: RestoreKey,
  newerInFolder: number | null,
  watch: OpeningWatch,
): Promise<Restorable> {
  const keysFile = keysFileBeside(file)
  const { identity, slotId } = await identityOf(key, keysFile)
  const opened = await openForRestore(profileFolder, file, identity, watch).catch(refusedAs)
  const envelope = await openPrivateEnvelope(opened.privateAge, identity)
  if (envelope.outcome === 'not-for-this-identity') return refuse('restore_everyday_key')
  if (envelope.outcome !== 'opened') return refuse('restore_private_key')
  const passphrase = key.kind === 'passphrase' ? key.passphrase : null
  const { privateKey } = envelope
  const { manifest, sha256 } = opened
  const from = { sequence: manifest.sequence, day: manifest.day, sha256 }
  return restorableOf(
    profileFolder,
    { opened: { ...opened, from }, privateKey, keysFile, passphrase, slotId },
    (backup) => {
      const office = officeCardOf(backup)
      return {
        site: restoredSite(backup) ?? { code: manifest.site, name: '', district: '' },
        sequence: manifest.sequence,
        schema: manifest.schema,
        day: manifest.day,
        at: manifest.at,
        clients: manifest.rows.client ?? 0,
        doses: manifest.rows.dose ?? 0,
        lines: manifest.ledger.length,
        signer: fingerprintOfSigner(manifest),
        office: office
          ? {
              name: office.name,
              ageB: fingerprint(office.ageB),
              ed25519: fingerprint(Buffer.from(office.ed25519, 'base64')),
            }
          : null,
        newerInFolder,
      }
    },
  )
}

/** What lies opened, what opened it, and which of the keyholders' slots that was. */
interface Opened extends Pick<Restorable, 'opened' | 'privateKey' | 'keysFile'> {
  readonly passphrase: string | null
  readonly slotId: string | null
}

/**
 * Reads out of an opened register whose it is and who may bring it back, and what would vanish from the one here.
 * Refused: `restore_private_key`.
 */
export async function restorableOf(
  profileFolder: string,
  { opened, privateKey, keysFile, passphrase, slotId }: Opened,
  tell: (backup: Reader) => Omit<RestoreOpened, 'people' | 'openedBy' | 'loss'>,
): Promise<Restorable> {
  const backup = openReader(opened.register, opened.databaseKey)
  try {
    const { people, slotIds } = peopleOf(backup, privateKey)
    const openedBy = people.findIndex(
      ({ keyholderId }) => keyholderId !== null && slotIds.get(keyholderId) === slotId,
    )
    return {
      opened,
      privateKey,
      keysFile,
      slotIds,
      answer: {
        ...tell(backup),
        people,
        openedBy: slotId !== null && openedBy >= 0 ? openedBy : null,
        loss: await lossHere(registerFiles(profileFolder), passphrase, backupEnd(backup)),
      },
    }
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'PrivateColumnError') return refuse('restore_private_key')
    throw cause
  } finally {
    backup.close()
  }
}

/** Turns what is wrong with a backup or a copy into a refusal with its sentence; any other error passes. */
export function refusedAs(cause: unknown): never {
  if (!(cause instanceof BackupRefused)) throw cause
  return refuse(`restore_${cause.code}`)
}

/** Whether a passphrase opens this keyholder's own slot beside the backup. */
export async function opensSlotOf(
  { keysFile, slotIds }: Restorable,
  keyholderId: number,
  passphrase: string,
) {
  const opening = await openSlotsFile(keysFile, passphrase)
  return opening.outcome === 'opened' && opening.slotId === slotIds.get(keyholderId)
}

/** @returns the first age secret key of a text, or null. Lines that begin with # are comments. */
export function ageIdentityIn(text: string): string | null {
  return /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/m.exec(text.replaceAll('\r', ''))?.[0] ?? null
}

async function identityOf(
  key: RestoreKey,
  keysFile: string,
): Promise<{ identity: string; slotId: string | null }> {
  if (key.kind === 'officeKey') {
    const text = await readFile(key.file, 'utf8').catch(() => refuse('restore_office_key'))
    return { identity: ageIdentityIn(text) ?? refuse('restore_office_key'), slotId: null }
  }
  const opening = await openSlotsFile(keysFile, key.passphrase).catch(() => refuse('restore_keys_damaged'))
  if (opening.outcome === 'missing') return refuse('restore_keys_missing')
  if (opening.outcome === 'newer') return refuse('restore_newerFormat')
  if (opening.outcome === 'damaged') return refuse('restore_keys_damaged')
  if (opening.outcome !== 'opened') return refuse('restore_wrong_passphrase')
  const { siteIdentity } = opening.secrets
  return siteIdentity ? { identity: siteIdentity, slotId: opening.slotId } : refuse('restore_keys_damaged')
}

function keysFileBeside(file: string): string {
  const name = parseBackupName(basename(file))
  return name === null ? refuse('restore_notABackup') : join(file, '..', keysFileName(name))
}

/** Keyholders first, then managers who are none. @throws PrivateColumnError when the private key is another's */
function peopleOf(backup: Reader, privateKey: Uint8Array) {
  const nameOf = (table: string, column: string, id: number, blob: Uint8Array) =>
    openText(privateKey, { table, column, id }, blob)
  const staff = restoredStaff(backup).map((person) => ({
    ...person,
    text: nameOf('staff', 'name', person.id, person.name),
  }))
  const keyholders = restoredKeyholders(backup)
  const holding = keyholders.map(({ id, staffId, label }): RestorePerson => {
    const person = staff.find((one) => one.id === staffId)
    const name = person?.text ?? nameOf('keyholder', 'label', id, label)
    return { keyholderId: id, staffId: person?.id ?? null, name, role: person?.role ?? null }
  })
  const managing = staff
    .filter(({ id, role }) => role === 'manager' && !keyholders.some(({ staffId }) => staffId === id))
    .map(({ id, role, text }): RestorePerson => ({ keyholderId: null, staffId: id, name: text, role }))
  return {
    people: [...holding, ...managing],
    slotIds: new Map(keyholders.map(({ id, slotId }) => [id, slotId])),
  }
}
