import { createHash, createHmac } from 'node:crypto'
import { setImmediate as letOthersWork } from 'node:timers/promises'
import { eachPart, type IdentityParts, identityParts } from '../shared/rules/enrolment-parts.ts'
import { type ClientStored, clientById } from './db/client.ts'
import type { TokenKeyStored } from './db/enrolment.ts'
import { unseal } from './private-text.ts'
import type { Register } from './register.ts'

/** Bytes of HMAC-SHA-256 that stay: 72 bits, so that no two texts of a programme meet by chance. */
const TOKEN_BYTES = 9
/** Clients at a stretch: some ten milliseconds, so that a dose never waits. */
const SLICE = 60

/** The beginning of the key's hash. The key is 32 random bytes, so that nothing is told by it. */
export function tokenKeyId(secret: Uint8Array): string {
  return createHash('sha256')
    .update('ost-register/token-key-id/v1\n')
    .update(secret)
    .digest('hex')
    .slice(0, 16)
}

/** The token of one text under the office's key. */
export function tokenOf(secret: Uint8Array, text: string): string {
  const hash = createHmac('sha256', secret).update('ost-register/token/v1\n').update(text, 'utf8').digest()
  return hash.subarray(0, TOKEN_BYTES).toString('base64url')
}

/** The 32 bytes of a stored key. */
export function tokenSecret(register: Register, { id, secret }: TokenKeyStored): Uint8Array {
  return Uint8Array.from(Buffer.from(unseal(register, 'token_key', 'secret', id, secret) ?? '', 'hex'))
}

/** The tokens of clients by register number; who has no name that could be compared is counted. */
export async function clientTokens(
  register: Register,
  secret: Uint8Array,
  clientIds: readonly number[],
): Promise<{ clients: { number: number; tokens: IdentityParts }[]; nameless: number }> {
  const clients: { number: number; tokens: IdentityParts }[] = []
  for (const [done, id] of clientIds.entries()) {
    const client = clientById(register.db, id)
    const parts = client && identityParts(identityOf(register, client))
    if (parts)
      clients.push({
        number: client.registerNumber,
        tokens: eachPart(parts, (text) => tokenOf(secret, text)),
      })
    if (done % SLICE === SLICE - 1) await letOthersWork()
  }
  return { clients, nameless: clientIds.length - clients.length }
}

function identityOf(register: Register, { id, name, called, parentName, sex, birthYear }: ClientStored) {
  const text = (column: 'name' | 'called' | 'parent_name', blob: Uint8Array | null) =>
    unseal(register, 'client', column, id, blob)
  return {
    names: [text('name', name), text('called', called)],
    parentName: text('parent_name', parentName),
    sex,
    birthYear,
  }
}
