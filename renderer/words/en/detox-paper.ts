import { clinicDay, counted } from '../format.ts'

/** Charts on paper: printed, and entered when they come back. */
export const detoxPaper = {
  paper: {
    title: (registerNumber: number) => `Detox chart of client ${registerNumber}`,
    blankTitle: (sheet: number) => `Detox chart ${sheet}`,
    period: (place: string, from: string, to: string | null) =>
      `${place}, ${to === null ? `since ${clinicDay(from)}` : `${clinicDay(from)} to ${clinicDay(to)}`}`,
    number: 'Register number',
    blankPeriod: (place: string, from: string, days: number) =>
      `${place} · ${clinicDay(from)}, ${counted(days, 'day', 'days')}`,
    legend:
      'Shift: 1 morning, 2 afternoon, 3 night. COWS: one digit an item, all eleven or none. Food: 0 nothing, 1 little, 2 half, 3 all.',
    complications: 'Complications',
    items: 'COWS items in order',
    sign: 'Sign',
    medicine: 'Medicine, amount',
    ordered: 'Ordered by (doctor), date, signature:',
    noName: 'No name on this sheet. Keep it locked; bring it back to be entered.',
  },
  sheetForm: {
    title: 'Print blank charts',
    whose: 'For which camp',
    noCamp: 'No camp: at home',
    firstDay: 'First day on the chart',
    days: 'Days a chart (1 to 7)',
    count: 'How many charts',
    save: 'Make and print',
  },
  enter: {
    title: (sheet: number) => `Enter paper chart ${sheet}`,
    lead: 'Copy what the paper says. Lines that do not fit stay here with the reason; the others are saved.',
    who: 'Register number on the chart',
    find: 'Find',
    of: (registerNumber: number) => `Client ${registerNumber}`,
    notAdmitted:
      'This client is not admitted to a detoxification. Admit them first, with the day on the paper.',
    doctor: 'Medicine ordered on paper by',
    grid: 'Lines of the paper chart',
    columns: {
      day: 'Day',
      shift: 'Shift',
      cows: 'COWS, 11 digits',
      pulse: 'Pulse',
      pressure: 'Press.',
      temperature: '°C',
      breaths: 'Br.',
      sleep: 'Sleep',
      food: 'Food',
      complications: 'Compl.',
      batch: 'Medicine of',
      quantity: 'Amount',
      other: 'Other medicines',
      note: 'Handover',
      says: 'What it says',
    },
    noBatch: 'none',
    line: (line: number) => `Line ${line}`,
    cell: (line: number, column: string) => `Line ${line}: ${column}`,
    save: (count: number) => (count === 0 ? 'Save' : `Save ${counted(count, 'line', 'lines')}`),
    saved: (count: number) => first(`${counted(count, 'line is', 'lines are')} saved.`),
    left: (count: number) => first(`${counted(count, 'line stays', 'lines stay')} here: see what it says.`),
    whole: 'The chart is entered.',
    nothing: 'Type at least one line.',
    legend:
      'Shift 1 morning, 2 afternoon, 3 night. Food 0 to 3. Complications 1 to 8 as the paper lists them.',
    /** The button beside what is against a line. */
    swallowed: (line: number) => `Line ${line} was swallowed: record an incident`,
    done: 'Back to detoxification',
  },
} as const

const first = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
