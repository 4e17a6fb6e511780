import type { ClinicDay } from '../../shared/records/time.ts'
import { clinicDayOf } from '../db/clinic-day.ts'
import { standingLines } from '../db/day-close.ts'
import { insert, type Tx } from '../db/write.ts'
import type { Register } from '../register.ts'
import { linesOfDay } from './day-close-facts.ts'

/**
 * After an act on a dose of a closed day: its lines say again what became of the client's slots. The line of the
 * close stays; a correcting one names it (decisions.md, *Records*). Nothing to do while the day is open.
 */
export function correctDayLines(tx: Tx, register: Register, clientId: number, day: ClinicDay): void {
  const row = clinicDayOf(tx.db, day)
  if (!row) return
  const written = standingLines(tx.db, row.id, clientId)
  if (written.length === 0) return
  const now = linesOfDay(register, row).filter((line) => line.clientId === clientId)
  for (const { id, ...line } of written) {
    const { due, outcome, amountMicrograms } = now.find(({ slot }) => slot === line.slot) ?? {
      due: 0 as const,
      outcome: 'missed' as const,
      amountMicrograms: 0,
    }
    if (outcome === 'unfinished') continue
    if (due === line.due && outcome === line.outcome && amountMicrograms === line.amountMicrograms) continue
    insert(tx, 'day_line', { ...line, due, outcome, amountMicrograms, corrects: id })
  }
}
