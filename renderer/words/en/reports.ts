import type { ReportUnit } from '../../../shared/rules/indicators/definitions.ts'
import { clinicDay, number } from '../format.ts'
import type { ReasonWords } from '../types.ts'
import { cellInWords, cellWords, productInWords } from './indicator-cells.ts'
import { indicators, reportSections } from './indicators.ts'

const units: Record<ReportUnit, string> = {
  clients: 'clients',
  doses: 'doses',
  micrograms: 'mg',
  sessions: 'sessions',
  meetings: 'meetings',
  people: 'presences',
  discharges: 'stays',
  visits: 'visits',
  times: 'times',
  pieces: 'pieces',
  tests: 'tests',
  referrals: 'referrals',
  overdoses: 'overdoses',
  kits: 'kits',
  steps: 'steps',
}

const whys: Readonly<Record<string, string>> = {
  by_the_days: 'By the days without a dose',
  closed_by_staff: 'Closed by staff',
  active: 'Active that day',
  dropped_out: 'Dropped out',
  closed: 'Treatment closed',
}

const period = (firstDay: string, lastDay: string): string =>
  firstDay === lastDay ? clinicDay(firstDay) : `${clinicDay(firstDay)} to ${clinicDay(lastDay)}`

/** The return, its lists and its paper. */
export const reports = {
  title: 'Monthly return',
  lead: 'Every figure with its definition; Enter or a click on a figure shows the rows that it counts.',
  sections: reportSections,
  indicators,
  units,
  cell: cellInWords,
  product: productInWords,
  ...cellWords,
  period,
  controls: {
    thisMonth: 'This month',
    lastMonth: 'The month before',
    from: 'First day',
    until: 'Last day',
    show: 'Show',
    definitions: 'Show the definitions',
    hideDefinitions: 'Hide the definitions',
    print: 'Print',
    reading: 'The register is being counted …',
    jump: 'Go to',
  },
  definition: (days: number) =>
    `Dropped out means ${number(days)} days in a row without a dose; days on which the site was closed and days away do not count. Somebody who comes back is active again.`,
  knownUntil: (day: string) => `Counted up to ${clinicDay(day)}, the last closed day.`,
  columns: { what: 'What', all: 'All', count: 'Count', of: 'Of', share: 'Share', mean: 'Mean', unit: 'Unit' },
  nothing: 'Nothing in this period.',
  empty: 'No dose, session or service of this period is in the register.',
  identity: (start: string, came: string, went: string, end: string) =>
    `${start} at the start + ${came} who came − ${went} who went = ${end} at the end.`,
  counted: 'Counts',
  outOf: 'Out of',
  source: 'Source',
  share: (count: number, of: number): string => (of === 0 ? '–' : `${((100 * count) / of).toFixed(1)} %`),
  grams: (grams: number): string => `${grams.toFixed(3)} g`,
  doses: {
    median: (drug: string, mg: string, clients: string) => `${drug}: median ${mg} mg, ${clients} clients.`,
    band: (from: string, to: string | null) =>
      to === null ? `${from} mg and more` : `${from} to under ${to} mg`,
    bands: 'Last daily dose',
  },
  stock: { product: 'Product', units: 'Tablets or mL', grams: 'Base drug', line: 'Line' },
  rows: {
    title: (indicator: string, cell: string) => (cell === '' ? indicator : `${indicator}: ${cell}`),
    of: (title: string) => `${title}, out of whom`,
    columns: { who: 'Register number', day: 'Day', count: 'Counts', why: 'Why' },
    number: (registerNumber: number) => `No. ${registerNumber}`,
    noNumber: 'Without a number',
    open: (registerNumber: number) => `Open the record of No. ${registerNumber}`,
    total: (rows: number, count: string) =>
      `${number(rows)} ${rows === 1 ? 'row' : 'rows'}, ${count} in all.`,
    page: (from: string, to: string, all: string) => `Rows ${from} to ${to} of ${all}`,
    none: 'No row makes this figure.',
    back: 'Back to the return',
    why: (code: string): string => whys[code] ?? '',
  },
  notes: {
    report_nothing_closed: () => 'No clinic day has been closed yet, so there is nothing to count.',
    report_period_ahead: ({ day }) =>
      `This period lies ahead: the last closed day is ${clinicDay(String(day))}. Figures that need a closed day are nothing.`,
    report_period_not_over: ({ day }) =>
      `The period is not over: counted up to ${clinicDay(String(day))}, the last closed day.`,
    report_began_within: ({ day }) =>
      `The register began on ${clinicDay(String(day))}, within this period. What was on paper before is not in it.`,
    report_definition_changed: ({ day, before, after, used }) =>
      `On ${clinicDay(String(day))} the site changed what a dropout is, from ${before} to ${after} days. This page counts the whole period by ${used} days.`,
    report_restored_gap: ({ from, day }) =>
      `On ${clinicDay(String(day))} the register was brought back from a backup of ${clinicDay(String(from))}. What was written in between is missing unless somebody entered it again.`,
    report_doubtful: ({ doses }) =>
      `${doses} doses of this period are recorded after a death or outside any treatment: see Who was treated.`,
  } satisfies ReasonWords,
}
