import type { Problem } from '../../shared/contract/call.ts'
import type { SheetLine } from '../../shared/contract/detox-views.ts'
import { openRecord } from '../client-access.ts'
import { campById } from '../db/camp.ts'
import { type AdmissionStored, chartsOf, sheetById } from '../db/detox.ts'
import { insert, type Tx } from '../db/write.ts'
import { InvalidInput, NotFound, Refusal, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'
import { signedIn } from './base.ts'
import { writeChart } from './detox-charting.ts'
import { admissionStored } from './detox-facts.ts'
import { giveMedicine } from './detox-giving.ts'
import { clientDetox, sheetView } from './detox-view.ts'
import type { IncidentAnswers } from './paper-incident.ts'
import { proveSecond } from './second-person.ts'

/** Numbered paper charts: made, printed, and entered line by line when they come back. */
export const detoxSheets = {
  makeSheets: signedIn.detox.makeSheets.handler(({ input, context: { register, staff } }) => {
    const { requestId, campId, episodeId, firstDay, days, count } = input
    const last = register.writeOnce(requestId, { act: 'detox.sheet', actor: staff.id }, (tx) => {
      if (campId !== null && !campById(tx.db, campId)) throw new NotFound('camp')
      if (episodeId !== null && admissionStored(register, episodeId).closedDay !== null)
        return refuse('discharged_before')
      const sheet = { campId, episodeId, firstDay, days, staffId: staff.id, at: tx.at }
      return Array.from({ length: count }, () => insert(tx, 'detox_sheet', sheet)).at(-1) ?? 0
    })
    const made = Array.from({ length: count }, (_, index) => sheetById(register.db, last - count + 1 + index))
    return made.flatMap((sheet) => (sheet ? [sheetView(sheet)] : []))
  }),

  sheet: signedIn.detox.sheet.handler(({ input, context: { register } }) => {
    const sheet = sheetById(register.db, input.sheetId)
    if (!sheet) throw new NotFound('paper chart')
    return sheetView(sheet)
  }),

  enter: signedIn.detox.enter.handler(({ input, context: { register, staff } }) => {
    const { requestId, sheetId, episodeId, paperDoctorId, lines } = input
    const { admission, client } = enterable(register, staff, sheetId, episodeId)
    const mayGive = staff.role !== 'counsellor'
    const wrong = new Map<number, Problem[]>()
    try {
      register.writeOnce(requestId, { act: 'detox.chart', actor: staff.id }, (tx) => {
        const written = lines.flatMap((line) => {
          const outcome = writeLine(tx, register, admission, line, { sheetId, paperDoctorId, mayGive })
          if (typeof outcome === 'number') return [outcome]
          wrong.set(line.line, outcome)
          return []
        })
        return written[0] ?? refuse('no_line_saved')
      })
    } catch (cause) {
      if (!(cause instanceof Refusal) || cause.reasons[0]?.code !== 'no_line_saved') throw cause
    }
    // At a repeat nothing is written: what stands in the register says which lines were saved.
    const stands = chartsOf(register.db, episodeId).filter((chart) => chart.detoxSheetId === sheetId)
    return {
      client: clientDetox(register, client),
      lines: lines.map(({ line, day, shift }) => ({
        line,
        saved: !wrong.has(line) && stands.some((chart) => chart.day === day && chart.shift === shift),
        problems: wrong.get(line) ?? [],
      })),
    }
  }),

  enterIncident: signedIn.detox.enterIncident.handler(
    async ({ input, context: { register, session, staff } }) => {
      const { requestId, sheetId, episodeId, paperDoctorId, line, approver, ...swallowed } = input
      const act = 'detox.medicate'
      const { admission, client } = enterable(register, staff, sheetId, episodeId)
      const second = await proveSecond(register, session, act, staff.id, approver)
      register.writeOnce(requestId, { act, actor: staff.id, approver: second }, (tx) => {
        const from = { sheetId, paperDoctorId, mayGive: true, swallowed }
        const outcome = writeLine(tx, register, admission, line, from)
        if (typeof outcome !== 'number') throw new InvalidInput(outcome)
        return outcome
      })
      return clientDetox(register, client)
    },
  ),
}

/** Whose paper chart it is. Refused: `sheet_of_other`. @throws NotFound */
function enterable(register: Register, staff: SignedIn, sheetId: number, episodeId: number) {
  const sheet = sheetById(register.db, sheetId)
  if (!sheet) throw new NotFound('paper chart')
  const admission = admissionStored(register, episodeId)
  const client = openRecord(register, staff, admission.clientId, 'detox.write')
  if (sheet.episodeId !== null && sheet.episodeId !== episodeId) refuse('sheet_of_other')
  return { admission, client }
}

/** One line with its medicine, all or nothing; the lines before it stay. @returns its chart, or what is wrong */
function writeLine(
  tx: Tx,
  register: Register,
  admission: AdmissionStored,
  { day, shift, body, note, gift }: SheetLine,
  from: { sheetId: number; paperDoctorId: number | null; mayGive: boolean; swallowed?: IncidentAnswers },
): number | Problem[] {
  const { sheetId, paperDoctorId, mayGive, swallowed = null } = from
  try {
    // A transaction in a transaction: what this line wrote goes back by itself, its ledger lines included.
    return tx.db.transaction(() => {
      const chart = { day, shift, body, note, replaces: null, sheetId, medicated: gift !== null }
      const id = writeChart(tx, register, admission, chart)
      if (gift && !mayGive) return refuse('medicine_by_nurse')
      if (gift) giveMedicine(tx, register, admission, { day, shift, gift, paperDoctorId, swallowed })
      return id
    })()
  } catch (cause) {
    if (cause instanceof InvalidInput) return cause.problems
    if (cause instanceof Refusal) return cause.reasons.map((reason) => ({ ...reason, field: 'gift' }))
    if (cause instanceof Error && cause.message === 'dosed at the counter')
      return [{ field: 'gift', code: 'dosed_at_counter' }]
    throw cause
  }
}
