import { amount, clinicDay, number, weekday } from '../format.ts'
import type { ReasonWords } from '../types.ts'

/** Why a sheet, an outage or a line of paper was not taken. */
export const downtimeReasons: ReasonWords = {
  sheet_day_past: () => 'This day is over. A sheet is made for today or a day to come.',
  sheet_day_far: () => 'So far ahead a sheet would be out of date. Make it the evening before.',
  sheet_has_lines: ({ number: sheet }) => `Lines of sheet ${sheet} are in the register, so it was used.`,
  sheet_entered: ({ number: sheet }) => `Sheet ${sheet} is entered already.`,
  sheet_not_used: ({ number: sheet }) => `Say first that sheet ${sheet} was used.`,
  sheet_day_not_open: ({ day, open }) =>
    `The register is still on ${clinicDay(String(open))}. Close it, then open ${clinicDay(String(day))} for this sheet.`,
  outage_backwards: () => 'It ended before it began. Look at both times.',
  outage_future: () => 'It cannot end later than now. Log it when it is over.',
  outage_long: () => 'More than a month is no power cut. Look at both dates.',
  outage_old: () => 'This is more than a year ago.',
  not_staff: () => 'Choose the nurse or doctor who signed the paper.',

  paper_number_missing: () => 'Type the register number.',
  paper_line_missing: () => 'This number is not on the sheet: type the number of its hand-written line.',
  paper_result_unknown: () => 'Type 1 to 5.',
  paper_amount_missing: () => 'Type the amount in mg.',
  paper_amount_unread: () => 'This is no amount in mg.',
  paper_time_missing: () => 'Type the time on the paper.',
  paper_time_unread: () => 'This is no time. Type it as 09:15 or 0915.',
  paper_time_future: () => 'This time has not come yet.',
  paper_time_other_day: () => 'This time lies on another day than the sheet.',
  paper_line_not_there: ({ line }) => `The sheet has no line ${line}.`,
  paper_line_entered: ({ line }) => `Line ${line} is in the register already.`,
  paper_own_record: () => 'This is your own record. A colleague enters it.',
  paper_not_written: () => 'The register’s guards refused this line. Nothing of it was saved.',
  paper_double: ({ amountMicrograms }) =>
    `Dosed already on this day: ${amount(Number(amountMicrograms))}. If the paper is right, it was swallowed twice.`,
  paper_wrong_amount: ({ amountMicrograms, dueMicrograms }) =>
    `The paper says ${amount(Number(amountMicrograms))}, the order ${amount(Number(dueMicrograms))}.`,
  paper_other_client: ({ line, number: printed }) => `Line ${line} was printed for number ${printed}.`,
  paper_order_later: () => 'The order was written only after this dose.',
  paper_by_hand: () => 'Not on the sheet, written by hand.',
  paper_was_no_dose: () => 'The sheet said DO NOT GIVE; by now the register has nothing against it.',
  paper_no_outage: () => 'No power cut is logged over this time.',
}

export const downtimeNeeds: ReasonWords = {
  paper_to_enter: ({ day, number: sheet }) =>
    `Paper sheet ${sheet} of ${clinicDay(String(day))} is not entered. Until then the counter does not know who was dosed.`,
  paper_day_without_sheet: ({ day }) =>
    `Doses were given on paper on ${clinicDay(String(day))}, and no sheet of that day is entered.`,
  sheets_unspoken: ({ count, number: sheet, day }) =>
    Number(count) === 1
      ? `Was paper sheet ${sheet} of ${clinicDay(String(day))} used? Say so, or that it was not.`
      : `${number(Number(count))} past paper sheets: were they used? Say so, or that they were not.`,
  sheet_for_next_day: ({ day }) =>
    `The paper sheet for ${weekday(String(day))}, ${clinicDay(String(day))} is not made yet. Print it in case the power goes.`,
}
