import type { JudgedLine, TypedPaperLine } from '../../shared/contract/downtime.ts'
import { lineOfSheet, type SheetStored } from '../db/downtime.ts'
import { allStaff } from '../db/staff.ts'
import { insert } from '../db/write.ts'
import { invalid, Refusal, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'
import { signedIn } from './base.ts'
import { openDay } from './dose-steps.ts'
import { declare, downtimeState } from './downtime.ts'
import { sheetView, storedSheet } from './downtime-sheet.ts'
import { isGuard, writeIncidentLine } from './paper-incident.ts'
import { judgedLine, judgeLine } from './paper-judging.ts'
import { writeReadyLine } from './paper-writing.ts'
import { proveSecond } from './second-person.ts'

/** A sheet's lines on their way into the register. */
export const paperEntry = {
  check: signedIn.downtime.check.handler(({ input, context: { register, staff } }) => {
    const sheet = enterable(register, input.sheetId)
    return input.lines.map((typed) => judgeUnlessEntered(register, staff, sheet, typed))
  }),

  enter: signedIn.downtime.enter.handler(({ input, context: { register, staff } }) => {
    const { sheetId, givenBy, lines } = input
    mayHaveGiven(register, givenBy)
    const guarded = new Map<number, JudgedLine>()
    register.writeOnce(input.requestId, { act: 'downtime.enter', actor: staff.id }, (tx) => {
      const sheet = enterable(register, sheetId)
      if (sheet.state !== 'entered') declare(tx, register, sheetId, 'used')
      for (const typed of lines) {
        // Judged anew for each line, as the one above may have used the slot.
        const judged = judgeLine(register, staff, sheet, typed)
        if (judged.verdict.outcome !== 'ready') continue
        try {
          tx.db.transaction(() => writeReadyLine(tx, register, { sheet, givenBy }, judged))()
        } catch (error) {
          if (!isGuard(error)) throw error
          guarded.set(typed.line, mend(typed.line, 'paper_not_written'))
        }
      }
      return sheetId
    })
    const sheet = storedSheet(register, sheetId)
    return {
      lines: lines.map(
        (typed) => guarded.get(typed.line) ?? judgeUnlessEntered(register, staff, sheet, typed),
      ),
      sheet: sheetView(register, sheetId),
    }
  }),

  enterIncident: signedIn.downtime.enterIncident.handler(
    async ({ input, context: { register, session, staff } }) => {
      const { sheetId, givenBy, line, note, doctorCalled, naloxoneAtHand } = input
      mayHaveGiven(register, givenBy)
      const act = 'downtime.enter_incident'
      const approver = await proveSecond(register, session, act, staff.id, input.approver)
      register.writeOnce(input.requestId, { act, actor: staff.id, approver }, (tx) => {
        const sheet = enterable(register, sheetId)
        if (sheet.state !== 'entered') declare(tx, register, sheetId, 'used')
        const judged = judgeLine(register, staff, sheet, line)
        const on = { sheet, givenBy }
        switch (judged.verdict.outcome) {
          case 'ready':
            return writeReadyLine(tx, register, on, judged, note)
          case 'mend':
            throw new Refusal(judged.verdict.problems)
          case 'say':
            return writeIncidentLine(tx, register, on, judged, judged.verdict, {
              doctorCalled,
              naloxoneAtHand,
              note,
            })
        }
      })
      return sheetView(register, sheetId)
    },
  ),

  finish: signedIn.downtime.finish.handler(({ input, context: { register, staff } }) => {
    register.writeOnce(input.requestId, { act: 'downtime.finish', actor: staff.id }, (tx) => {
      const sheet = enterable(register, input.sheetId)
      if (sheet.state !== 'used') return refuse('sheet_not_used', { number: sheet.number })
      return insert(tx, 'downtime_sheet_state', {
        downtimeSheetId: sheet.id,
        state: 'entered',
        staffId: staff.id,
        at: tx.at,
      })
    })
    return downtimeState(register)
  }),
}

/** Refused: `sheet_day_not_open` while the register has not come to the sheet's day. */
function enterable(register: Register, sheetId: number): SheetStored {
  const sheet = storedSheet(register, sheetId)
  const open = openDay(register)
  return sheet.day > open.day ? refuse('sheet_day_not_open', { day: sheet.day, open: open.day }) : sheet
}

function judgeUnlessEntered(
  register: Register,
  staff: SignedIn,
  sheet: SheetStored,
  typed: TypedPaperLine,
): JudgedLine {
  const judged = judgeLine(register, staff, sheet, typed)
  const line = lineOfSheet(register.db, sheet.id, typed.line)
  const same = line !== undefined && line.clientId === judged.client?.id && line.result === typed.result
  return same && line.amountMicrograms === typed.amountMicrograms && line.givenAt === typed.givenAt
    ? { line: typed.line, outcome: 'entered', as: null, reasons: [] }
    : judgedLine(judged)
}

const mend = (line: number, code: string): JudgedLine => ({
  line,
  outcome: 'mend',
  as: null,
  reasons: [{ code }],
})

/** Whoever stands on the paper as having given it. Invalid: `givenBy` `not_staff`. */
function mayHaveGiven({ db }: Register, staffId: number): void {
  const person = allStaff(db).find(({ id }) => id === staffId)
  if (!person || (person.role !== 'nurse' && person.role !== 'doctor')) invalid('givenBy', 'not_staff')
}
