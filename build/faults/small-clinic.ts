import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRegister } from '../../electron/create-register.ts'
import { openRegister } from '../../electron/register.ts'
import { registerFiles } from '../../electron/register-files.ts'
import { changeSlotsFile, replaceSlot } from '../../electron/vault/keyholders.ts'
import { readSlotsFile } from '../../electron/vault/slots-file.ts'
import { newSite, PASSPHRASES, testClock } from '../../tests/helpers/clinic.ts'
import { type SeededClient, seedClients } from '../../tests/helpers/seed-counter.ts'

/** The least that the program accepts: the fault programme opens registers by the ten thousand. */
const QUICK_STRETCH = { N: 2 ** 14, r: 8, p: 1 } as const

/** Every third on methadone, some with two doses a day. */
export function someClients(count: number, names: readonly string[] = []): SeededClient[] {
  return Array.from({ length: count }, (_, index) => ({
    registerNumber: index + 1,
    called: names[index] ?? `Client ${index + 1}`,
    ...(names[index] === undefined ? {} : { name: names[index] }),
    ...(index % 3 === 2 ? { drug: 'methadone' as const } : {}),
    slots: index % 3 === 2 ? [60_000] : index % 7 === 0 ? [4_400, 4_000] : [8_000],
    leastHours: 1,
  }))
}

/** Made once in a process: stretching passphrases at their full cost takes longer than anything else here. */
let site: Promise<string> | undefined

async function makeSite(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'ost-faults-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const register = await createRegister(folder, await newSite(), testClock())
  const { siteIdentity } = register.keys
  const secrets = { databaseKey: Uint8Array.from(register.keys.databaseKey), siteIdentity }
  register.close()
  const file = registerFiles(folder).slots
  const reading = await readSlotsFile(file)
  if (reading.outcome !== 'read') throw new Error(reading.outcome)
  for (const [index, { id }] of reading.slots.slots.entries()) {
    const keyholder = { label: `Keyholder ${index + 1}`, passphrase: PASSPHRASES[index] ?? '' }
    await changeSlotsFile(file, (slots) => replaceSlot(slots, id, keyholder, secrets, QUICK_STRETCH))
  }
  return folder
}

/**
 * A whole register on the disk, closed: the default site, its clients with their orders, no day opened yet. Its
 * slots are made again at the least cost, everything else is as the wizard makes it.
 * @returns its folder; the caller removes it
 */
export async function makeClinic(clients: readonly SeededClient[]): Promise<string> {
  site ??= makeSite()
  const folder = mkdtempSync(join(tmpdir(), 'ost-faults-'))
  cpSync(await site, folder, { recursive: true })
  const opening = await openRegister(folder, PASSPHRASES[0], testClock())
  if (opening.outcome !== 'opened') throw new Error(opening.outcome)
  seedClients(opening.register, clients)
  opening.register.close()
  return folder
}
