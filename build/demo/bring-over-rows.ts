import { clinicDay } from '../../renderer/words/format.ts'
import type { BringOverCells } from '../../shared/contract/bring-over.ts'
import { bringOverFields } from '../../shared/rules/bring-over.ts'
import type { Person } from './people.ts'

/** A person as a row of the grid, as somebody would copy it from the paper book. */
export function bringOverRow(person: Person): BringOverCells {
  const { number, called, sex, birthYear, drug, amountMilligrams, orderEnd, lastDoseDay, paperPage } = person
  return {
    number: String(number),
    called,
    sex,
    birthYear: String(birthYear),
    drug,
    mg: String(amountMilligrams),
    orderEnd: clinicDay(orderEnd),
    lastDoseDay: clinicDay(lastDoseDay),
    lastDoseMg: String(amountMilligrams),
    paperPage,
  }
}

/** As a spreadsheet puts rows on the clipboard: cells between tabs, rows between line ends. */
export function asSpreadsheet(rows: readonly BringOverCells[]): string {
  return rows.map((row) => bringOverFields.map((field) => row[field]).join('\t')).join('\r\n')
}
