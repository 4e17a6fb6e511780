import { type Receipt, SignedReceipt } from '../../shared/records/receipt.ts'
import { signValue, verifyValue } from '../vault/signature.ts'

const kind = 'receipt'

/** How receipts are named: `SITE-SEQUENCE-DAY.ostreceipt`, beside the backup that they speak of. */
export const receiptEnding = '.ostreceipt'

/** A receipt as the office writes it. @param secretKey the office's 32-byte Ed25519 seed */
export function signReceipt(receipt: Receipt, secretKey: Uint8Array): SignedReceipt {
  const signature = Buffer.from(signValue(kind, receipt, secretKey)).toString('base64')
  return { format: 'ost-register/receipt/v1', receipt, signature }
}

/** Reads a receipt against the office's key. @param officeKey base64 of the 32-byte public key on the office's card */
export function readReceipt(
  text: string,
  officeKey: string,
): { outcome: 'good'; receipt: Receipt } | { outcome: 'notAReceipt' | 'forged' } {
  const { data } = SignedReceipt.safeParse(parseJson(text))
  if (data === undefined) return { outcome: 'notAReceipt' }
  const fits = verifyValue(
    kind,
    data.receipt,
    Buffer.from(data.signature, 'base64'),
    Buffer.from(officeKey, 'base64'),
  )
  return fits ? { outcome: 'good', receipt: data.receipt } : { outcome: 'forged' }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
