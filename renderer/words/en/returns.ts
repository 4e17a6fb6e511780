import type { SentHow } from '../../../shared/records/monthly-return.ts'
import { clinicDay, counted, listed, monthName, number } from '../format.ts'
import type { ReasonWords } from '../types.ts'

const month = (of: unknown) => monthName(`${String(of)}-01`)
const first = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const figures = (count: unknown) => counted(Number(count), 'figure', 'figures')

const signed = (by: number) => (by > 0 ? `+${number(by)}` : by < 0 ? `−${number(-by)}` : '0')

const DAY_MS = 86_400_000

/** `04-Feb-2026 to 07-Feb-2026 and 11-Feb-2026`: days that follow on each other are one. */
function inRuns(days: readonly string[]): string {
  const runs: [first: string, last: string][] = []
  for (const day of days) {
    const run = runs.at(-1)
    if (run && Date.parse(day) - Date.parse(run[1]) === DAY_MS) run[1] = day
    else runs.push([day, day])
  }
  return listed(
    runs.map(([from, to]) => (from === to ? clinicDay(from) : `${clinicDay(from)} to ${clinicDay(to)}`)),
  )
}

const hows: Record<SentHow, string> = {
  paper: 'on paper',
  stick: 'as a file on a stick',
  online: 'typed into a website or sent by mail',
  dhis2: 'as a file for DHIS2',
}

/** Monthly returns from the first signature to what changed after they were sent. */
export const returns = {
  title: 'Returns sent',
  lead: 'Each month’s return is prepared by one person and approved by another. Once sent it is kept as it was; what changed in the register since stands beside it.',
  month,
  table: {
    caption: 'Months and their returns, the newest first',
    month: 'Month',
    state: 'State',
    since: 'Since',
    changed: 'Changed since it was sent',
    none: 'No month is over yet. The first return can be prepared when the first month is.',
  },
  states: {
    none: 'Not made',
    prepared: 'Prepared, waits for approval',
    approved: 'Approved, not sent yet',
    sent: 'Sent',
  },
  going: 'This month goes on',
  differs: (count: number) => (count === 0 ? 'Nothing' : first(figures(count))),
  due: {
    label: 'Home asks for last month’s return from this day of the month on',
    saved: (day: number) => `Home asks from day ${number(day)} of the month on.`,
  },
  one: {
    title: (of: string) => `Return of ${month(of)}`,
    back: 'All returns',
    notMade: 'No return of this month was prepared yet.',
    prepare: {
      button: 'Prepare and sign',
      again: 'Prepare anew and sign',
      title: (of: string) => `Prepare the return of ${month(of)}`,
      lead: 'The month is counted now, and you sign its figures with your PIN. Somebody else approves them.',
      missing: (days: readonly string[]) =>
        `${first(counted(days.length, 'working day', 'working days'))} without a register and without a closure: ${inRuns(days)}. If the site was closed, mark it first; the return names these days.`,
    },
    approve: {
      button: 'Approve and sign',
      title: (of: string) => `Approve the return of ${month(of)}`,
      lead: 'The month is counted once more. If its figures are still those that were prepared, your signature stands beside the other one.',
      own: 'You prepared it, so somebody else approves it: the manager or the doctor.',
      notYours: 'The manager or the doctor approves it.',
    },
    send: {
      button: 'Mark as sent',
      title: (of: string) => `Mark the return of ${month(of)} as sent`,
      lead: 'From now on it is kept as it is. A correction later shows as a difference and changes nothing of it.',
      how: 'How did it go out?',
    },
    hows,
    print: 'Print',
    signatures: 'Signatures',
    prepared: 'Prepared by',
    approved: 'Approved by',
    sent: (how: SentHow) => `Sent ${hows[how]} by`,
    mark: 'Mark',
    markHow:
      'The beginning of the signed text’s SHA-256. Paper and register belong together when it is the same.',
    earlier: 'Earlier returns of this month',
    basis: (days: number, program: string, version: string) =>
      `Dropped out means ${number(days)} days in a row without a dose. Counted by OST Register ${program}, definitions ${version}.`,
    missingDays: (days: readonly string[]) => `Working days without a register: ${inRuns(days)}.`,
    figures: 'Figures',
    head: { indicator: 'Figure', part: 'Part', count: 'Count', of: 'Of', share: 'Share' },
    zeros: (hidden: number) =>
      hidden === 0
        ? ''
        : `${first(counted(hidden, 'part', 'parts'))} without any count ${hidden === 1 ? 'is' : 'are'} left out here; the file has them.`,
  },
  changed: {
    title: 'Changed since it was sent',
    nothing: 'The register still gives the figures that were sent.',
    lead: 'The return stays as it was sent. A corrected return can be prepared and sent again.',
    caption: 'Figures that are not what was sent',
    head: { figure: 'Figure', sent: 'As sent', now: 'Now', difference: 'Difference' },
    value: (numbers: { count: number; of: number | null } | null) =>
      numbers === null
        ? 'none'
        : numbers.of === null
          ? number(numbers.count)
          : `${number(numbers.count)} of ${number(numbers.of)}`,
    difference: (count: number, of: number) => (count === 0 && of !== 0 ? `of ${signed(of)}` : signed(count)),
    lines: 'What was written since about days of that month or before',
    noLines: 'No such line: the figures are counted otherwise by a newer program.',
  },
  paper: {
    title: (of: string) => `Monthly return, ${month(of)}`,
    draft: 'Not signed by two people yet',
    signed: (name: string, when: string) => `${name}, ${when}`,
    mark: (mark: string) => `Mark ${mark}`,
    by: 'Signature',
    definitions: 'Definitions',
    counts: 'Counts',
    of: 'Of',
    source: 'Source',
  },
} as const

