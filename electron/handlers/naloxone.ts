import type { NaloxoneEntry } from '../../shared/records/naloxone.ts'
import { kitsFrom } from '../../shared/rules/naloxone.ts'
import { batchNumberOf } from '../../shared/rules/receipt.ts'
import { isExpired } from '../../shared/rules/stock-balance.ts'
import { clientById, clientByNumber } from '../db/client.ts'
import { kitBatches, kitBatchOf, kitsOfClient } from '../db/naloxone.ts'
import { insert, type Tx } from '../db/write.ts'
import { invalid, NotFound, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { signedIn } from './base.ts'
import { kitStock } from './naloxone-facts.ts'
import { staffNames } from './staff-facts.ts'
import { dayOf, reasonText } from './stock-entries.ts'

export const naloxone = {
  stock: signedIn.naloxone.stock.handler(({ context: { register } }) => kitStock(register)),

  ofClient: signedIn.naloxone.ofClient.handler(({ input, context: { register } }) => {
    if (!clientById(register.db, input.clientId)) throw new NotFound('client')
    const names = staffNames(register)
    return kitsOfClient(register.db, input.clientId).map(({ id, day, at, kits, recipient, staffId }) => ({
      ...{ id, day, at, kits: -kits, recipient },
      staffName: names.get(staffId) ?? '',
    }))
  }),

  receive: signedIn.naloxone.receive.handler(({ input, context: { register, staff } }) => {
    register.writeOnce(input.requestId, { act: 'naloxone.receive', actor: staff.id }, (tx) => {
      const { expiryDay, kits, document } = input
      if (isExpired({ expiryDay }, dayOf(register).day)) return invalid('expiryDay', 'kits_batch_expired')
      const batchNumber = batchNumberOf(input.batchNumber)
      const naloxoneBatchId =
        kitBatchOf(tx.db, batchNumber, expiryDay)?.id ??
        insert(tx, 'naloxone_batch', { batchNumber, expiryDay, at: tx.at })
      return enterKits(register, tx, { naloxoneBatchId, kind: 'receipt', kits, document })
    })
    return kitStock(register)
  }),

  give: signedIn.naloxone.give.handler(({ input, context: { register, staff } }) => {
    const reason = input.note || null
    register.writeOnce(input.requestId, { act: 'naloxone.give', actor: staff.id, reason }, (tx) =>
      giveKits(register, tx, { ...input, clientId: clientOf(register, input) }),
    )
    return kitStock(register)
  }),

  writeOff: signedIn.naloxone.writeOff.handler(({ input, context: { register, staff } }) => {
    const act = 'naloxone.write_off'
    const reason = reasonText(input.kind, input.note)
    register.writeOnce(input.requestId, { act, actor: staff.id, reason }, (tx) => {
      const batch = kitBatches(tx.db).find(({ id }) => id === input.batchId)
      if (!batch) throw new NotFound('batch')
      const naloxoneBatchId = batch.id
      if (input.kind === 'counted') {
        if (input.kits === batch.kits) return refuse('kits_agree')
        const kits = input.kits - batch.kits
        return enterKits(register, tx, { naloxoneBatchId, kind: 'count_difference', kits })
      }
      if (input.kits < 1 || input.kits > batch.kits) return refuse('kits_fewer', { left: batch.kits })
      return enterKits(register, tx, { naloxoneBatchId, kind: 'write_off', kits: -input.kits })
    })
    return kitStock(register)
  }),
}

/** A client is named by register number; whose relative somebody is may be unknown. */
function clientOf(
  register: Register,
  { recipient, registerNumber }: { recipient: NaloxoneEntry['recipient']; registerNumber: number | null },
): number | null {
  if (registerNumber === null)
    return recipient === 'client' ? invalid('registerNumber', 'client_number_missing') : null
  if (recipient === 'outreach') return invalid('registerNumber', 'client_number_not_wanted')
  return clientByNumber(register.db, registerNumber)?.id ?? invalid('registerNumber', 'client_number_unknown')
}

/**
 * Hands kits out of the batch that expires first, inside the caller's transaction. Refused: `kits_none`,
 * `kits_expired`, `kits_fewer`, `no_open_day`. @returns the entry's key
 */
export function giveKits(
  register: Register,
  tx: Tx,
  gift: { recipient: NonNullable<NaloxoneEntry['recipient']>; clientId: number | null; kits: number },
): number {
  const { recipient, clientId, kits } = gift
  const from = kitsFrom(kitBatches(tx.db), kits, dayOf(register).day)
  if (!from.found) return refuse(from.code)
  return enterKits(register, tx, {
    naloxoneBatchId: from.batchId,
    kind: 'given',
    kits: -kits,
    recipient,
    clientId,
  })
}

type Entering = Pick<NaloxoneEntry, 'naloxoneBatchId' | 'kind' | 'kits'> &
  Partial<Pick<NaloxoneEntry, 'recipient' | 'clientId' | 'document'>>

function enterKits(register: Register, tx: Tx, entry: Entering): number {
  const { recipient = null, clientId = null, document = null, ...moved } = entry
  return insert(tx, 'naloxone_entry', {
    ...moved,
    recipient,
    clientId,
    document,
    reason: tx.reason ?? null,
    clinicDayId: dayOf(register).id,
    staffId: tx.actor ?? 0,
    at: tx.at,
    recordedAt: tx.at,
  })
}
