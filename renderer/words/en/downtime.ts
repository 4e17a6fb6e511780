import type { Outage, PaperResult, SheetState } from '../../../shared/records/downtime.ts'
import type { DoseNotice } from '../../../shared/rules/dose-facts.ts'
import type { SheetDose } from '../../../shared/rules/paper-sheet.ts'
import { amount, clinicDay, counted, inWords, milligrams, number, weekday } from '../format.ts'
import type { ReasonWords } from '../types.ts'

const upper = (text: string): string => text.replace(/^./, (letter) => letter.toUpperCase())

const results: Record<PaperResult, string> = {
  given: 'Given, mouth checked',
  not_checked: 'Given, mouth not checked',
  refused: 'Refused by the client',
  withheld: 'Withheld by us',
  not_come: 'Did not come',
}

/** `four tablets of 2 mg`, `12 mL (5 mg per mL)`: what goes into the hand. */
function part({ form, strengthMicrograms, stepsPerUnit, steps }: SheetDose['parts'][number]): string {
  const strength = amount(strengthMicrograms)
  if (form === 'liquid') return `${number(steps / stepsPerUnit)}\u00a0mL of ${strength} per\u00a0mL`
  const whole = Math.floor(steps / stepsPerUnit)
  if (steps % stepsPerUnit === 0) return `${counted(whole, 'tablet', 'tablets')} of ${strength}`
  const half = (steps % stepsPerUnit) * 2 === stepsPerUnit
  if (!half) return `${number(steps / stepsPerUnit)} tablets of ${strength}`
  return whole === 0 ? `half a tablet of ${strength}` : `${inWords(whole)} and a half tablets of ${strength}`
}

/** What a line of paper must say beside its dose; other notices of the counter stay at the counter. */
function notice(one: DoseNotice): string | null {
  switch (one.code) {
    case 'usual_if_sober':
      return 'Only if sober'
    case 'first_dose':
      return 'First dose: watch'
    case 'changed_dose':
      return `Day’s amount was ${amount(one.wasMicrograms)}`
    case 'lowered_by_ladder':
      return `Lowered from ${amount(one.fromMicrograms)} for the days without`
    case 'increase_held_back':
      return `Increase to ${amount(one.toMicrograms)} waits`
    case 'order_ends_soon':
      return one.days === 0 ? 'Order ends with this day' : `Order ends ${clinicDay(one.endDay)}`
    default:
      return null
  }
}

/** Why a line of paper says DO NOT GIVE, short enough for its cell. */
const paperReasons: ReasonWords = {
  held: ({ kinds }) =>
    `Hold: ${String(kinds)
      .split(' ')
      .map((kind) => HOLDS[kind] ?? kind)
      .join(', ')}. Doctor first.`,
  no_order: () => 'No dose order.',
  order_ended: ({ endDay }) => `Order ended ${clinicDay(String(endDay))}. Doctor first.`,
  order_stopped: () => 'Order stopped by the doctor.',
  two_orders: () => 'Two orders. Doctor first.',
  order_of_closed_episode: () => 'Order of a closed treatment. Doctor first.',
  order_suspended: ({ days }) => `${days} days without: order suspended. Doctor first.`,
  locked_ladder: ({ days }) => `${days} days without. Call the doctor first.`,
  early_gap: ({ days }) => `${days} days without in early treatment. Call the doctor first.`,
  no_increase_after_gap: () => 'A day without before an increase. Call the doctor first.',
  spilled: () => 'Dose of this day was spilled. Doctor first.',
  order_not_begun: ({ startDay }) => `Order begins ${clinicDay(String(startDay))}.`,
  not_due: ({ nextDay }) => `Not due on this day.${nextDay ? ` Next: ${clinicDay(String(nextDay))}.` : ''}`,
  already_given: ({ amountMicrograms }) =>
    `Has the dose of this day already: ${amount(Number(amountMicrograms))}.`,
  dose_in_progress: () => 'A dose stands unfinished in the register. Ask first.',
  unknown_days_enter_sheet: ({ days }) =>
    `Look at the sheet of ${String(days).split(' ').map(clinicDay).join(', ')} first.`,
  no_stock: () => 'Not in stock.',
  expired_stock: () => 'Stock expired.',
  pack_unsigned: () => 'Dosing rules not signed.',
  no_episode: () => 'No open treatment.',
}

const HOLDS: Record<string, string> = {
  doctor: 'doctor’s hold',
  incident: 'dosing incident',
  overdose: 'overdose',
  safety: 'speak to the doctor',
  death: 'death reported',
  pregnancy: 'doctor decides',
  diversion: 'doctor reviews',
}

