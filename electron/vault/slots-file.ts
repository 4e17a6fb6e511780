import { createHash } from 'node:crypto'
import { z } from 'zod'
import { readFileIfThere, writeFileAtomically } from './atomic-file.ts'
import { canonicalJson } from './signature.ts'
import { StoredSlot } from './slot.ts'

/** Nobody alone holds the register, and no more people than can be told to keep a secret (trust.md, *Keys*). */
export const leastSlots = 2
export const mostSlots = 6

const StoredSlots = z.discriminatedUnion('format', [
  z.strictObject({
    format: z.literal('ost-register/slots/v1'),
    slots: slotsWrapping('databaseKey', 'siteIdentity'),
  }),
  z.strictObject({ format: z.literal('ost-register/ostkeys/v1'), slots: slotsWrapping('siteIdentity') }),
])

/**
 * The keyholders' slots: `slots` lies beside the database and wraps its key and the site identity; `ostkeys`
 * lies beside a backup and wraps the site identity alone.
 */
export type Slots = z.infer<typeof StoredSlots>

/** `damaged`: bytes changed or cut. `newer`: whole, but of a later version of this program. */
export type SlotsDamage = { outcome: 'missing' } | { outcome: 'damaged' } | { outcome: 'newer' }
export type SlotsReading = { outcome: 'read'; slots: Slots } | SlotsDamage

const Envelope = z.looseObject({ checksum: z.string(), format: z.string() })

/** The bytes of a slots file: canonical JSON with a checksum, which tells damage from a wrong passphrase. */
export function encodeSlots(slots: Slots): Buffer {
  const content = StoredSlots.parse(slots)
  return Buffer.from(canonicalJson({ ...content, checksum: checksumOf(content) }), 'utf8')
}

/** Undoes `encodeSlots`. Not one byte may differ from what `encodeSlots` would write. */
export function decodeSlots(bytes: Uint8Array): SlotsReading {
  const envelope = Envelope.safeParse(parseJson(bytes))
  if (!envelope.success) return { outcome: 'damaged' }
  const { checksum, ...content } = envelope.data
  if (checksum !== checksumOf(content)) return { outcome: 'damaged' }
  if (/^ost-register\/(slots|ostkeys)\/v([2-9]|[1-9][0-9]+)$/.test(content.format))
    return { outcome: 'newer' }
  const slots = StoredSlots.safeParse(content)
  if (!slots.success || !encodeSlots(slots.data).equals(bytes)) return { outcome: 'damaged' }
  return { outcome: 'read', slots: slots.data }
}

/** Reads a slots file. @throws the file system's error, other than that there is no such file */
export async function readSlotsFile(path: string): Promise<SlotsReading> {
  const bytes = await readFileIfThere(path)
  return bytes === undefined ? { outcome: 'missing' } : decodeSlots(bytes)
}

/** Writes a slots file, the whole of it or nothing. */
export async function writeSlotsFile(path: string, slots: Slots): Promise<void> {
  await writeFileAtomically(path, encodeSlots(slots))
}

/** What lies beside a backup: the same slots without the database key. */
export function backupSlots(slots: Slots): Slots {
  return {
    format: 'ost-register/ostkeys/v1',
    slots: slots.slots.map(({ wrapped: { siteIdentity }, ...header }) => ({
      ...header,
      wrapped: { siteIdentity },
    })),
  }
}

function slotsWrapping(...purposes: ('databaseKey' | 'siteIdentity')[]) {
  return z
    .array(StoredSlot)
    .min(leastSlots)
    .max(mostSlots)
    .refine((slots) => new Set(slots.map(({ id }) => id)).size === slots.length)
    .refine((slots) =>
      slots.every(({ wrapped }) =>
        (['databaseKey', 'siteIdentity'] as const).every(
          (purpose) => (wrapped[purpose] !== undefined) === purposes.includes(purpose),
        ),
      ),
    )
}

function checksumOf(content: object): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex')
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}
