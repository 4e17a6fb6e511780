import { writeFileAtomically } from '../vault/atomic-file.ts'
import { backupSlots, encodeSlots, readSlotsFile } from '../vault/slots-file.ts'
import { at, BackupFailed } from './backup-failed.ts'

/**
 * The bytes of an `.ostkeys`: the keyholders' slots without the database key. With one of their passphrases they
 * give the site identity, which opens the backup on a bare PC.
 * @param slotsFile the profile's `register.slots`.  @throws BackupFailed keySlotsMissing
 */
export async function backupKeySlots(slotsFile: string): Promise<Buffer> {
  const reading = await at('register', () => readSlotsFile(slotsFile))
  if (reading.outcome === 'read') return encodeSlots(backupSlots(reading.slots))
  throw new BackupFailed('keySlotsMissing', 'register', reading.outcome)
}

/** Lays the slots beside a backup. @throws BackupFailed */
export async function writeKeySlots(file: string, slots: Buffer): Promise<void> {
  await at('destination', () => writeFileAtomically(file, slots))
}
