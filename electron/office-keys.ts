import { officeKeyOf } from './db/office-key.ts'
import { officeCardOf } from './db/site.ts'
import { insert, nextId, type Tx } from './db/write.ts'
import { seal, unseal } from './private-text.ts'
import type { Register } from './register.ts'
import type { OfficeSecrets } from './vault/office-secrets.ts'

/** Seals key A and the signing seed in the office's own register; key B is never given here. */
export function keepOfficeKeys(tx: Tx, register: Register, { everyday, signing }: OfficeSecrets): void {
  const id = nextId(tx, 'office_key')
  insert(tx, 'office_key', {
    id,
    everydayKey: seal(register, 'office_key', 'everyday_key', id, everyday),
    signingKey: seal(register, 'office_key', 'signing_key', id, Buffer.from(signing).toString('hex')),
    at: tx.at,
  })
}

/** The keys of this office, opened; null in a register that is no office's. */
export function openOfficeKeys(register: Register): OfficeSecrets | null {
  const [row, card] = [officeKeyOf(register.db), officeCardOf(register.db)]
  if (!row || !card) return null
  const everyday = unseal(register, 'office_key', 'everyday_key', row.id, row.everydayKey) ?? ''
  const signing = unseal(register, 'office_key', 'signing_key', row.id, row.signingKey) ?? ''
  return { card, everyday, signing: Uint8Array.from(Buffer.from(signing, 'hex')) }
}
