import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { normalisePassphrase } from '../../shared/rules/passphrase.ts'
import { deriveKey, openBox, sealBox } from './sealed-box.ts'
import { canonicalJson } from './signature.ts'
import { mayStretchWith, passphraseStretch, type StretchParameters, stretch } from './stretch.ts'

/** Secrets that a passphrase opens: the database here, the site's backups anywhere. */
export type SlotSecrets = { databaseKey?: Uint8Array; siteIdentity?: string }

const hex = (pattern: string) => z.string().regex(new RegExp(`^(?:[0-9a-f]{2})${pattern}$`))

const StoredKdf = z
  .strictObject({ name: z.literal('scrypt'), N: z.int(), r: z.int(), p: z.int(), salt: hex('{32}') })
  .refine(mayStretchWith)

/** One keyholder's slot. `wrapped` holds sealed boxes in hex, each under its own key from one passphrase. */
export const StoredSlot = z.strictObject({
  id: hex('{8}'),
  /** A staff number, a role or a plain word: it stands in the clear on every stick. Never a client's name. */
  label: z.string().trim().min(1).max(60),
  kdf: StoredKdf,
  wrapped: z.strictObject({ databaseKey: hex('{60}').optional(), siteIdentity: hex('{29,200}').optional() }),
})
export type Slot = z.infer<typeof StoredSlot>
export type SlotHeader = Omit<Slot, 'wrapped'>

/** A new slot that wraps all of `secrets` under one passphrase, which is normalised here. */
export async function makeSlot(
  keyholder: { label: string; passphrase: string; id?: string },
  secrets: SlotSecrets,
  parameters: StretchParameters = passphraseStretch,
): Promise<Slot> {
  const { N, r, p } = parameters
  const header: SlotHeader = {
    id: keyholder.id ?? randomBytes(8).toString('hex'),
    label: keyholder.label.trim(),
    kdf: { name: 'scrypt', N, r, p, salt: randomBytes(32).toString('hex') },
  }
  const stretched = await stretchFor(header, keyholder.passphrase)
  return wrapSecrets(header, stretched, secrets)
}

/**
 * The secrets of a slot; nothing when the passphrase is another or anything in the slot was altered.
 *
 * @throws RangeError when the slot did not come through `StoredSlot` and its cost is out of bounds
 */
export async function openSlot(slot: Slot, passphrase: string): Promise<SlotSecrets | undefined> {
  return unwrapSecrets(slot, await stretchFor(slot, passphrase))
}

/** The slow step: 32 bytes from the passphrase and the slot's salt and cost. */
export function stretchFor(header: SlotHeader, passphrase: string): Promise<Uint8Array> {
  return stretch(normalisePassphrase(passphrase), Buffer.from(header.kdf.salt, 'hex'), header.kdf)
}

/** Wraps secrets under a stretched passphrase; the header is authenticated with each. */
export function wrapSecrets(header: SlotHeader, stretched: Uint8Array, secrets: SlotSecrets): Slot {
  const wrap = (purpose: keyof SlotSecrets, secret: Uint8Array): string =>
    sealBox(wrappingKey(stretched, purpose), contextOf(header, purpose), secret).toString('hex')
  return {
    ...header,
    wrapped: {
      ...(secrets.databaseKey && { databaseKey: wrap('databaseKey', secrets.databaseKey) }),
      ...(secrets.siteIdentity && { siteIdentity: wrap('siteIdentity', Buffer.from(secrets.siteIdentity)) }),
    },
  }
}

/** Undoes `wrapSecrets`: all that is wrapped, or nothing when any part of it does not open. */
export function unwrapSecrets(slot: Slot, stretched: Uint8Array): SlotSecrets | undefined {
  const secrets: SlotSecrets = {}
  for (const purpose of ['databaseKey', 'siteIdentity'] as const) {
    const wrapped = slot.wrapped[purpose]
    if (wrapped === undefined) continue
    const context = contextOf(slot, purpose)
    const content = openBox(wrappingKey(stretched, purpose), context, Buffer.from(wrapped, 'hex'))
    if (content === undefined) return undefined
    if (purpose === 'databaseKey') secrets.databaseKey = Uint8Array.from(content)
    else secrets.siteIdentity = content.toString('utf8')
    content.fill(0)
  }
  return secrets
}

function wrappingKey(stretched: Uint8Array, purpose: keyof SlotSecrets): Uint8Array {
  return deriveKey(stretched, `ost-register/slot/v1/${purpose}`)
}

function contextOf({ id, label, kdf }: SlotHeader, purpose: keyof SlotSecrets): string {
  return canonicalJson({ format: 'ost-register/slot/v1', purpose, id, label, kdf })
}
