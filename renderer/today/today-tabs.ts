import type { Today, TodayRow } from '../../shared/contract/today.ts'
import { latinDigits } from '../../shared/rules/latin-digits.ts'
import { foldName } from '../../shared/rules/look-alike.ts'

export const TABS = ['due', 'waiting', 'given', 'not_given', 'not_yet_come', 'missed', 'away'] as const
export type Tab = (typeof TABS)[number]

/** So many days in a row without coming, and not here today either: somebody to ask after. */
const MISSED_DAYS = 2

/** *Due* is everybody on the list; *missed* picks some of those not yet come, so it adds nothing to the sum. */
export function rowsOf({ rows }: Today, tab: Tab, filter: string): TodayRow[] {
  const wanted = foldName(latinDigits(filter))
  return rows
    .filter((row) => inTab(row, tab))
    .filter(
      ({ registerNumber, called }) =>
        wanted === '' ||
        String(registerNumber).startsWith(wanted) ||
        (called !== null && foldName(called).includes(wanted)),
    )
}

function inTab({ group, missedBefore, away }: TodayRow, tab: Tab): boolean {
  if (tab === 'due') return group !== 'not_due'
  if (tab === 'away') return away
  if (tab === 'missed') return group === 'not_yet_come' && missedBefore >= MISSED_DAYS
  return group === tab
}
