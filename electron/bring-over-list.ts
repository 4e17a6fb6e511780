import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { BringOverList, BringOverSummary } from '../shared/contract/bring-over.ts'
import { dayOfInstant } from '../shared/rules/days.ts'
import { opens } from './client-access.ts'
import {
  type BringOverBatch,
  type BringOverStored,
  bringOverBatch,
  bringOverBatches,
  bringOverRows,
} from './db/bring-over.ts'
import { clientById } from './db/client.ts'
import { siteOf } from './db/site.ts'
import { unseal } from './private-text.ts'
import { NotFound } from './refusal.ts'
import type { Register } from './register.ts'
import type { SignedIn } from './session.ts'

/** So much of the digest is printed on the list: enough to see that paper and register say the same. */
const codeDigits = 8

/** The newest first. */
export function bringOverSummaries(register: Register): BringOverSummary[] {
  return bringOverBatches(register.db).map((batch) => summary(register, batch))
}

/** @throws NotFound */
export function bringOverList(register: Register, staff: SignedIn, number: number): BringOverList {
  const batch = bringOverBatch(register.db, number)
  if (!batch) throw new NotFound('bring_over')
  const rows = bringOverRows(register.db, number)
  return {
    ...summary(register, batch),
    code: bringOverDigest(batch, rows).toString('hex').slice(0, codeDigits).toUpperCase(),
    rows: rows.map(({ broughtOverId: _id, ...row }) => ({
      ...row,
      called: calledOf(register, staff, row.clientId),
    })),
  }
}

/**
 * What the doctor signs: numbers, doses and days in their canonical form. Nothing personal is in it: a digest of a
 * name lies open in every backup and could be guessed, and a corrected birth year must not spoil the signature.
 */
export function bringOverDigest(
  { batch, doctorId }: Pick<BringOverBatch, 'batch' | 'doctorId'>,
  rows: readonly BringOverStored[],
): Buffer {
  const signed = {
    batch,
    doctorId,
    rows: rows.map(({ broughtOverId: _id, clientId: _client, sex: _sex, birthYear: _year, ...row }) => row),
  }
  return createHash('sha256')
    .update(`ost-register/bring-over/v1\n${canonicalize(signed) ?? ''}`)
    .digest()
}

function summary(register: Register, batch: BringOverBatch): BringOverSummary {
  const name = (id: number, blob: Uint8Array | null) => unseal(register, 'staff', 'name', id, blob) ?? ''
  return {
    batch: batch.batch,
    day: dayOfInstant(batch.at, siteOf(register.db).timeZone),
    count: batch.rows,
    doctor: { id: batch.doctorId, name: name(batch.doctorId, batch.doctorName) },
    signed:
      batch.signedBy === null || batch.signedAt === null
        ? null
        : { by: name(batch.signedBy, batch.signerName), at: batch.signedAt },
  }
}

function calledOf(register: Register, staff: SignedIn, clientId: number): string | null {
  const client = clientById(register.db, clientId)
  if (!client || opens(register, staff, client) !== 'yes') return null
  return unseal(register, 'client', 'called', clientId, client.called)
}
