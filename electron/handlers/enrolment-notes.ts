import { HoldList, TokenKeyNote } from '../../shared/records/enrolment-files.ts'
import type { Instant } from '../../shared/records/time.ts'
import { holdListOf, tokenKeyOf } from '../db/enrolment.ts'
import { officeCardOf, siteOf } from '../db/site.ts'
import { insert, nextId, type Tx } from '../db/write.ts'
import { tokenKeyId } from '../enrolment-tokens.ts'
import { seal } from '../private-text.ts'
import { refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { canonicalJson } from '../vault/signature.ts'
import { isSignedBy, type NoteInside, noteValue, openNote } from '../vault/signed-note.ts'

/** An office's clock may run ahead of this one by so much before what it wrote is doubted. */
const CLOCKS_APART_MS = 2 * 86_400_000

export type OfficeNote =
  | { what: 'key'; key: TokenKeyNote }
  | { what: 'list'; list: HoldList; signature: string }

/**
 * A note of the office for this register, or refused: `no_card_for_list`, `note_unknown`, `note_for_others`,
 * `note_damaged`, `note_forged`, `note_other_register`, `note_future`.
 */
export async function readOfficeNote(register: Register, text: string): Promise<OfficeNote> {
  const office = officeCardOf(register.db) ?? refuse('no_card_for_list')
  const opening = await openNote(text, register.keys.siteIdentity)
  if (opening.outcome === 'no_note') return refuse('note_unknown')
  if (opening.outcome !== 'opened') return refuse(opening.outcome)
  const read = partsOf(opening.note)
  const said = read.what === 'key' ? read.key : read.list
  if (!isSignedBy(opening.note, read.what === 'key' ? 'token-key' : 'hold-list', office.ed25519))
    return refuse('note_forged')
  if (said.registerId !== siteOf(register.db).registerId) return refuse('note_other_register')
  if (said.madeAt > register.now() + CLOCKS_APART_MS) return refuse('note_future')
  return read
}

function partsOf(note: NoteInside): OfficeNote {
  const key = noteValue(note, 'token-key', TokenKeyNote)
  if (key) return { what: 'key', key }
  const list = noteValue(note, 'hold-list', HoldList)
  return list ? { what: 'list', list, signature: note.signature } : refuse('note_unknown')
}

/** Refused: `token_key_same`, `token_key_older`; `note_damaged` where number and key do not fit. */
export function keepKey(tx: Tx, register: Register, { keyId, madeAt, secret }: TokenKeyNote): number {
  if (tokenKeyId(Buffer.from(secret, 'hex')) !== keyId) return refuse('note_damaged')
  const held = tokenKeyOf(tx.db)
  if (held?.keyId === keyId) return refuse('token_key_same')
  if (held && madeAt <= held.madeAt) return refuse('token_key_older')
  return insertKey(tx, register, keyId, madeAt, secret)
}

/** Seals a token key in this register: the office's own, or the one that a site took in. @param secret 32 bytes in hex */
export function insertKey(
  tx: Tx,
  register: Register,
  keyId: string,
  madeAt: Instant,
  secret: string,
): number {
  const id = nextId(tx, 'token_key')
  return insert(tx, 'token_key', {
    id,
    keyId,
    secret: seal(register, 'token_key', 'secret', id, secret),
    madeAt,
    staffId: tx.actor ?? 0,
    at: tx.at,
  })
}

/** Refused: `hold_list_same`, `hold_list_older`. */
export function keepList(tx: Tx, list: HoldList, signature: string): number {
  const held = holdListOf(tx.db)
  if (held && list.number === held.number) return refuse('hold_list_same')
  if (held && list.number < held.number) return refuse('hold_list_older')
  return insert(tx, 'hold_list', {
    number: list.number,
    madeAt: list.madeAt,
    body: canonicalJson(list),
    signature,
    staffId: tx.actor ?? 0,
    at: tx.at,
  })
}
