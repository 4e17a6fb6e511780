import { cpSync, mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RestoreOpened } from '../../shared/contract/restore.ts'
import { type Clinic, emptyClinic, openClinic, PASSPHRASES, PINS } from '../helpers/clinic.ts'

/** A clinic with one backup on its stick; the manager is signed in. */
export async function backedUpClinic(): Promise<{ clinic: Clinic; stick: string }> {
  const clinic = await openClinic({ who: 'manager' })
  const stick = mkdtempSync(join(tmpdir(), 'ost-stick-'))
  await backUp(clinic, stick)
  return { clinic, stick }
}

export async function backUp(clinic: Clinic, stick: string, giveWay: number[] = []): Promise<void> {
  clinic.chosenFolder = stick
  await clinic.call.backups.chooseFolder()
  for await (const _ of await clinic.call.backups.make({ folder: stick, pin: PINS[0], giveWay }));
}

/** An empty PC with the stick in. */
export async function barePc(stick: string): Promise<Clinic> {
  const bare = await emptyClinic()
  bare.chosenFolder = stick
  await bare.call.restore.chooseFolder()
  return bare
}

export const backupsOn = (stick: string): string[] =>
  readdirSync(stick)
    .filter((name) => name.endsWith('.ostbackup'))
    .toSorted()

/** Opens the newest backup of the stick, or another, and reads to the end. */
export async function open(
  clinic: Clinic,
  stick: string,
  by: Parameters<Clinic['call']['restore']['open']>[0]['by'] = {
    kind: 'passphrase',
    passphrase: PASSPHRASES[0],
  },
  file: string = backupsOn(stick).at(-1) ?? '',
): Promise<RestoreOpened> {
  let opened: RestoreOpened | null = null
  for await (const step of await clinic.call.restore.open({ folder: stick, file, by })) {
    if (step.kind === 'done') opened = step.opened
  }
  if (opened === null) throw new Error('the opening ended without an answer')
  return opened
}

/** The two keyholders of the default clinic with the passphrases that they had. */
export const bothKeyholders = {
  first: { person: 0, passphrase: PASSPHRASES[0], isNew: false },
  second: { person: 1, passphrase: PASSPHRASES[1], isNew: false },
}

export function copyOf(folder: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'ost-copy-'))
  cpSync(folder, copy, { recursive: true })
  return copy
}
