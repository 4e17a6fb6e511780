import type { MarkReason } from '../../../shared/contract/sheets.ts'
import type { SheetKind } from '../../../shared/records/signature-sheet.ts'
import { counted, number } from '../format.ts'
import type { ReasonWords } from '../types.ts'

const reasons = {
  no_sheets: 'No sheets were used on this day',
  did_not_mark: 'A client did not make a mark',
  marked_twice: 'A mark was made twice, or on the wrong line',
  downtime_sheet: 'The mark stands on a downtime sheet',
  sheet_lost: 'A sheet was lost or destroyed',
  other: 'Something else',
} satisfies Record<MarkReason, string>

/** Numbered sheets of 25 lines on which clients make their mark. */
export const sheets = {
  title: 'Signature sheets',
  door: 'Print them, count the marks.',
  lead: 'A client makes a mark beside each dose. Sheets bear numbers and amounts, never names; in the evening the marks are held against the register.',
  print: 'Print sheets',
  due: (count: number) => (count === 0 ? 'For those still expected' : `For ${number(count)} still expected`),
  given: (count: number) =>
    count === 0
      ? 'For doses given and on no sheet'
      : `For ${counted(count, 'dose', 'doses')} given and on no sheet`,
  blanks: 'Blank sheets',
  howMany: 'How many',
  makeBlank: 'Print blank sheets',
  nothingDue: 'Everybody who is expected stands on a sheet, or was dosed.',
  nothingGiven: 'Every dose given so far stands on a sheet.',
  ofDay: 'Sheets of this day',
  none: 'No sheet was printed for this day yet.',
  columns: { number: 'Sheet', kind: 'For', rows: 'Lines', marks: 'Marks counted' },
  kinds: {
    due: 'Expected, printed ahead',
    given: 'Given already',
    blank: 'Filled by hand',
  } satisfies Record<SheetKind, string>,
  again: 'Print once more',
  count: 'Count the marks',
  countLead: (doses: number) =>
    doses === 0
      ? 'No dose was handed out. Count the sheets that were printed: the unused ones come back, too.'
      : doses === 1
        ? 'One dose was handed out. Count the marks on every sheet, the unused ones too.'
        : `${number(doses)} doses were handed out. Count the marks on every sheet, the unused ones too.`,
  nobody: 'No dose was handed out yet, so there is no mark to count.',
  field: (sheet: number) => `Marks on sheet ${sheet}`,
  notBack: 'It did not come back',
  sum: (marks: number, doses: number) =>
    `${counted(marks, 'mark', 'marks')} for ${counted(doses, 'dose', 'doses')}`.replace(/^./, (letter) =>
      letter.toUpperCase(),
    ),
  agrees: 'Marks and doses agree.',
  differs: (difference: number) =>
    difference === 0
      ? 'A sheet is missing.'
      : difference > 0
        ? `${counted(difference, 'mark', 'marks')} more than doses.`.replace(/^./, (letter) =>
            letter.toUpperCase(),
          )
        : `${counted(-difference, 'mark is', 'marks are')} missing.`.replace(/^./, (letter) =>
            letter.toUpperCase(),
          ),
  missingSheets: (numbers: readonly number[]) =>
    numbers.length === 1
      ? `Sheet ${numbers[0]} did not come back.`
      : `Sheets ${numbers.join(', ')} did not come back.`,
  why: 'Why, as far as you know',
  whyMissing: 'Say why.',
  note: 'In your own words (no names of clients)',
  reasons,
  /** A code and, after a colon, the person's own words. */
  reason: (text: string): string => {
    const [code = '', ...own] = text.split(': ')
    const known: Record<string, string> = reasons
    return [known[code] ?? code, ...own].join(': ')
  },
  save: 'Save the count of marks',
  saved: (who: string, when: string) => `Counted by ${who}, ${when}.`,
  since: 'Doses were handed out after the marks were counted. Count once more.',
  marksWrong: 'Type a whole number from 0 to 25, or say that the sheet did not come back.',
  paper: {
    title: (first: number, last: number) =>
      first === last ? `Signature sheet ${first}` : `Signature sheets ${first} to ${last}`,
    sheet: (sheet: number) => `Sheet ${sheet}`,
    file: (first: number) => `signature-sheets-${first}`,
    columns: {
      position: 'No.',
      client: 'Client',
      dose: 'Dose',
      time: 'Time',
      mark: 'Client’s mark',
      nurse: 'Nurse',
    },
    slot: (slot: number) => `${slot}.`,
    foot: 'Marks counted: ________     Nurse: ______________________     Second person: ______________________',
  },
} as const

export const sheetReasons: ReasonWords = {
  nothing_for_sheets: () => 'There is nobody to print a sheet for.',
  sheet_unknown: () => 'No sheet with this number was printed for this day.',
  sheet_twice: () => 'This sheet stands here twice.',
  marks_differ: ({ doses, marks, missing }) =>
    `${number(Number(marks))} marks for ${number(Number(doses))} doses${missing ? `; sheet ${missing} did not come back` : ''}. Say why.`,
}