export const downtime = {
  title: 'Paper and power cuts',
  lead: 'A dose sheet for the day on which the computer may not run, and its way back into the register.',
  /** What stands in the register as the reason of a step that came from paper, with the sheet's number. */
  storedReason: { on_paper: 'Paper sheet' },
  door: 'Dose sheet for a power cut; enter it back.',
  keys: {
    makeNext: 'Make the sheet for the next day',
    makeToday: 'Make a sheet for today',
    outage: 'Log a power cut',
    save: 'Save the lines',
    result: (digit: string, result: PaperResult) => `This line: ${results[result]} (${digit})`,
  },
  make: {
    title: 'Make a numbered sheet',
    how: 'It says by register number what each client may get, who must not be dosed, and what is left in stock. Make it after the last dose of the day, print it, and keep it locked where the doses are given.',
    offer: 'Paper sheet for the next day',
    next: (day: string) => `Sheet for ${weekday(day)}, ${clinicDay(day)}`,
    today: 'Sheet for today, as it stands now',
  },
  sheets: {
    title: 'Sheets',
    none: 'No sheet was made yet. Make one above: it is ready before the power goes.',
    columns: { number: 'Sheet', day: 'For', made: 'Made', state: 'What became of it', acts: 'Do' },
    states: {
      used: 'Used, to be entered',
      unused: 'Not used',
      entered: 'Entered',
    } satisfies Record<SheetState, string>,
    unspoken: 'Nobody has said',
    open: 'Look at it',
    used: 'It was used',
    unused: 'Not used',
    enter: 'Enter it',
    allUnused: (count: number) => `${upper(counted(count, 'past sheet was', 'past sheets were'))} not used`,
    label: (act: string, sheet: number) => `${act}: sheet ${sheet}`,
  },
  outages: {
    title: 'Power cuts and failures',
    none: 'No power cut is logged. Log one afterwards: doses from paper in it are then explained.',
    log: 'Log a power cut',
    columns: {
      from: 'From',
      until: 'Until',
      reason: 'What it was',
      paper: 'Doses on paper',
      by: 'Logged by',
    },
    yes: 'Yes',
    no: 'No',
    reasons: {
      power_cut: 'Power cut',
      pc_failed: 'The computer failed',
      program_failed: 'The program did not start',
      place_closed: 'Nobody could reach the computer',
      other: 'Something else',
    } satisfies Record<Outage['reason'], string>,
    form: {
      from: 'It began on',
      fromTime: 'Began at (time)',
      until: 'It was over on',
      untilTime: 'Over at (time)',
      timeHow: 'For example 09:15',
      reason: 'What it was',
      note: 'In your own words (no names of clients)',
      onPaper: 'Doses were given on paper meanwhile',
      which: 'Sheets that were used',
      sheet: (sheet: number, day: string) => `Sheet ${number(sheet)} for ${clinicDay(day)}`,
      save: 'Log it',
      timeWrong: 'Type the time, for example 09:15.',
      reasonMissing: 'Choose what it was.',
    },
  },
  waits: {
    title: 'Enter these first',
    sheet: (day: string, sheet: number) => `Sheet ${number(sheet)} of ${clinicDay(day)}`,
    noSheet: (day: string) =>
      `${clinicDay(day)}: doses on paper, and no sheet is known. Say below which sheet was used, or make one for entering what other paper says.`,
    why: 'Until then nobody knows who was dosed, and the counter gives nothing to whose line is missing.',
    makeFor: (day: string) => `Make a sheet for ${clinicDay(day)}`,
  },
  enter: {
    title: (sheet: number, day: string) => `Enter sheet ${number(sheet)} of ${clinicDay(day)}`,
    lead: 'Line by line as the paper has it: number, Enter, time, Enter. The amount stands there from the sheet; change it only where the paper says otherwise.',
    givenBy: 'Given by (as signed on the paper)',
    grid: 'Lines to enter',
    columns: {
      number: 'Number',
      line: 'Line',
      result: 'Result',
      mg: 'mg',
      time: 'Time',
      says: 'What the register says',
    },
    cell: (row: number, column: string) => `Row ${number(row)}, ${column}`,
    results,
    legend: '1 given · 2 mouth not checked · 3 refused · 4 withheld · 5 did not come',
    states: {
      ready: 'Ready',
      entered: 'In the register',
      say: 'Not as the counter would have given it',
      mend: 'Look again',
      unread: 'Look again',
    },
    asWas: 'Record what happened',
    asWasFor: (row: number) => `Record what happened, row ${number(row)}`,
    save: (count: number) =>
      count === 0 ? 'Save the lines' : count === 1 ? 'Save 1 line' : `Save ${number(count)} lines`,
    nothing: 'No line is ready yet.',
    saved: (count: number) => `${upper(counted(count, 'line is', 'lines are'))} in the register.`,
    left: (count: number) =>
      `${upper(counted(count, 'line stays', 'lines stay'))} here: see what the register says of each.`,
    entered: (count: number) => `In the register from this sheet: ${counted(count, 'line', 'lines')}`,
    enteredNone: 'Nothing of this sheet is in the register yet.',
    noTime: 'not on the paper',
    incident: 'Dosing incident',
    finish: 'All of the sheet is entered',
    finishAsk: (sheet: number) => `Is all of sheet ${number(sheet)} entered?`,
    finishHow: (count: number) =>
      `${upper(counted(count, 'line is', 'lines are'))} in the register. Everybody else on the sheet did not come. The counter is free again for everybody.`,
    finishRows: (count: number) =>
      `${upper(counted(count, 'row', 'rows'))} in the grid ${count === 1 ? 'is' : 'are'} not saved yet.`,
    done: 'This sheet is entered. A line that was forgotten can still be added.',
    otherDay: {
      before: (day: string, open: string) =>
        `The register is still on ${clinicDay(open)}. Close that day first; then ${clinicDay(day)} is opened for this sheet.`,
      passed: (day: string, open: string) =>
        `${clinicDay(day)} is over in the register. The doses keep their own day and time; their stock leaves the book of ${clinicDay(open)}.`,
      openToday: (day: string) =>
        `${clinicDay(day)} is over in the register. Open today first; the doses keep their own day and time.`,
      never: (day: string) =>
        `${clinicDay(day)} was never opened. Open it for this sheet, open the packs that were used, enter the lines, and close it: the close is marked late.`,
      date: 'Type the date of the sheet',
      dateWrong: 'This is not the date of the sheet.',
      reason: 'Why it is opened afterwards',
      reasonMissing: 'Say why, for example: power cut, sheet 12.',
      open: 'Open this day',
      second: 'Who looked at the date too?',
      secondLead: (day: string) => `${clinicDay(day)} is opened after the fact.`,
    },
  },
  incident: {
    title: (registerNumber: number) => `Number ${number(registerNumber)}: what the paper says happened`,
    lead: 'It has been swallowed, so it is written as what it is. The client is held until a doctor has looked.',
    leadSecond:
      'The dose fits an order that was written only afterwards. A second person looks, or signs within seven days.',
    reason: 'What happened, in your own words (no names)',
    reasonMissing: 'Say what happened.',
    doctorCalled: 'The doctor was called',
    naloxone: 'Naloxone was at hand',
    save: 'Record it',
    second: 'Who looked at the paper too?',
    secondLead: (amountMicrograms: number | null) =>
      amountMicrograms === null ? '' : `${amount(amountMicrograms)} as it stands on the paper.`,
  },
  paper: {
    title: (sheet: number) => `Paper dose sheet ${number(sheet)}`,
    period: (day: string) => `For ${weekday(day)}, ${clinicDay(day)}`,
    mark: (sheet: number, check: string) => `Sheet ${number(sheet)} · check ${check}`,
    made: (when: string, by: string) =>
      `Made ${when} by ${by}. Give only what stands here; strike nothing out, write beside it. Enter every line into the register as soon as it runs.`,
    columns: {
      line: 'Line',
      number: 'Number',
      who: 'Born, sex',
      dose: 'Dose',
      last: 'Last dose',
      time: 'Time',
      result: 'Given or why not',
      client: 'Client’s mark',
      nurse: 'Nurse',
    },
    sexes: { M: 'man', F: 'woman', T: 'transgender' } as const,
    no: 'DO NOT GIVE',
    slot: (dose: SheetDose) => (dose.slots > 1 ? `Dose ${dose.slot} of ${dose.slots}` : ''),
    notBefore: (time: string) => `Not before ${time}`,
    until: (time: string) => `Not after ${time}`,
    leastHours: (hours: number) => `At least ${counted(hours, 'hour', 'hours')} after the dose before`,
    part,
    notice,
    why: paperReasons,
    milligrams,
    never: 'none yet',
    nobody: 'Nobody is in treatment on this day.',
    spare: 'By hand: number, born',
    mg: '……… mg',
    counts: (give: number, no: number) =>
      `${upper(counted(give, 'dose', 'doses'))} to give, ${counted(no, 'line', 'lines')} with DO NOT GIVE.`,
    narcotic: {
      title: 'Narcotic page of the day on paper',
      how: 'Count every batch before the first dose and after the last. The balances are those of the register when this sheet was made.',
      columns: {
        batch: 'Batch',
        expiry: 'Use until',
        book: 'Register',
        counted: 'Counted before',
        issued: 'Given out',
        back: 'Came back',
        wasted: 'Wasted',
        left: 'Counted after',
        nurse: 'Nurse',
        second: 'Witness',
      },
      open: 'open pack',
      none: 'No stock is left in the register.',
      page: (page: number) => `Sheet page ${page}`,
      pages: 'Given out by page of this sheet (tablets, or mL)',
      total: 'Sum',
      pack: 'A new pack opened during the day: batch, time, nurse',
    },
  },
} as const

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
