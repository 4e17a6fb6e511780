import { AbscessFinding, HealthText, ResultText } from '../../shared/records/health.ts'
import { seal, unseal } from '../private-text.ts'
import type { Register } from '../register.ts'
import { openText } from '../vault/private-column.ts'

/**
 * Every health record is filled up to so many bytes inside its seal: longer than any can be, so that the blob's length
 * does not tell STI care from the link to a treatment.
 */
export const HEALTH_BYTES = 2_560

export function sealHealth(register: Register, id: number, text: HealthText): Uint8Array {
  const json = JSON.stringify(text)
  const filled = json + ' '.repeat(Math.max(0, HEALTH_BYTES - Buffer.byteLength(json)))
  return seal(register, 'health_record', 'content', id, filled)
}

export function openHealth(
  register: Register,
  { id, content }: { id: number; content: Uint8Array },
): HealthText {
  return HealthText.parse(JSON.parse(unseal(register, 'health_record', 'content', id, content) ?? ''))
}

export function sealFinding(register: Register, id: number, finding: AbscessFinding): Uint8Array {
  return seal(register, 'abscess_visit', 'finding', id, JSON.stringify(finding))
}

export function openFinding(
  register: Register,
  { id, finding }: { id: number; finding: Uint8Array },
): AbscessFinding {
  return AbscessFinding.parse(JSON.parse(unseal(register, 'abscess_visit', 'finding', id, finding) ?? ''))
}

/** A result has one length, whatever it says: the seal fills up to 64 bytes, and no result is longer. */
export function sealResult(register: Register, id: number, text: ResultText): Uint8Array {
  return seal(register, 'health_test_result', 'result', id, JSON.stringify(text))
}

/** Opened each time and never kept: each reading is an act, but for the next day. */
export function openResult(
  register: Register,
  { id, result }: { id: number; result: Uint8Array },
): ResultText {
  const place = { table: 'health_test_result', column: 'result', id }
  return ResultText.parse(JSON.parse(openText(register.keys.privateKey, place, result)))
}
