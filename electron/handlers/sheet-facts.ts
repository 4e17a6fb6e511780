import type { MarksView, SheetFacts, SheetView } from '../../shared/contract/sheets.ts'
import type { ClinicDayRow } from '../../shared/records/clinic-day.ts'
import { clientById } from '../db/client.ts'
import { dosesHandedOut, lastMarkCount, rowsOfSheet, sheetsOfDay } from '../db/signature-sheet.ts'
import type { Register } from '../register.ts'
import { staffNames } from './staff-facts.ts'
import { listOfDay } from './today-facts.ts'

/** The day's sheets and how the marks stand against the doses. */
export function sheetFacts(register: Register, day: ClinicDayRow): SheetFacts {
  const handedOut = dosesHandedOut(register.db, day.id)
  const counted = marksOf(register, day.id)
  return {
    day: day.day,
    sheets: sheetViews(register, day.id),
    doses: handedOut.length,
    notOnSheet: handedOut.filter(({ onSheet }) => onSheet === 0).length,
    dueAhead: dueAhead(register, day).length,
    counted,
    countedAll: handedOut.length === 0 || counted?.doses === handedOut.length,
  }
}

export function sheetViews(register: Register, clinicDayId: number): SheetView[] {
  return sheetsOfDay(register.db, clinicDayId).map(({ id, number, kind, marks }) => ({
    id,
    number,
    kind,
    marks,
    rows: rowsOfSheet(register.db, id),
  }))
}

/** The latest count of a day's marks, with who counted. */
export function marksOf(register: Register, clinicDayId: number): MarksView | null {
  const last = lastMarkCount(register.db, clinicDayId)
  if (!last) return null
  const { doses, marks, reason, staffId, at } = last
  return { doses, marks, reason, by: staffNames(register).get(staffId) ?? '', at }
}

/** Who is due today, has not been dosed and stands on no sheet yet. */
export function dueAhead(
  register: Register,
  day: ClinicDayRow,
): { clientId: number; slot: number; amountMicrograms: number }[] {
  const printed = new Set(
    sheetsOfDay(register.db, day.id).flatMap(({ id }) =>
      rowsOfSheet(register.db, id).map((row) => `${row.registerNumber} ${row.slot}`),
    ),
  )
  const numbers = registerNumbers(register)
  return listOfDay(register, day)
    .lines.filter(({ group, ordered }) => group === 'not_yet_come' && ordered !== null)
    .map(({ clientId, slot, ordered }) => ({
      clientId,
      slot,
      amountMicrograms: ordered?.amountMicrograms ?? 0,
    }))
    .filter(({ clientId, slot }) => !printed.has(`${numbers(clientId)} ${slot}`))
    .toSorted((a, b) => numbers(a.clientId) - numbers(b.clientId) || a.slot - b.slot)
}

function registerNumbers({ db }: Register): (clientId: number) => number {
  const known = new Map<number, number>()
  return (clientId) => {
    const number = known.get(clientId) ?? clientById(db, clientId)?.registerNumber ?? 0
    known.set(clientId, number)
    return number
  }
}
