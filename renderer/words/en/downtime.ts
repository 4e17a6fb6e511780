import type { Outage, PaperResult, SheetState } from '../../../shared/records/downtime.ts'
import { amount, clinicDay, counted, number, weekday } from '../format.ts'
import { downtimePaper } from './downtime-paper.ts'

const upper = (text: string): string => text.replace(/^./, (letter) => letter.toUpperCase())

const results: Record<PaperResult, string> = {
  given: 'Given, mouth checked',
  not_checked: 'Given, mouth not checked',
  refused: 'Refused by the client',
  withheld: 'Withheld by us',
  not_come: 'Did not come',
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
    legend:
      'Result: 1 given · 2 mouth not checked · 3 refused · 4 withheld · 5 did not come. From any cell of a row: Alt with the digit.',
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
  paper: downtimePaper,
} as const