export const returnReasons: ReasonWords = {
  return_in_future: () => 'This month has not begun yet.',
  return_month_not_over: () =>
    'This month is not over. Prepare its return when it is; the report shows the days so far.',
  return_before_register: () => 'The register of this site began later than this month.',
  return_day_open: ({ day }) =>
    day
      ? `The clinic day of ${clinicDay(String(day))} is still open. Close it first.`
      : 'A clinic day of this month is still open. Close it first.',
  return_nothing_changed: () =>
    'The register still gives the figures that were sent, so there is nothing to send again.',
  return_changed_since_prepared: ({ figures: count }) =>
    `${first(figures(count))} ${count === 1 ? 'is' : 'are'} not as prepared any more. Prepare the return again, then approve it.`,
  return_prepared_again: () =>
    'The return was prepared again meanwhile. Look at the new one and approve that.',
  return_approved_already: () => 'This return was approved already.',
  return_not_approved: () => 'This return waits for its second signature. It can be sent after that.',
  return_sent_already: () => 'This return was marked as sent already.',
  return_same_person: () => 'Whoever prepared a return does not approve it. Ask somebody else.',
  return_text_changed: () =>
    'The stored return is not the text that was signed. Do not send it; tell the office, and prepare it again.',
}

export const returnNeeds: ReasonWords = {
  return_not_sent: ({ month: of }) => `The return of ${month(of)} has not been sent.`,
  return_to_approve: ({ month: of }) => `The return of ${month(of)} waits for your approval.`,
  return_changed: ({ month: of, figures: count }) =>
    `${first(figures(count))} of the return of ${month(of)} changed after it was sent.`,
}

export const returnActs: Readonly<Record<string, string>> = {
  'return.prepare': 'prepared and signed a monthly return',
  'return.approve': 'approved and signed a monthly return',
  'return.send': 'marked a monthly return as sent',
  'export.make': 'wrote files of the register without names',
  'names.export': 'let names out of the house',
  'dhis2.change': 'changed the mapping to DHIS2',
  'dhis2.metadata': 'took DHIS2 metadata in',
}

export const returnTables: Readonly<Record<string, string>> = {
  data_value_set: 'file for DHIS2',
  dhis2_mapping: 'mapping to DHIS2',
  dhis2_metadata: 'DHIS2 metadata',
  monthly_return: 'monthly return',
  monthly_return_approval: 'approval of a monthly return',
  monthly_return_sent: 'sent monthly return',
  names_export: 'export of names',
}
