import type { TypedPaperLine } from '../../shared/contract/downtime.ts'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import { STAFF } from '../helpers/clinic.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { CLIENTS, counterClinic } from './counter-clinic.ts'

export const day = (text: string) => text as ClinicDay
/** A moment of a day by the wall clock of the site (India). */
export const at = (text: string, time: string) => Date.parse(`${text}T${time}:00+05:30`) as Instant

/** A clinic on 03-Feb-2026, 08:30, with the acts of paper. */
export async function downtimeClinic(clients = CLIENTS) {
  const clinic = await counterClinic(clients)
  const make = (text: string) => clinic.call.downtime.make({ requestId: requestId(), day: day(text) })
  const typed = (
    sheet: Awaited<ReturnType<typeof make>>,
    registerNumber: number,
    time: string,
    more: Partial<TypedPaperLine> = {},
  ): TypedPaperLine => {
    const printed = sheet.body.lines.find((line) => line.registerNumber === registerNumber)
    return {
      line: printed?.line ?? sheet.body.lines.length + 1,
      registerNumber,
      result: 'given',
      amountMicrograms: printed?.dose?.amountMicrograms ?? 8_000,
      givenAt: at(sheet.head.day, time),
      ...more,
    }
  }
  return {
    clinic,
    make,
    typed,
    enter: (sheetId: number, lines: TypedPaperLine[], more: object = {}) =>
      clinic.call.downtime.enter({ requestId: requestId(), sheetId, givenBy: STAFF.nurse, lines, ...more }),
    incident: (sheetId: number, line: TypedPaperLine, more: object = {}) =>
      clinic.call.downtime.enterIncident({
        requestId: requestId(),
        sheetId,
        givenBy: STAFF.nurse,
        line,
        doctorCalled: true,
        naloxoneAtHand: true,
        note: 'As it stands on the paper',
        approver: null,
        ...more,
      }),
    declare: (sheetId: number, state: 'used' | 'unused') =>
      clinic.call.downtime.declare({ requestId: requestId(), sheetIds: [sheetId], state }),
    finish: (sheetId: number) => clinic.call.downtime.finish({ requestId: requestId(), sheetId }),
    outage: (from: [string, string], until: [string, string], more: object = {}) =>
      clinic.call.downtime.logOutage({
        requestId: requestId(),
        from: { day: day(from[0]), time: from[1] },
        until: { day: day(until[0]), time: until[1] },
        reason: 'power_cut',
        note: '',
        onPaper: true,
        sheetIds: [],
        ...more,
      }),
  }
}
