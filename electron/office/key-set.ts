import { createPrivateKey } from 'node:crypto'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { OfficeCard } from '../../shared/records/card-files.ts'
import type { OfficeSecrets } from '../vault/office-secrets.ts'
import { newSigningKey, publicKeyOf } from '../vault/signature.ts'
import { UsageError } from './exit-code.ts'
import { readIdentity } from './key-file.ts'
import { officeSigner } from './office-signer.ts'

/** A whole new key set. `sealed` is key B, which belongs on a stick in an envelope and nowhere else. */
export async function newKeySet(name: string): Promise<OfficeSecrets & { sealed: string }> {
  const everyday = await generateX25519Identity()
  const sealed = await generateX25519Identity()
  const { secretKey, publicKey } = newSigningKey()
  const card = OfficeCard.parse({
    name,
    ageA: await identityToRecipient(everyday),
    ageB: await identityToRecipient(sealed),
    ed25519: Buffer.from(publicKey).toString('base64'),
  })
  return { card, everyday, sealed, signing: secretKey }
}

/** The text of an age key file, with whose key it is. */
export function ageKeyFile(which: 'A' | 'B', identity: string, recipient: string): string {
  const purpose =
    which === 'A'
      ? 'everyday: opens backups, nothing personal in them'
      : 'sealed: also opens what is personal'
  return `# OST Register, office key ${which}, ${purpose}\n# public key: ${recipient}\n${identity}\n`
}

/** The text of `office-sign.key`: PKCS#8, as openssl reads it. @param seed 32 bytes */
export function signKeyFile(seed: Uint8Array): string {
  const key = { kty: 'OKP', crv: 'Ed25519', d: base64url(seed), x: base64url(publicKeyOf(seed)) }
  return createPrivateKey({ key, format: 'jwk' }).export({ format: 'pem', type: 'pkcs8' }).toString()
}

/**
 * Reads what `keygen` wrote: `office.key`, `office-sign.key` and `office-card.json`, seen to belong together.
 * @throws UsageError when one is missing, or not of this card
 */
export async function readKeySet(folder: string): Promise<OfficeSecrets> {
  const { secretKey, card } = await officeSigner(folder)
  const everyday = await readIdentity(join(folder, 'office.key'))
  if ((await identityToRecipient(everyday)) !== card.ageA)
    throw new UsageError(`${folder}: office.key and office-card.json do not belong together`)
  return { card, everyday, signing: secretKey }
}

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
