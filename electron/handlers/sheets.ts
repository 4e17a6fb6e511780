import type { SheetKind } from '../../shared/records/signature-sheet.ts'
import { inSignatureSheets, marksVerdict } from '../../shared/rules/signature-sheets.ts'
import { openClinicDay } from '../db/clinic-day.ts'
import { dosesHandedOut, nextSheetNumber, sheetsOfDay } from '../db/signature-sheet.ts'
import { insert, type Tx } from '../db/write.ts'
import { InvalidInput, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { signedIn } from './base.ts'
import { dueAhead, sheetFacts, sheetViews } from './sheet-facts.ts'
import { dayOf } from './stock-entries.ts'

export const sheets = {
  facts: signedIn.sheets.facts.handler(({ context: { register } }) => {
    const day = openClinicDay(register.db)
    return day ? sheetFacts(register, day) : null
  }),

  make: signedIn.sheets.make.handler(({ input, context: { register, staff } }) => {
    const { requestId, kind, blanks } = input
    const first = register.writeOnce(requestId, { act: 'sheet.make', actor: staff.id }, (tx) => {
      const pages = kind === 'blank' ? Array.from({ length: blanks }, () => []) : rowsFor(register, kind)
      if (pages.length === 0) return refuse('nothing_for_sheets')
      const ids = pages.map((rows) => writeSheet(tx, register, kind, rows))
      return ids[0] ?? 0
    })
    const day = dayOf(register)
    const made = sheetViews(register, day.id).filter(({ id }) => id >= first)
    return { made, facts: sheetFacts(register, day) }
  }),

  count: signedIn.sheets.count.handler(({ input, context: { register, staff } }) => {
    const { requestId, sheets: counted, reason, note } = input
    register.writeOnce(requestId, { act: 'sheet.count', actor: staff.id }, (tx) => {
      const day = dayOf(register)
      const printed = sheetsOfDay(tx.db, day.id)
      const doses = dosesHandedOut(tx.db, day.id).length
      const verdict = marksVerdict({ doses, printed: printed.map(({ number }) => number), counted })
      const problems = counted.flatMap(({ number }, index) => {
        const field = `sheets.${index}.number`
        if (verdict.foreign.includes(number)) return [{ field, code: 'sheet_unknown' }]
        return counted.findIndex((one) => one.number === number) === index
          ? []
          : [{ field, code: 'sheet_twice' }]
      })
      if (problems.length > 0) throw new InvalidInput(problems)
      if (!verdict.agrees && reason === null)
        return refuse('marks_differ', {
          doses,
          marks: verdict.marks,
          missing: verdict.missing.length === 0 ? null : verdict.missing.join(', '),
        })
      const id = insert(tx, 'mark_count', {
        clinicDayId: day.id,
        doses,
        marks: verdict.marks,
        reason: verdict.agrees ? null : note === '' ? reason : `${reason}: ${note}`,
        staffId: staff.id,
        at: tx.at,
      })
      for (const { number, marks } of counted) {
        const sheet = printed.find((one) => one.number === number)
        if (sheet) insert(tx, 'sheet_marks', { markCountId: id, signatureSheetId: sheet.id, marks })
      }
      return id
    })
    return sheetFacts(register, dayOf(register))
  }),
}

type Line = { clientId: number; slot: number; amountMicrograms: number; doseId: number | null }

/** The lines of the sheets to be made, 25 a sheet. */
function rowsFor(register: Register, kind: SheetKind): Line[][] {
  const day = dayOf(register)
  if (kind === 'due')
    return inSignatureSheets(dueAhead(register, day).map((line) => ({ ...line, doseId: null })))
  return inSignatureSheets(
    dosesHandedOut(register.db, day.id)
      .filter(({ onSheet }) => onSheet === 0)
      .map(({ id, onSheet: _on, ...line }) => ({ ...line, doseId: id })),
  )
}

function writeSheet(tx: Tx, register: Register, kind: SheetKind, rows: readonly Line[]): number {
  const id = insert(tx, 'signature_sheet', {
    clinicDayId: dayOf(register).id,
    number: nextSheetNumber(tx.db),
    kind,
    staffId: tx.actor ?? 0,
    at: tx.at,
  })
  rows.forEach((row, index) => {
    insert(tx, 'signature_sheet_row', { signatureSheetId: id, position: index + 1, ...row })
  })
  return id
}
