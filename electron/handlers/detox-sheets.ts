import type { Problem } from '../../shared/contract/call.ts'
import type { SheetLine } from '../../shared/contract/detox-views.ts'
import { openRecord } from '../client-access.ts'
import { campById } from '../db/camp.ts'
import { type AdmissionStored, chartsOf, sheetById } from '../db/detox.ts'
import { insert, type Tx } from '../db/write.ts'
import { InvalidInput, NotFound, Refusal, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { signedIn } from './base.ts'
import { writeChart } from './detox-charting.ts'
import { admissionStored } from './detox-facts.ts'
import { giveMedicine } from './detox-giving.ts'
import { clientDetox, sheetView } from './detox-view.ts'

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
    const sheet = sheetById(register.db, sheetId)
    if (!sheet) throw new NotFound('paper chart')
    const admission = admissionStored(register, episodeId)
    const client = openRecord(register, staff, admission.clientId, 'detox.write')
    if (sheet.episodeId !== null && sheet.episodeId !== episodeId) refuse('sheet_of_other')
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
}

/** One line with its medicine, all or nothing; the lines before it stay. @returns its chart, or what is wrong */
function writeLine(
  tx: Tx,
  register: Register,
  admission: AdmissionStored,
  { day, shift, body, note, gift }: SheetLine,
  from: { sheetId: number; paperDoctorId: number | null; mayGive: boolean },
): number | Problem[] {
  const { sheetId, paperDoctorId, mayGive } = from
  try {
    // A transaction in a transaction: what this line wrote goes back by itself, its ledger lines included.
    return tx.db.transaction(() => {
      const chart = { day, shift, body, note, replaces: null, sheetId, medicated: gift !== null }
      const id = writeChart(tx, register, admission, chart)
      if (gift && !mayGive) return refuse('medicine_by_nurse')
      if (gift) giveMedicine(tx, register, admission, { day, shift, gift, paperDoctorId })
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
