import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { RestoreHand } from '../shared/contract/restore.ts'
import type { ClinicDay } from '../shared/records/time.ts'
import { appendHistory } from './backup/history.ts'
import type { CopyOpened, RestoreFound } from './backup/opening-order.ts'
import { type OpeningWatch, runCopyOpening, runRestore } from './backup/run-opening-worker.ts'
import type { Clock } from './clock.ts'
import { openWriter } from './db/connection.ts'
import { ledgerHead } from './db/ledger.ts'
import { migrate } from './db/migrate.ts'
import { restoredKeyholders } from './db/restore-facts.ts'
import { beginLineage } from './db/restore-writes.ts'
import { clearAllPinFailures } from './db/staff.ts'
import { addKeyholderRow, removeKeyholderRow } from './db/staff-writes.ts'
import { nextId } from './db/write.ts'
import { seal } from './private-text.ts'
import { InvalidInput } from './refusal.ts'
import { registerOver } from './register.ts'
import { makeFiles, type RegisterFiles, restoringFolder } from './register-files.ts'
import { createHighWater, HighWater } from './vault/high-water.ts'
import { newSlots, slotLabel } from './vault/keyholders.ts'
import { newRegisterKeys, type RegisterKeys } from './vault/keys.ts'
import { type Slots, writeSlotsFile } from './vault/slots-file.ts'
import { writeVaultFile } from './vault/vault-file.ts'

/** What the restored register says that it came from; a copy of before an update has no number. */
export interface RestoredFrom {
  readonly sequence: number | null
  readonly day: ClinicDay
  readonly sha256: string
}

/** A backup or a copy that lies opened in the profile, under a key that only this process has. */
export interface OpenedForRestore {
  /** The register's file. */
  readonly register: string
  /** 32 bytes; it becomes the restored register's own. */
  readonly databaseKey: Uint8Array
  readonly from: RestoredFrom
}

/** One of the two people who bring the register back. */
export interface RestoringPerson {
  readonly staffId: number | null
  readonly label: string
  readonly hand: RestoreHand
}

/**
 * Opens a backup beside the register, checks all of it, and leaves its register encrypted under a new key. What is on
 * this PC stays as it is. @throws BackupRefused; AbortError
 */
export async function openForRestore(
  profileFolder: string,
  file: string,
  identity: string,
  watch: OpeningWatch,
): Promise<RestoreFound & { readonly databaseKey: Uint8Array }> {
  const place = await freshPlace(profileFolder)
  const found = await runRestore({ kind: 'restore', file, identity, ...place }, watch)
  return { ...found, databaseKey: place.key }
}

/** The same with a copy of before an update. @param copyKey the database key of the register that was copied */
export async function openCopyForRestore(
  profileFolder: string,
  file: string,
  copyKey: Uint8Array,
  watch: OpeningWatch,
): Promise<CopyOpened & { readonly databaseKey: Uint8Array }> {
  const place = await freshPlace(profileFolder)
  const found = await runCopyOpening({ kind: 'copy', file, copyKey, ...place }, watch)
  return { ...found, databaseKey: place.key }
}

async function freshPlace(profileFolder: string): Promise<{ scratchFolder: string; key: Uint8Array }> {
  const scratchFolder = restoringFolder(profileFolder)
  await rm(scratchFolder, { recursive: true, force: true })
  await mkdir(scratchFolder, { recursive: true, mode: 0o700 })
  return { scratchFolder, key: Uint8Array.from(randomBytes(32)) }
}

/**
 * Makes the opened backup or copy the register of this PC: new keys (only the private columns keep theirs), a new lineage whose
 * chain binds the old one, two keyholders, no PIN that works, backups that count on from the highest number known.
 * Killed at any moment it leaves the register that was here, or the restored one.
 * @param highest the highest backup number known anywhere; 0 when there never was one
 * @param aside the folder's name for the register that is here; null when there is none
 */
export async function finishRestore(
  profileFolder: string,
  opened: OpenedForRestore,
  privateKey: Uint8Array,
  people: readonly [RestoringPerson, RestoringPerson],
  { highest, aside, clock }: { highest: number; aside: string | null; clock: Clock },
): Promise<void> {
  const keys = {
    ...(await newRegisterKeys({ privateKey })),
    databaseKey: Uint8Array.from(opened.databaseKey),
  }
  const slots = await newSlots(
    people.map(({ hand }) => ({ label: slotLabel, passphrase: hand.passphrase })),
    keys,
  )
  if (slots.outcome !== 'made') {
    throw new InvalidInput([{ field: 'second.passphrase', code: slots.outcome.replaceAll('-', '_') }])
  }
  const { slots: made } = slots
  await makeFiles(profileFolder, (files) => fill(files, opened, keys, made, people, highest, clock), aside)
}

async function fill(
  files: RegisterFiles,
  { register: restored, from }: OpenedForRestore,
  keys: RegisterKeys,
  slots: Slots,
  people: readonly [RestoringPerson, RestoringPerson],
  highest: number,
  clock: Clock,
): Promise<void> {
  await rename(restored, files.database)
  const db = openWriter(files.database, keys.databaseKey)
  try {
    migrate(db)
  } catch (cause) {
    db.close()
    throw cause
  }
  const head = ledgerHead(db)
  await writeVaultFile(files.vault, keys)
  await createHighWater(files.highWater, keys.highWaterKey, { seq: head.seq, head: head.hash })
  const { highWaterKey } = keys
  const at = Math.round(clock.now())
  if (highest > 0) {
    await appendHistory(files.history, Uint8Array.from(highWaterKey), {
      kind: 'continued',
      sequence: highest,
      at,
      ...(from.sequence !== null && { sha256: from.sha256 }),
    })
  }
  const register = registerOver(files, db, keys, new HighWater(files.highWater, highWaterKey), clock)
  try {
    const [first, second] = people
    const act = { act: 'register.restore', actor: first.staffId, approver: second.staffId }
    register.write(act, (tx) => {
      beginLineage(tx, {
        backupSequence: from.sequence ?? 0,
        backupDay: from.day,
        backupSha256: Buffer.from(from.sha256, 'hex'),
        secondShownBy: second.hand.isNew ? 'name' : 'passphrase',
      })
      const by = first.staffId ?? second.staffId ?? 0
      for (const { id } of restoredKeyholders(db)) removeKeyholderRow(tx, id, by)
      people.forEach(({ staffId, label }, place) => {
        const id = nextId(tx, 'keyholder')
        const sealed = seal(register, 'keyholder', 'label', id, label)
        addKeyholderRow(tx, { id, slotId: slots.slots[place]?.id ?? '', label: sealed, staffId })
      })
      clearAllPinFailures(tx.db)
    })
  } finally {
    register.close()
  }
  await writeSlotsFile(files.slots, slots)
}

/** The name that `asideName` gives. */
export const asidePattern = /^register-set-aside-\d{4}-\d{2}-\d{2}-\d+$/

/** A folder's name that nothing in the profile bears yet. @param day of the machine's calendar */
export function asideName(profileFolder: string, day: string): string {
  for (let count = 1; ; count += 1) {
    const name = `register-set-aside-${day}-${count}`
    if (!existsSync(join(profileFolder, name))) return name
  }
}
