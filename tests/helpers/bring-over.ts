import type { BringOverCells } from '../../shared/contract/bring-over.ts'

/** A row of the grid that can be saved on 03-Feb-2026, changed as a case needs it. */
export function gridRow(number: number, changes: Partial<BringOverCells> = {}): BringOverCells {
  return {
    number: String(number),
    called: `Client ${number}`,
    sex: 'M',
    birthYear: '1990',
    drug: 'buprenorphine',
    mg: '8',
    orderEnd: '30-Apr-2026',
    lastDoseDay: '02-Feb-2026',
    lastDoseMg: '8',
    paperPage: '12',
    ...changes,
  }
}

/** More than thirty ways to spoil one cell, with what is said about it. */
export const MISTAKES: readonly (readonly [Partial<BringOverCells>, string])[] = [
  [{ number: '' }, 'number: number_missing'],
  [{ number: 'A7' }, 'number: number_not_a_number'],
  [{ number: '0' }, 'number: number_out_of_range'],
  [{ called: '' }, 'called: missing'],
  [{ called: '--' }, 'called: missing'],
  [{ called: 'x'.repeat(61) }, 'called: too_long'],
  [{ called: 'Pu\u0007ia' }, 'called: control_characters'],
  [{ sex: '' }, 'sex: sex_missing'],
  [{ sex: 'X' }, 'sex: sex_unknown'],
  [{ birthYear: '' }, 'birthYear: birth_year_missing'],
  [{ birthYear: 'about 30' }, 'birthYear: birth_year_not_a_number'],
  [{ birthYear: '34' }, 'birthYear: birth_year_two_digits'],
  [{ birthYear: '2030' }, 'birthYear: birth_year_in_future'],
  [{ birthYear: '1889' }, 'birthYear: birth_year_too_long_ago'],
  [{ birthYear: '2012' }, 'birthYear: birth_year_under_18'],
  [{ birthYear: '2008' }, 'birthYear: birth_year_perhaps_under_18'],
  [{ drug: '' }, 'drug: drug_missing'],
  [{ drug: 'Addnok' }, 'drug: drug_unknown'],
  [{ drug: 'bnx' }, 'drug: drug_not_on_shelf'],
  [{ mg: '' }, 'mg: empty'],
  [{ mg: 'eight' }, 'mg: not_a_number'],
  [{ mg: '0', lastDoseMg: '2' }, 'mg: zero'],
  [{ mg: '8.1' }, 'mg: not_makeable'],
  [{ mg: '30' }, 'mg: above_usual'],
  [{ orderEnd: '' }, 'orderEnd: empty'],
  [{ orderEnd: 'soon' }, 'orderEnd: not_a_date'],
  [{ orderEnd: '3/4/2026' }, 'orderEnd: ambiguous'],
  [{ orderEnd: '01-Feb-2026' }, 'orderEnd: in_past'],
  [{ orderEnd: '01-Feb-2028' }, 'orderEnd: too_far'],
  [{ lastDoseDay: '' }, 'lastDoseDay: empty'],
  [{ lastDoseDay: '04-Feb-2026' }, 'lastDoseDay: in_future'],
  [{ lastDoseDay: '01-Nov-2025' }, 'lastDoseDay: too_old'],
  [{ lastDoseMg: '' }, 'lastDoseMg: empty'],
  [{ lastDoseMg: '10' }, 'lastDoseMg: above_order'],
  [{ paperPage: '' }, 'paperPage: missing'],
  [{ paperPage: 'x'.repeat(21) }, 'paperPage: too_long'],
]
