import { armor, Decrypter, Encrypter } from 'age-encryption'
import { z } from 'zod'
import { signValue, verifyValue } from './signature.ts'

/**
 * A statement that travels on a stick: age in letters (RFC 7468) for one recipient, and inside it JSON with the signed
 * value. `age -d -i KEY FILE` shows it; the signed bytes are `ost-register/KIND/v1`, a newline and the RFC 8785 JSON.
 */
const Inside = z.strictObject({ format: z.string(), value: z.unknown(), signature: z.base64() })
export type NoteInside = z.infer<typeof Inside>

export type NoteOpening =
  | { outcome: 'opened'; note: NoteInside }
  /** No such file; sealed to somebody else; changed or cut. */
  | { outcome: 'no_note' | 'note_for_others' | 'note_damaged' }

const formatOf = (kind: string): string => `ost-register/${kind}/v1`

/** @param secretKey the signer's 32-byte Ed25519 seed */
export async function sealNote(
  kind: string,
  value: unknown,
  secretKey: Uint8Array,
  recipient: string,
): Promise<string> {
  const signature = Buffer.from(signValue(kind, value, secretKey)).toString('base64')
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  return armor.encode(
    await encrypter.encrypt(
      JSON.stringify({ format: formatOf(kind), value, signature } satisfies NoteInside),
    ),
  )
}

/** Opens with an age secret key; who signed is not yet known. */
export async function openNote(text: string, identity: string): Promise<NoteOpening> {
  let sealed: Uint8Array
  try {
    sealed = armor.decode(text)
  } catch {
    return { outcome: text.includes('BEGIN AGE ENCRYPTED FILE') ? 'note_damaged' : 'no_note' }
  }
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  try {
    const { data } = Inside.safeParse(JSON.parse(await decrypter.decrypt(sealed, 'text')))
    return data ? { outcome: 'opened', note: data } : { outcome: 'no_note' }
  } catch (cause) {
    if (cause instanceof SyntaxError) return { outcome: 'no_note' }
    const foreign = cause instanceof Error && cause.message.startsWith('no identity matched')
    return { outcome: foreign ? 'note_for_others' : 'note_damaged' }
  }
}

/** The value of a note of this kind; undefined for another kind, or where the value is none of the schema. */
export function noteValue<T>(
  { format, value }: NoteInside,
  kind: string,
  schema: z.ZodType<T>,
): T | undefined {
  return format === formatOf(kind) ? schema.safeParse(value).data : undefined
}

/** @param publicKey base64 of the 32 bytes */
export function isSignedBy({ value, signature }: NoteInside, kind: string, publicKey: string): boolean {
  return verifyValue(kind, value, Buffer.from(signature, 'base64'), Buffer.from(publicKey, 'base64'))
}
