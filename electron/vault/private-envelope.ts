import { Decrypter, Encrypter } from 'age-encryption'

const keyLength = 32

export type EnvelopeOpening =
  | { outcome: 'opened'; privateKey: Uint8Array }
  | { outcome: 'not-for-this-identity' }
  | { outcome: 'damaged' }

/**
 * `private.age`: the 32 bytes of the private columns' key, to this site and sealed office B, never to the
 * everyday office key A. `age -d -i KEY private.age` gives the 32 raw bytes.
 *
 * @throws when a recipient is no age1… key
 */
export async function makePrivateEnvelope(
  privateKey: Uint8Array,
  recipients: { site: string; officeB: string },
): Promise<Uint8Array> {
  if (privateKey.length !== keyLength) throw new RangeError('the private key has 32 bytes')
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipients.site)
  encrypter.addRecipient(recipients.officeB)
  return encrypter.encrypt(privateKey)
}

/**
 * Opens `private.age` with the site's identity or office B's.
 *
 * @throws when `identity` is no AGE-SECRET-KEY-1… key
 */
export async function openPrivateEnvelope(envelope: Uint8Array, identity: string): Promise<EnvelopeOpening> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  try {
    const privateKey = await decrypter.decrypt(envelope)
    return privateKey.length === keyLength ? { outcome: 'opened', privateKey } : { outcome: 'damaged' }
  } catch (error) {
    const isForeign = error instanceof Error && error.message.startsWith('no identity matched')
    return { outcome: isForeign ? 'not-for-this-identity' : 'damaged' }
  }
}

/** Whether a text is an age1… key that can be encrypted to, its check characters included. */
export function isRecipient(text: string): boolean {
  try {
    new Encrypter().addRecipient(text)
    return text.startsWith('age1')
  } catch {
    return false
  }
}
