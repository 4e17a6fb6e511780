import { amount, clinicDay, counted, number } from '../format.ts'
import type { ReasonWords } from '../types.ts'

const many = (count: unknown) => counted(Number(count), 'client', 'clients')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** What is wrong with one cell, and how to mend it; said beside the cell. */
const cells: ReasonWords = {
  number_missing: () => 'Write the number that the client has in the paper book.',
  number_not_a_number: () => 'A number has digits only, such as 12.',
  number_out_of_range: ({ most }) => `A number lies between 1 and ${number(Number(most))}.`,
  number_twice: ({ row }) => `Row ${Number(row)} has the same number.`,
  number_taken: () => 'A client of this register has this number already.',
  missing: () => 'Fill this in.',
  too_long: ({ most }) => `At most ${Number(most)} letters.`,
  control_characters: () => 'There is an invisible character in it. Type it anew.',
  sex_missing: () => 'Write M, F or T.',
  sex_unknown: () => 'Write M, F or T.',
  birth_year_missing: () => 'Write the birth year; a good guess is enough.',
  birth_year_not_a_number: () => 'Write four digits, such as 1990.',
  birth_year_two_digits: () => 'Write all four digits. An age is no birth year.',
  birth_year_in_future: () => 'This year has not come yet.',
  birth_year_too_long_ago: () => 'This is more than 100 years ago.',
  birth_year_under_18: () => 'Under 18: no substitution treatment. Leave this row out, and ask the doctor.',
  birth_year_perhaps_under_18: () => 'Perhaps under 18. Leave this row out, and enrol the client singly.',
  drug_missing: () => 'Write buprenorphine, buprenorphine-naloxone or methadone.',
  drug_unknown: () => 'Write buprenorphine, buprenorphine-naloxone or methadone; no brand.',
  drug_not_on_shelf: () => 'This site has no such product. A manager adds it to the site’s products.',
  empty: () => 'Fill this in.',
  not_a_number: () => 'Write a number in mg, such as 8 or 0.4.',
  negative: () => 'Write a number above zero.',
  zero: () => 'Write a number above zero.',
  unit_volume: () => 'Write mg, not mL.',
  unit_other: () => 'Write the number in mg.',
  decimal_comma: () => 'Write a point, not a comma: 2.5.',
  no_leading_zero: () => 'Write a zero before the point: 0.4.',
  too_fine: () => 'At most three digits after the point.',
  too_large: () => 'This is too much to be a dose.',
  not_makeable: ({ below, above }) => {
    const near = [below, above].flatMap((value) => (value ? [amount(Number(value))] : []))
    return `The tablets of this site cannot make it${near.length > 0 ? `; they make ${near.join(' or ')}` : ''}.`
  },
  above_usual: ({ limit }) =>
    `Above ${amount(Number(limit))}: leave this row out, and let the doctor write the order singly.`,
  not_a_date: () => 'Write day, month and year: 30-Apr-2026.',
  ambiguous: () => 'This can be read as two days. Write the month as a word: 3-Apr-2026.',
  short_year: () => 'Write the year with four digits.',
  in_past: () => 'The order has ended. The doctor renews it before it is brought over.',
  in_future: () => 'This day has not come yet.',
  too_far: ({ until }) => `At most a year ahead, until ${clinicDay(String(until))}.`,
  too_old: ({ most }) => `More than ${Number(most)} days ago: enrol the client anew instead.`,
  above_order: ({ limit }) =>
    `The last dose is above the order of ${amount(Number(limit))}. Look which is right.`,
  ends_before_next_dose: () => 'The order ends before the next dose. The doctor renews it first.',
  grid_empty: () => 'Fill in at least one row.',
  doctor_unknown: () => 'Choose a doctor who has access today.',
}

/** The grid of clients who are in treatment when the register begins. */
export const bringOver = {
  title: 'Bring over',
  lead: 'Clients already in treatment come in by one list. Type, or paste rows from a spreadsheet. The doctor signs the printed list once; until then nobody on it can be dosed.',
  paste: 'Paste from a spreadsheet: click or go to the first cell, then Ctrl + V.',
  grid: 'Clients to bring over',
  row: (place: number) => `Row ${place}`,
  columns: {
    number: 'Number',
    called: 'Called',
    sex: 'Sex',
    birthYear: 'Birth year',
    drug: 'Drug',
    mg: 'Dose, mg',
    orderEnd: 'Order ends',
    lastDoseDay: 'Last dose on',
    lastDoseMg: 'Last dose, mg',
    paperPage: 'Page',
  },
  hints: {
    number: '12',
    called: 'Mawia',
    sex: 'M, F, T',
    birthYear: '1990',
    drug: 'buprenorphine',
    mg: '8',
    orderEnd: '30-Apr-2026',
    lastDoseDay: '02-Feb-2026',
    lastDoseMg: '8',
    paperPage: '12',
  },
  doctor: 'Doctor who signs',
  noDoctor: 'No doctor has access here today. A manager adds one on the Staff screen.',
  packUnsigned: 'The dosing rules are not signed yet. A doctor signs them first.',
  addRows: 'Ten more rows',
  ready: (rows: number) => capital(`${many(rows)} ready to be saved.`),
  wrong: (wrong: number, rows: number) =>
    capital(`${counted(wrong, 'cell', 'cells')} in ${counted(rows, 'row', 'rows')} to mend.`),
  nothing: 'Nothing is filled in yet.',
  problems: 'To mend',
  save: 'Save the list',
  lists: 'Saved lists',
  noLists: 'No list was saved yet.',
  listTitle: (batch: number) => `Bring-over list ${batch}`,
  listLead: (rows: number, day: string) => capital(`${many(rows)}, saved on ${clinicDay(day)}.`),
  unsigned: 'Not signed',
  signed: (by: string, when: string) => `Signed by ${by}, ${when}`,
  waits: (doctor: string) => `Waits for ${doctor}. Until then nobody on it can be dosed.`,
  code: (code: string) => `Code ${code}`,
  codeHow: 'The same code stands on the paper: it says that paper and register hold the same doses.',
  print: 'Print the list',
  sign: 'Sign the list',
  signTitle: 'Sign the bring-over list',
  signLead: (rows: number, code: string) =>
    `You order the doses of ${many(rows)} as printed (code ${code}). They can be dosed from now on.`,
  signLine: 'Doctor’s signature and date',
  stock: 'Enter the opening stock',
  tableColumns: {
    number: 'Number',
    called: 'Called',
    sex: 'Sex',
    born: 'Born',
    order: 'Order',
    from: 'From',
    until: 'Until',
    last: 'Last dose',
    page: 'Page',
  },
  order: (drug: string, micrograms: number) => `${drug} ${amount(micrograms)}`,
  lastDose: (micrograms: number, day: string) => `${amount(micrograms)} on ${clinicDay(day)}`,
  open: 'Open',
  /** By the codes of shared/rules/bring-over.ts. */
  cells,
} as const

export const bringOverReasons: ReasonWords = {
  other_doctor: () => 'The list names another doctor. Only that doctor signs it.',
  signed_before: () => 'This list was signed already.',
}

/** What waits on Home. */
export const bringOverNeeds: ReasonWords = {
  bring_over_to_sign: ({ count }) =>
    `A bring-over list waits for your signature: ${many(count)} cannot be dosed before.`,
  bring_over_unsigned: ({ count }) =>
    `A bring-over list is not signed by the doctor: ${many(count)} cannot be dosed before.`,
}
