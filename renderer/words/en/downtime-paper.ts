import type { DoseNotice } from '../../../shared/rules/dose-facts.ts'
import type { SheetDose } from '../../../shared/rules/paper-sheet.ts'
import { amount, clinicDay, counted, inWords, milligrams, number, weekday } from '../format.ts'
import type { ReasonWords } from '../types.ts'

const upper = (text: string): string => text.replace(/^./, (letter) => letter.toUpperCase())

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
    case 'ask_office':
      return `Ask the office: case ${one.caseNumber}`
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
  given_on_chart: ({ amountMicrograms }) =>
    `Given in detoxification on this day: ${amount(Number(amountMicrograms))}.`,
  in_camp: ({ place }) => `In the camp ${place}: medicine is given there.`,
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

/** The sheet as it is printed. */
export const downtimePaper = {
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
} as const
