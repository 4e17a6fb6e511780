import type { Finding, FindingKind } from '../../../shared/contract/inspection.ts'
import { amount, counted, number } from '../format.ts'
import type { ReasonWords } from '../types.ts'

const kinds: Record<FindingKind, { title: string; how: string }> = {
  dose_after_death: {
    title: 'Doses after a death',
    how: 'The dose belongs to a day after the day of death.',
  },
  dose_after_exit: {
    title: 'Doses after leaving or transfer',
    how: 'The dose belongs to a day after the treatment was closed.',
  },
  dose_not_as_ordered: {
    title: 'Dose is not the ordered amount',
    how: 'Less than the order said for that day and time. More is refused by the register itself.',
  },
  entered_late: { title: 'Entered late', how: 'Written down long after it was given.' },
  entered_in_bulk: {
    title: 'Many entries within a minute',
    how: 'One person entered this many observed doses in the same minute.',
  },
  mouth_not_checked: {
    title: 'Mouth not checked',
    how: 'Given, and nobody looked whether it was swallowed.',
  },
  voided: { title: 'Voided doses', how: 'Somebody said that nobody swallowed any of it.' },
  incident: { title: 'Dosing incidents', how: 'A wrong dose, client or drug, or a doubt about it.' },
  from_paper: {
    title: 'Entered from paper',
    how: 'From a numbered dose sheet. Marked where a logged power cut covers the time of the dose.',
  },
  stock_corrected: {
    title: 'Book brought to the count',
    how: 'The physical count and the book differed.',
  },
  wasted: { title: 'Wastage', how: 'Written off with a reason.' },
  count_missing: {
    title: 'Days without an opening count',
    how: 'Doses were given, and nobody counted before.',
  },
  count_left_out: { title: 'Counts left out', how: 'Nobody counted, and somebody said why.' },
  count_differs: {
    title: 'Counts that differ from the book',
    how: 'As they were typed, before the book was shown; counts made once more stand beside the first.',
  },
  marks_differ: {
    title: 'Marks that differ from the doses',
    how: 'The marks on the signature sheets and the doses of the day, or a sheet that did not come back.',
  },
  clock_reset: {
    title: 'Days taken back',
    how: 'Opened under a wrong clock, and taken back by a manager and another keyholder.',
  },
  countersign_owed: {
    title: 'Second signature still owed',
    how: 'Done by one person alone, and nobody has signed it yet.',
  },
  telephone_not_signed: {
    title: 'Telephone orders not signed',
    how: 'Taken by telephone, and the doctor has not signed.',
  },
  day_closed_late: { title: 'Days closed late', how: 'The clinic day was closed on a later day.' },
  day_opened_with_second: {
    title: 'Days opened with a second person',
    how: 'The clock or the typed date asked for a second look.',
  },
}

const value = ({ kind, value: amountOf, against }: Finding): string => {
  if (amountOf === null) return ''
  switch (kind) {
    case 'dose_not_as_ordered':
      return `${amount(amountOf)} given, ${against === null ? '' : amount(against)} ordered`
    case 'from_paper':
      return `${amount(amountOf)}, sheet ${against === null ? '' : number(against)}`
    case 'entered_late':
      return amountOf < 120
        ? counted(amountOf, 'minute', 'minutes')
        : `${number(Math.round(amountOf / 60))} hours`
    case 'entered_in_bulk':
      return `${number(amountOf)} in that minute`
    case 'stock_corrected':
    case 'wasted':
      return `${amountOf > 0 ? '+' : '−'}${number(Math.abs(amountOf))} steps of batch ${against === null ? '' : number(against)}`
    case 'count_differs':
      return `${number(amountOf)} counted, ${against === null ? '' : number(against)} in the book, in steps`
    case 'marks_differ':
      return `${counted(amountOf, 'mark', 'marks')} for ${counted(against ?? 0, 'dose', 'doses')}`
    case 'incident':
      return against === null ? amount(amountOf) : `${amount(amountOf)} taken, ${amount(against)} prepared`
    default:
      return amount(amountOf)
  }
}

/** What an inspector sees. */
export const inspection = {
  title: 'Inspection',
  lead: 'What wants a look, by register number. Every line opens what the ledger holds about it.',
  period: {
    title: 'Which period',
    from: 'From',
    to: 'To',
    late: 'Late from (minutes)',
    bulk: 'Many a minute from',
    look: 'Look',
  },
  summary: {
    title: 'What was found',
    columns: { kind: 'What', count: 'Lines', paper: 'From paper in an outage' },
    none: 'none',
  },
  kinds,
  rows: {
    columns: { day: 'Clinic day', at: 'Written', client: 'Client', value: 'What', who: 'Who', why: 'Reason' },
    paper: 'from paper, in a logged outage',
    categories: {
      sheet_in_outage: 'on a sheet made before, in a logged power cut',
      incident_in_outage: 'in a logged power cut, and the counter would have refused it',
      outside_outage: 'no power cut is logged over this time',
      sheet_made_later: 'the sheet was made after the dose',
    },
    empty: 'Nothing of this kind in the period.',
    more: 'Show more',
    shown: (count: number) => `${counted(count, 'line', 'lines')}, newest first`,
  },
  lines: {
    title: 'Lines of the ledger',
    none: 'The ledger holds no line about it. That should not be: run the ledger check.',
  },
  letIn: {
    title: 'Let an inspector look',
    nobody: 'No inspector has a PIN here. Add a person with the role inspector on the Staff screen first.',
    closed: 'No inspection is open. An inspector’s PIN does not open the register now.',
    who: 'Who',
    choose: 'Choose a name',
    hours: 'For how many hours',
    reason: 'Whose order, letter or number',
    reasonHow: 'Such as: Excise department, letter 114 of 12-Nov-2026.',
    open: 'Let them look',
    isOpen: (name: string, until: string) => `${name} may look until ${until}.`,
    end: 'End it now',
    past: 'Earlier inspections',
    columns: { who: 'Inspector', from: 'From', until: 'Until', by: 'Let in by', why: 'Reason' },
  },
  value,
} as const

export const inspectionReasons: ReasonWords = {
  inspection_open: () => 'An inspection is open already. End it first.',
  inspection_over: () => 'This inspection is over.',
  inspection_not_open: () =>
    'No inspection is open for you. The site manager opens it on the Inspection screen.',
  not_an_inspector: () => 'This person is no inspector here, or their PIN does not work any more.',
  period_backwards: () => 'The period ends before it begins. Change one of the two days.',
}
