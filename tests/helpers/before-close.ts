import { randomUUID } from 'node:crypto'
import type { Call } from './clinic.ts'
import { PINS, STAFF } from './clinic.ts'

/** The counsellor stands by, so that nothing is owed. */
const APPROVER = { staffId: STAFF.counsellor, pin: PINS[STAFF.counsellor - 1] ?? '' }

/** Does what a day wants before its close, for tests about something else: no count, no sheets, and a reason for both. */
export async function beforeClose(call: Pick<Call, 'counts' | 'sheets' | 'dayClose'>): Promise<void> {
  const needs = (await call.dayClose.facts())?.needs ?? []
  if (needs.includes('closing_count_missing'))
    await call.counts.skip({
      requestId: randomUUID(),
      moment: 'closing',
      reason: 'a test about something else',
      approver: APPROVER,
    })
  if (needs.includes('marks_not_counted'))
    await call.sheets.count({ requestId: randomUUID(), sheets: [], reason: 'no_sheets', note: '' })
}
