import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { OfficeCard } from '../../shared/records/card-files.ts'
import { UsageError } from '../office/exit-code.ts'
import { ageKeyFile, newKeySet, readKeySet } from '../office/key-set.ts'
import { refuse } from '../refusal.ts'
import type { Session } from '../session.ts'
import { writeFileAtomically } from '../vault/atomic-file.ts'
import type { OfficeSecrets } from '../vault/office-secrets.ts'

/** The keys of an office that is being set up: in memory only, and never in the window. */
const waiting = new WeakMap<Session, OfficeSecrets>()

const sealedName = 'office-sealed.key'

/**
 * Makes the key set; key B goes to the folder alone, is read back, and is let go. Refused: `office_key_there`,
 * `office_key_not_written`.
 */
export async function makeKeysOf(session: Session, folder: string, name: string): Promise<OfficeCard> {
  const file = join(folder, sealedName)
  if (existsSync(file)) return refuse('office_key_there')
  const { sealed, ...secrets } = await newKeySet(name)
  const text = ageKeyFile('B', sealed, secrets.card.ageB)
  await writeFileAtomically(file, Buffer.from(text)).catch(() => refuse('office_key_not_written'))
  if ((await readFile(file, 'utf8').catch(() => '')) !== text) return refuse('office_key_not_written')
  waiting.set(session, secrets)
  return secrets.card
}

/** Takes in what `keygen` wrote. Refused: `no_office_keys`. */
export async function readKeysOf(session: Session, folder: string): Promise<OfficeCard> {
  try {
    const secrets = await readKeySet(folder)
    waiting.set(session, secrets)
    return secrets.card
  } catch (cause) {
    if (cause instanceof UsageError) return refuse('no_office_keys')
    throw cause
  }
}

/** The keys that go with this card. Refused: `office_keys_missing`. */
export function keysFor(session: Session, card: OfficeCard): OfficeSecrets {
  const secrets = waiting.get(session)
  if (
    secrets?.card.ageA !== card.ageA ||
    secrets.card.ageB !== card.ageB ||
    secrets.card.ed25519 !== card.ed25519
  )
    return refuse('office_keys_missing')
  return secrets
}

/** They lie sealed in the register now. */
export function forgetKeysOf(session: Session): void {
  waiting.get(session)?.signing.fill(0)
  waiting.delete(session)
}
