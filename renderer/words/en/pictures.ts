import type { Drug } from '../../../shared/records/product.ts'
import { clinicDay, counted, monthName, number } from '../format.ts'

const percent = (count: number, of: number): string =>
  of === 0 ? '–' : `${number(Math.round((count / of) * 100))}\u00a0%`

/** What a picture shows, how to read it, and the heads of the table beneath. */
export const pictures = {
  title: 'Pictures',
  door: 'The return as curves and bars, each with its table.',
  lead: 'Where the return has the same figure, it is the same number. Each picture has its table beneath, and can be printed in black and white.',
  month: 'Month',
  monthName,
  monthShort: (day: string) => monthName(day).slice(0, 3),
  print: 'Print',
  reading: 'The register is being counted …',
  file: (month: string) => `pictures-${month}`,
  period: (month: string, first: string, last: string) =>
    `${monthName(month)}; a year is ${clinicDay(first)} to ${clinicDay(last)}`,
  notOver: (day: string) => `Known until ${clinicDay(day)}: what comes later is not in these pictures.`,
  nothingClosed: 'No clinic day is closed yet, so there is nothing to draw.',
  percent,
  overTime: {
    title: 'Clients over time',
    lead: (dropoutDays: number) =>
      `Active at the end of each month (not dropped out by ${number(dropoutDays)} days without a dose), and those with at least one dose in it.`,
    active: 'Active at the end',
    dosed: 'With a dose',
    columns: ['Month', 'Came', 'Left', 'Active at the end', 'With a dose'],
    one: 'A line needs two months; there is only one yet.',
    none: 'Nobody was in treatment in this year.',
  },
  retention: {
    title: 'Who stayed',
    lead: 'Of those whose third, sixth, ninth or twelfth month in treatment was reached in this year: how many were active on that day. Each point is a group of its own.',
    start: 'Begun',
    months: (count: number) => `${number(count)} months`,
    axis: 'Months since the beginning',
    of: (held: number, of: number) => `${number(held)} of ${number(of)}`,
    columns: ['After', 'Active', 'Of', 'Share'],
    none: 'Nobody reached a third month in this year.',
  },
  doses: {
    title: 'How high the doses are',
    lead: 'The amount of each client’s last day with a dose in the month. Filled bars reach the amount that the registry of UNAIDS calls adequate: above 60 mg methadone, from 12 mg buprenorphine.',
    drug: (drug: Drug) => drug,
    adequate: 'Adequate',
    below: 'Below',
    axis: 'mg a day',
    columns: ['Medicine', 'Amount of a day', 'Clients', 'Adequate'],
    yes: 'yes',
    no: 'no',
    none: 'Nobody had a dose in this month.',
  },
  days: {
    title: 'Who came, day by day',
    lead: 'Of those expected at the counter on each day, how many of a hundred came. Darker is fewer. Carried home and away are not expected; a dot is a day on which nobody was expected or which is not closed.',
    columns: ['Month', 'Expected', 'Came', 'Did not come', 'Share'],
    legend: 'Came:',
    all: 'All that were expected',
    cell: (day: string, came: number, expected: number) =>
      `${clinicDay(day)}: ${number(came)} of ${number(expected)} came`,
    none: 'No day of this year is closed.',
  },
  hours: {
    title: 'When the queue is long',
    lead: (days: number) =>
      `Doses begun in each hour: the bar is the mean of ${counted(days, 'day', 'days')}, the line over it the fullest day. What was entered afterwards is left out.`,
    mean: 'Mean of a day',
    most: 'Fullest day',
    hour: (hour: number) => `${number(hour)}–${number(hour + 1)}`,
    axis: 'Hour of the day',
    columns: ['Hour', 'Doses in the month', 'Mean of a day', 'Fullest day'],
    none: 'No dose was begun at the counter in this month.',
  },
  runway: {
    title: 'How long the stock lasts',
    lead: (reorder: number) =>
      `As the shelf stands today, if everybody booked comes every day. Order a delivery at ${number(reorder)} days: the broken line.`,
    days: (days: number | null, horizon: number) =>
      days === null ? `more than ${number(horizon)} days` : counted(days, 'day', 'days'),
    order: 'Order now',
    axis: 'Days',
    columns: ['Medicine', 'Clients booked', 'Lasts', 'Short on'],
    none: 'No product is kept here.',
  },
  cascade: {
    title: 'From referral to result',
    lead: 'Referrals made in this year, those of them that were attended, and those whose result is known by now.',
    referred: 'Referred',
    attended: 'Attended',
    result: 'Result known',
    all: 'All',
    columns: ['For', 'Referred', 'Attended', 'Result known', 'Attended of referred'],
    none: 'Nobody was referred in this year.',
  },
} as const
