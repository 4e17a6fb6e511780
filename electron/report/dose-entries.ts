import { isAdequate } from '../../shared/rules/indicators/adequate-dose.ts'
import { doseCell } from '../../shared/rules/indicators/product-cells.ts'
import type { DosedClient } from './dosing.ts'
import { type Entry, entry } from './entries.ts'

/** Doses due and what became of them, their mean, and how clients are dosed at the end of the period. */
export function* doseEntries(clients: readonly DosedClient[]): Generator<Entry> {
  for (const { clientId, doses, guestDoses, last } of clients) {
    for (const { due, outcome, lines, amountMicrograms, withAmount, drug } of doses) {
      if (due === 1) {
        yield entry('doses_due', { clientId, count: lines })
        yield entry('dose_outcome', { clientId, cell: outcome, count: lines })
      } else yield entry('dose_not_due', { clientId, cell: outcome, count: lines })
      if (drug !== null && withAmount > 0)
        yield entry('mean_dose', { clientId, cell: drug, count: amountMicrograms, of: withAmount })
    }
    if (guestDoses > 0) yield entry('guest_doses', { clientId, count: guestDoses })
    if (last === null || last.drug === null) continue
    const { drug, amountMicrograms, day } = last
    const enough = isAdequate(drug, amountMicrograms)
    yield entry('adequate_dose', { clientId, cell: drug, day, count: enough ? 1 : 0, of: 1 })
    yield entry('last_dose', { clientId, cell: doseCell(drug, amountMicrograms), day })
  }
}
