import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import type { DoseRecord } from '../../shared/rules/dose-state.ts'

/** A clinic day of the tests. */
export const day = (text: string) => text as ClinicDay

/** A moment of the tests, read as UTC unless the text names a zone. */
export const moment = (text: string) => Date.parse(text) as Instant

let lastId = 0

/** A checked 8 mg dose on the first slot of a day at 08:00 in Aizawl, changed as a case needs it. */
export function aDose(onDay: string, changed: Partial<DoseRecord> = {}): DoseRecord {
  lastId += 1
  const at = moment(`${onDay}T02:30:00Z`)
  return {
    id: lastId,
    doseOrderId: 1,
    orderStep: 1,
    clinicDay: day(onDay),
    slot: 1,
    attempt: 1,
    kind: 'observed',
    amountMicrograms: 8000,
    redoseOf: null,
    staffId: 1,
    at,
    state: 'checked',
    diversion: 'none',
    givenAt: at,
    incidentSwallowed: null,
    ...changed,
  }
}
